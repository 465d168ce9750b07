"""Functional models: branches, shared layers, several inputs and outputs in any structure."""

import collections

import numpy as np
import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, normal


def stack(library):
    x = library.Input((3,))
    y = library.layers.Dense(4, activation="relu")(x)
    return library.Model(x, library.layers.Dense(2, activation="softmax")(y))


def named(library):
    x = library.Input((3,), name="features")
    return library.Model(inputs=x, outputs=library.layers.Dense(2, name="head")(x), name="classifier")


def shared_on_two_inputs(library):
    layers = library.layers
    a, b = library.Input((3,), name="a"), library.Input((3,))
    shared = layers.Dense(4, name="shared")
    joined = layers.Concatenate()([shared(a), shared(b), layers.Rescaling(0.5)(a)])
    return library.Model([a, b], [layers.Dense(1)(joined), layers.Add()([a, b])])


def shared_in_a_chain(library):
    x = y = library.Input((4,))
    shared, normalization = library.layers.Dense(4, "tanh"), library.layers.BatchNormalization()
    for _ in range(3):
        y = normalization(shared(y))
    return library.Model(x, y)


def shared_first_call_outside(library):
    shared = library.layers.Dense(4)
    shared(library.Input((3,)))  # a call that is not part of the model
    x = library.Input((3,))
    return library.Model(x, shared(x))


def middle_call_alone(library):
    shared = library.layers.Dense(3)
    x = library.Input((3,))
    first = shared(x)
    second = shared(first)
    shared(second)
    return library.Model(first, second * 2.0)


def residual(library):
    layers = library.layers
    x = library.Input((4, 4, 2))
    y = layers.Conv2D(2, 3, padding="same", activation="relu")(x)
    y = layers.add([x, layers.BatchNormalization()(y)])
    z = layers.Conv2D(3, 1)(y)
    y = layers.Conv2D(3, 3, padding="same")(y) + z
    return library.Model(x, layers.GlobalAveragePooling2D()(y))


def tuple_in_dict_out(library):
    a, b = library.Input((2,)), library.Input((2,))
    return library.Model((a, b), {"sum": library.layers.Add()([a, b]), "a": library.layers.Dense(3)(a)})


def dict_in_list_out(library):
    x, y = library.Input((2,), name="x"), library.Input((3,), name="y")
    return library.Model({"second": y, "first": x}, [library.layers.Dense(2)(y), library.layers.Dense(2)(x)])


def nested_structures(library):
    a, b, c = (library.Input((2,), name=name) for name in "abc")
    dense = library.layers.Dense(2)
    outputs = {"all": [dense(a), (dense(b), {"last": dense(c)})], "sum": a + b + c}
    return library.Model({"one": a, "rest": {"two": b, "three": [c]}}, outputs)


def lists_in_lists(library):
    a, b, c = (library.Input((2,)) for _ in range(3))
    return library.Model([a, [b, [c]]], [[a + b], [library.layers.Dense(1)(c)]])


Pair = collections.namedtuple("Pair", ["left", "right"])


def named_tuples(library):
    a, b = library.Input((2,)), library.Input((2,))
    return library.Model(Pair(a, b), Pair(library.layers.Dense(2)(a), b - a))


def one_in_a_list(library):
    x = library.Input((3,))
    return library.Model([x], [library.layers.Dense(2)(x)])


def one_in_a_dict(library):
    x = library.Input((3,), name="x")
    return library.Model({"x": x}, {"y": library.layers.Dense(2)(x)})


def same_output_twice(library):
    x = library.Input((3,))
    y = library.layers.Dense(2, name="head")(x)
    return library.Model(x, [y, y])


def outputs_of_two_calls(library):
    a, b = library.Input((3,)), library.Input((3,))
    head = library.layers.Dense(2, name="head")
    return library.Model([a, b], [head(b), head(a)])


def input_as_output(library):
    x = library.Input((3,))
    return library.Model(x, [x, library.layers.Dense(2)(x)])


def unused_branch(library):
    x = library.Input((3,))
    library.layers.Dense(7)(x)
    return library.Model(x, library.layers.Dense(2)(x))


def unused_input(library):
    a, b = library.Input((3,)), library.Input((2,))
    return library.Model([a, b], library.layers.Dense(2)(a))


def layers_made_backwards(library):
    layers = library.layers
    last, middle, first = layers.Dense(1), layers.Dense(2), layers.Dense(3)
    x = library.Input((4,))
    return library.Model(x, last(middle(first(x))))


def branches_of_unequal_depth(library):
    layers = library.layers
    a, b, c = library.Input((2,)), library.Input((3,)), library.Input((4,))
    deep = layers.Dense(3, name="z")(layers.Dense(3, name="y")(layers.Dense(3, name="x")(c)))
    shallow = layers.Dense(3, name="w")(b)
    joined = layers.Average()([deep, shallow])
    return library.Model([a, b, c], [layers.Concatenate()([joined, a]), layers.Dense(1, name="v")(a), shallow])


def fan_out_and_in(library):
    x = library.Input((4,))
    parts = [library.layers.Dense(2, name=f"part_{index}")(x) for index in (3, 1, 2, 0)]
    return library.Model(x, library.layers.Multiply()([library.layers.Maximum()(parts[:2]), parts[3] - parts[2]]))


def fixed_batch(library):
    x = library.Input((3,), batch_size=2)
    return library.Model(x, library.layers.Dense(2)(x))


def unknown_sizes(library):
    x = library.Input((None, 3))
    return library.Model(x, library.layers.Dense(2)(x))


def scalars(library):
    x = library.Input(())
    return library.Model(x, library.layers.Reshape((1,))(x) * 2.0)


def input_of_a_spec(library):
    x = library.Input(type_spec=tf.TensorSpec((None, 3), "float32"))
    return library.Model(x, library.layers.Dense(2)(x))


def by_input_layer(library):
    layer = library.layers.InputLayer(input_shape=(3,), name="entry")
    return library.Model(layer.output, library.layers.Dense(2)(layer.output))


def constants_among_inputs(library):
    x = library.Input((3,))
    y = library.layers.Add()([x, tf.constant([[1.0, 2.0, 3.0]])])
    return library.Model(x, library.layers.Multiply()([y, np.full((1, 3), 2.0, "float32")]))


def frozen(library):
    x = library.Input((3,))
    model = library.Model(x, library.layers.Dense(2)(library.layers.BatchNormalization()(x)))
    model.trainable = False
    return model


def partly_frozen(library):
    layers = library.layers
    x = library.Input((3,))
    first, second, third = layers.Dense(3), layers.Dense(3, trainable=False), layers.Dense(3)
    y = third(second(first(x)))
    first.trainable = False
    return library.Model(x, y)


def keyword_tensors(library):
    a, b = library.Input((3,), name="a"), library.Input((3,), name="b")
    scale = custom_layers.scaled(library)()
    return library.Model([a, b], [scale(a, by=b), scale(b, by=2.0), scale(a, by=tf.constant([1.0, 2.0, 3.0]))])


def layer_with_several_outputs(library):
    x = library.Input((4,))
    left, right = custom_layers.halves(library)()(x)
    return library.Model(x, library.layers.Dense(2)(right) * left)


def layer_with_dict_outputs(library):
    x = library.Input((4,))
    moments = custom_layers.moments(library)()({"x": x, "shift": [x, x * 2.0]})
    return library.Model(x, {"mean": moments["mean"], "spread": library.layers.Dense(1)(moments["spread"])})


def training_fixed_at_a_call(library):
    x = library.Input((3,))
    normalization = library.layers.BatchNormalization()
    return library.Model(x, [normalization(x, training=False), library.layers.Dropout(0.5)(x, training=False)])


def made_on_outputs_of_layers(library):
    first, second = library.layers.Dense(3), library.layers.Dense(2)
    second(first(library.Input((4,))))
    return library.Model(first.input, [second.output, first.output])


NO_CONSTANTS = "The reference writes constants of merging layers and cannot read them."
TWO = [normal(2, 3), normal(2, 3)]

ROWS = (
    Row("functional/stack", stack, normal(2, 3)),
    Row("functional/named", named, normal(2, 3)),
    Row("functional/shared on two inputs", shared_on_two_inputs, TWO),
    Row("functional/shared in a chain", shared_in_a_chain, normal(5, 4)),
    Row("functional/shared, first call outside", shared_first_call_outside, normal(2, 3)),
    Row("functional/middle call alone", middle_call_alone, normal(2, 3)),
    Row("functional/residual", residual, normal(2, 4, 4, 2), tolerance=1e-4),
    Row("functional/tuple in, dict out", tuple_in_dict_out, (normal(2, 2), normal(2, 2))),
    Row("functional/dict in, list out", dict_in_list_out, {"first": normal(2, 2), "second": normal(2, 3)}),
    Row(
        "functional/nested structures",
        nested_structures,
        {"one": normal(2, 2), "rest": {"two": normal(2, 2), "three": [normal(2, 2)]}},
    ),
    Row("functional/lists in lists", lists_in_lists, [normal(2, 2), [normal(2, 2), [normal(2, 2)]]]),
    Row("functional/named tuples", named_tuples, Pair(normal(2, 2), normal(2, 2))),
    Row("functional/one in a list", one_in_a_list, [normal(2, 3)]),
    Row("functional/list input fed bare", one_in_a_list, normal(2, 3)),
    Row("functional/one in a dict", one_in_a_dict, {"x": normal(2, 3)}),
    Row(
        "functional/fed by input name",
        branches_of_unequal_depth,
        {"input_2": normal(2, 3), "input_3": normal(2, 4), "input_1": normal(2, 2)},
    ),
    Row(
        "functional/extra input dropped",
        dict_in_list_out,
        {"first": normal(2, 2), "second": normal(2, 3), "third": normal(2, 3)},
    ),
    Row("functional/dict input fed as a list", dict_in_list_out, [normal(2, 2), normal(2, 3)]),
    Row("functional/same output twice", same_output_twice, normal(2, 3)),
    Row("functional/outputs of two calls", outputs_of_two_calls, TWO),
    Row("functional/input as output", input_as_output, normal(2, 3)),
    Row("functional/unused branch", unused_branch, normal(2, 3)),
    Row("functional/unused input", unused_input, [normal(2, 3), normal(2, 2)]),
    Row("functional/layers made backwards", layers_made_backwards, normal(2, 4)),
    Row("functional/branches of unequal depth", branches_of_unequal_depth, [normal(2, 2), normal(2, 3), normal(2, 4)]),
    Row("functional/fan out and in", fan_out_and_in, normal(2, 4)),
    Row("functional/fixed batch", fixed_batch, normal(2, 3)),
    Row("functional/unknown sizes", unknown_sizes, normal(2, 5, 3)),
    Row("functional/scalars", scalars, normal(3)),
    Row("functional/input of a spec", input_of_a_spec, normal(2, 3)),
    Row("functional/by input layer", by_input_layer, normal(2, 3)),
    Row("functional/constants among inputs", constants_among_inputs, normal(2, 3), differs={"there": NO_CONSTANTS}),
    Row("functional/frozen", frozen, normal(2, 3)),
    Row("functional/partly frozen", partly_frozen, normal(2, 3)),
    Row(
        "functional/keyword tensors",
        keyword_tensors,
        TWO,
        custom=lambda library: {"Scaled": custom_layers.scaled(library)},
    ),
    Row(
        "functional/layer with several outputs",
        layer_with_several_outputs,
        normal(2, 4),
        custom=lambda library: {"Halves": custom_layers.halves(library)},
    ),
    Row(
        "functional/layer with dict outputs",
        layer_with_dict_outputs,
        normal(2, 4),
        custom=lambda library: {"Moments": custom_layers.moments(library)},
    ),
    Row("functional/training fixed at a call", training_fixed_at_a_call, normal(2, 3)),
    Row("functional/made on outputs of layers", made_on_outputs_of_layers, normal(2, 4)),
)
