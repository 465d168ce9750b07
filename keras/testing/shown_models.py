"""Small models of each kind, for tests of how models show themselves: builders that take ours or the reference."""

import tensorflow as tf
import tf_keras

import keras
from keras.support import state


def pairs():
    """Yields `(name, ours, the reference's)` of each model, with automatic names counted from the start."""
    for name, build in MODELS.items():
        state.reset()
        tf_keras.backend.clear_session()
        yield name, build(keras), build(tf_keras)


def residual(k, name="m"):
    x = k.Input((4,), name="i")
    return k.Model(x, k.layers.Add(name="add")([x, k.layers.Dense(4, name="d")(x)]), name=name)


def deep(k, name="m"):
    """A model in a model in a model."""
    layers = k.layers
    inner = k.Sequential([layers.Dense(4, input_shape=(4,), name="s1"), layers.Dense(4, name="s2")], name="in1")
    x = k.Input((4,), name="x2")
    middle = k.Model(x, layers.Add(name="add2")([inner(x), x]), name="in2")
    x = k.Input((4,), name="x3")
    outer = k.Model(x, layers.Dense(4, name="m3")(middle(x)), name="in3")
    return k.Sequential([k.Input((4,), name="x4"), outer, layers.Dense(1, name="o")], name=name)


def subclass(k, name="m"):
    class Subclass(k.Model):
        def __init__(self):
            super().__init__(name=name)
            self.first = k.layers.Dense(4, name="d")
            self.unused = k.layers.Dense(3, name="unused")
            self.rest = [k.layers.Dense(2, name="l0"), k.layers.Dropout(0.5, name="drop")]
            self.scale = self.add_weight("scale", shape=(5,))
            self.steps = self.add_weight("steps", shape=(), dtype="int32", trainable=False)

        def call(self, inputs):
            return self.rest[1](self.rest[0](self.first(inputs)))

    return Subclass()


def called(model, shape):
    model(tf.ones(shape))
    return model


def nesting_subclass(k):
    class Outer(k.Model):
        def __init__(self):
            super().__init__(name="m")
            self.graph = residual(k, "inner")
            self.stack = k.Sequential([k.layers.Dense(3, name="q1")], name="stack")
            self.own = subclass(k, "own")

        def call(self, inputs):
            return self.own(self.stack(self.graph(inputs)))

    return called(Outer(), (2, 4))


def functional(make, shape=(4,), **settings):
    """Builder of a functional model on one input called "x"; `make(k, x)` gives the outputs."""

    def build(k):
        x = k.Input(shape, name="x", **settings)
        return k.Model(x, make(k, x), name="m")

    return build


def two_inputs(make):
    def build(k):
        a, b = k.Input((4,), name="a"), k.Input((5,), name="b")
        return k.Model({"a": a, "b": b}, make(k, a, b), name="m")

    return build


def operations(k, x):
    return tf.reshape(tf.nn.relu(k.layers.Dense(2, name="d")(x) * 2.0 + 1.0), [-1, 1, 2])[:, 0]


def long_names(k, x):
    y = k.layers.Dense(4, name="block_one/a_very_long_layer_name_that_wraps_over")(x)
    return k.layers.Add(name="and_the_last_long_name_of_the_three_in_the_model")([x, y, y])


def shared(k, x):
    dense = k.layers.Dense(4, name="d")
    return k.layers.Concatenate(name="c")([dense(x), dense(dense(x))])


def nested_dict(k, x):
    z = k.Input((4,), name="z")
    heads = {"p": k.layers.Dense(2, name="d1")(z), "q": k.layers.Dense(3, name="d2")(z)}
    made = k.Model({"z": z}, heads, name="inner")({"z": x})
    return k.layers.Concatenate(name="c")([made["p"], made["q"]])


def nested_twice(k, x):
    inner = deep(k, "in4")
    return k.layers.Add(name="d")([inner(x), inner(k.layers.Dense(4, name="q")(x))])


def convolutions(k, x):
    layers = k.layers
    y = layers.MaxPooling2D(name="p")(layers.BatchNormalization(name="bn")(layers.Conv2D(4, 3, name="c")(x)))
    return layers.Dense(2, name="d")(layers.GlobalAveragePooling2D(name="g")(y))


def mixed_dtypes(k, x):
    y = k.layers.Dense(4, name="h", dtype="mixed_float16")(x)
    return k.layers.Dense(2, name="d", dtype="float64")(k.layers.Dense(4, name="b", dtype="bfloat16")(y))


def frozen(k):
    model = residual(k)
    model.get_layer("d").trainable = False
    return model


def all_frozen(k):
    model = deep(k)
    model.trainable = False
    return model


def stack(k, **settings):
    layers = [k.layers.Dense(4, name="a", **settings), k.layers.BatchNormalization(name="bn")]
    return k.Sequential(layers + [k.layers.Dense(300, name="d"), k.layers.Dense(1000, name="e")], name="m")


MODELS = {
    "stack with an input shape": lambda k: stack(k, input_shape=(3,)),
    "stack without weights": lambda k: k.Sequential([k.Input((3, 2)), k.layers.Flatten(name="f")], name="m"),
    "stack that was called": lambda k: called(stack(k), (5, 3)),
    "line": functional(lambda k, x: k.layers.Dense(2, name="d")(x)),
    "operations": functional(operations),
    "residual": residual,
    "shared layer": functional(shared),
    "several outputs of one layer": functional(
        lambda k, x: k.layers.Concatenate(name="c")(tf.split(x, 4, axis=1)), shape=(4,)
    ),
    "outputs of a split": functional(lambda k, x: tf.split(k.layers.Dense(6, name="d")(x), 3, axis=1)),
    "dict of outputs": two_inputs(lambda k, a, b: {"u": k.layers.Dense(2, name="d")(a), "v": b * 2.0}),
    "input that nothing reads": two_inputs(lambda k, a, b: k.layers.Dense(2, name="d")(a)),
    "long names": functional(long_names),
    "frozen layer": frozen,
    "frozen": all_frozen,
    "mixed dtypes": functional(mixed_dtypes),
    "ragged": functional(
        lambda k, x: tf.reduce_sum(k.layers.Embedding(10, 3, name="d")(x), axis=1),
        shape=(None,),
        ragged=True,
        dtype="int64",
    ),
    "fixed batch": functional(lambda k, x: k.layers.Dense(2, name="d")(x), batch_size=7),
    "unknown axes": functional(lambda k, x: k.layers.Dense(2, name="d")(x), shape=(None, None, 3)),
    "convolutions": functional(convolutions, shape=(8, 8, 3)),
    "nested": functional(lambda k, x: k.layers.Dense(2, name="o")(residual(k, "inner")(x))),
    "nested three times": deep,
    "nested and shared": functional(nested_twice),
    "nested with a dict of outputs": functional(nested_dict),
    "nested subclass": functional(lambda k, x: k.layers.Dense(1, name="o")(subclass(k, "own")(x))),
    "subclass": lambda k: called(subclass(k), (2, 3)),
    "subclass that nests": nesting_subclass,
}
