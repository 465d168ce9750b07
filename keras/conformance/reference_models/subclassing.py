"""Subclassed models by what they hold: layers, variables and other models, in every kind of container."""

import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import normal, subclass


def plain(library):
    class Plain(library.Model):
        def __init__(self):
            super().__init__()
            self.second = library.layers.Dense(2)
            self.first = library.layers.Dense(4, activation="relu")

        def call(self, inputs):
            return self.second(self.first(inputs))

    return Plain()


def built_from_a_shape(library):
    model = plain(library)
    model.build((None, 3))
    return model


def own_build(library):
    class Own(library.Model):
        def build(self, input_shape):
            self.kernel = self.add_weight("kernel", (input_shape[-1], 2))
            self.dense = library.layers.Dense(2)
            self.dense.build((None, 2))
            super().build(input_shape)

        def call(self, inputs):
            return self.dense(inputs @ self.kernel)

    return Own()


def built_from_nested_shapes(library):
    class Nested(library.Model):
        def __init__(self):
            super().__init__()
            self.left, self.right = library.layers.Dense(2), library.layers.Dense(2)

        def call(self, inputs):
            return self.left(inputs["a"]) * self.right(inputs["b"])

    model = Nested()
    model.build({"a": (None, 3), "b": (None, 4)})
    return model


def layers_in_lists(library):
    class Lists(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.blocks = [[layers.Dense(3, "relu"), layers.BatchNormalization()] for _ in range(2)]
            self.blocks.append([layers.Dense(2)])

        def call(self, inputs):
            for block in self.blocks:
                for layer in block:
                    inputs = layer(inputs)
            return inputs

    return Lists()


def layers_in_dicts_and_tuples(library):
    class Dicts(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.parts = {"z": layers.Dense(2), "a": [layers.Dense(2), {"m": layers.Dense(2)}]}
            self.pair = (layers.Dense(2), layers.Dense(2, use_bias=False))

        def call(self, inputs):
            total = self.parts["a"][1]["m"](inputs) + self.parts["z"](inputs) + self.parts["a"][0](inputs)
            return {"first": self.pair[0](total), "second": self.pair[1](total)}

    return Dicts()


def replaced_and_deleted(library):
    class Replaced(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.head = layers.Dense(7)
            self.tail = layers.Dense(2)
            self.head = layers.Dense(3)
            self.extra = layers.Dense(9)
            del self.extra
            self.blocks = [layers.Dense(5), layers.Dense(4)]
            self.blocks[0] = layers.Dense(3)
            self.blocks.pop()

        def call(self, inputs):
            return self.tail(self.blocks[0](self.head(inputs)))

    return Replaced()


def functional_inside(library):
    class Inside(library.Model):
        def __init__(self):
            super().__init__()
            x = library.Input((3,))
            self.body = library.Model(x, library.layers.Dense(4)(x) * 2.0, name="body")
            self.stack = library.Sequential([library.layers.Dense(2), library.layers.Activation("tanh")])

        def call(self, inputs):
            return self.stack(self.body(inputs))

    return Inside()


def tensors_to_super(library):
    class Tensors(library.Model):
        def __init__(self, units):
            x = library.Input((3,))
            y = library.layers.Dense(units)(x)
            super().__init__(inputs=x, outputs=library.layers.Dense(2)(y), name="drawn")
            self.units = units

    return Tensors(4)


def tensors_to_super_and_more(library):
    class More(library.Model):
        def __init__(self):
            x = library.Input((3,))
            super().__init__(x, library.layers.Dense(4)(x))
            self.head = library.layers.Dense(2)

        def call(self, inputs, training=None):
            return self.head(super().call(inputs, training=training))

    return More()


def subclass_in_functional(library):
    x = library.Input((3,))
    return library.Model(x, library.layers.Dense(2)(plain(library)(x)))


def subclass_in_subclass(library):
    class Outer(library.Model):
        def __init__(self):
            super().__init__(name="outer")
            self.models = [plain(library), plain(library)]
            self.wrapped = custom_layers.wrapped(library)()

        def call(self, inputs):
            return self.models[0](inputs) + self.models[1](inputs) + self.wrapped(inputs)

    return Outer()


def own_variables(library):
    class Own(library.Model):
        def __init__(self):
            super().__init__()
            self.scale = tf.Variable([1.0, 2.0, 3.0], name="scale")
            self.dense = library.layers.Dense(2)
            self.count = tf.Variable(0, trainable=False, name="count")
            self.bias = self.add_weight("bias", (2,), initializer="ones")

        def call(self, inputs):
            return self.dense(inputs * self.scale) + self.bias

    return Own()


def variables_in_containers(library):
    class Mixed(library.layers.Layer):
        def __init__(self):
            super().__init__()
            self.parts = [tf.Variable(1.0, name="a"), [tf.Variable(2.0, name="b")], tf.Variable(3.0, name="c")]
            self.dense = library.layers.Dense(3)

        def call(self, inputs):
            return self.dense(inputs) * self.parts[0] * self.parts[1][0] * self.parts[2]

    class Containers(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.first = [tf.Variable(1.0, name="d"), layers.Dense(3), tf.Variable(2.0, name="e", trainable=False)]
            self.second = {"p": tf.Variable(3.0, name="f"), "q": (layers.Dense(3), tf.Variable(4.0, name="g"))}
            self.mixed = (tf.Variable(5.0, name="h"), Mixed())

        def call(self, inputs):
            inputs = self.first[1](inputs) * self.first[0] + self.first[2]
            inputs = self.second["q"][0](inputs) * self.second["p"] + self.second["q"][1]
            return self.mixed[1](inputs) * self.mixed[0]

    return Containers()


def frozen_parts(library):
    class Frozen(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.body = [layers.Dense(4), layers.BatchNormalization()]
            self.head = layers.Dense(2)
            self.body[1].trainable = False

        def call(self, inputs):
            return self.head(self.body[1](self.body[0](inputs)))

    return Frozen()


def frozen_whole(library):
    model = layers_in_lists(library)
    model.trainable = False
    return model


def shared_layers(library):
    class Shared(library.Model):
        def __init__(self):
            super().__init__()
            self.first = library.layers.Dense(3)
            self.again = [self.first, library.layers.Dense(3)]
            self.by_name = {"first": self.first}

        def call(self, inputs):
            return self.again[1](self.by_name["first"](self.first(inputs)))

    return Shared()


def modules(library):
    class Holder(library.Model):
        def __init__(self):
            super().__init__()
            self.modular = custom_layers.modular(library)()
            self.odd = custom_layers.odd_weights(library)(2)

        def call(self, inputs):
            return self.modular(inputs) + self.odd(inputs)

    return Holder()


def in_a_sequential(library):
    return library.Sequential([library.layers.Dense(3), plain(library), library.layers.Dense(1)])


def built_from_several_shapes(library):
    class Bilinear(library.Model):
        def build(self, input_shape):
            left, right = input_shape
            self.kernel = self.add_weight("kernel", (left[-1], right[-1]), initializer="glorot_normal")
            super().build(input_shape)

        def call(self, inputs):
            left, right = inputs
            return tf.reduce_sum((left @ self.kernel) * right, -1)

    model = Bilinear()
    model.build([(None, 3), (None, 4)])
    return model


def layers_behind_properties(library):
    class Hidden(library.Model):
        def __init__(self):
            super().__init__()
            self._body = library.layers.Dense(3)
            self.__head = library.layers.Dense(2)

        @property
        def parts(self):
            return [self._body, self.__head]

        def call(self, inputs):
            for part in self.parts:
                inputs = part(inputs)
            return inputs

    return Hidden()


def mixed_in_order(library):
    class Mixed(library.Model):
        def __init__(self):
            super().__init__()
            layers = library.layers
            self.norm = layers.BatchNormalization()
            self.embed = layers.Dense(3, trainable=False)
            self.offset = tf.Variable([1.0, 2.0, 3.0], name="offset")
            self.stack = library.Sequential([layers.Dense(3), layers.BatchNormalization(trainable=False)])
            self.free = layers.LayerNormalization()

        def call(self, inputs):
            return self.free(self.stack(self.embed(self.norm(inputs)))) + self.offset

    return Mixed()


ROWS = (
    subclass(plain),
    subclass(built_from_a_shape),
    subclass(own_build),
    subclass(built_from_nested_shapes, {"a": normal(2, 3), "b": normal(2, 4)}),
    subclass(layers_in_lists),
    subclass(layers_in_dicts_and_tuples),
    subclass(replaced_and_deleted),
    subclass(functional_inside),
    subclass(tensors_to_super),
    subclass(tensors_to_super_and_more),
    subclass(subclass_in_functional),
    subclass(subclass_in_subclass),
    subclass(own_variables),
    subclass(variables_in_containers),
    subclass(frozen_parts),
    subclass(frozen_whole),
    subclass(shared_layers),
    subclass(modules),
    subclass(mixed_in_order),
    subclass(in_a_sequential),
    subclass(built_from_several_shapes, [normal(2, 3), normal(2, 4)]),
    subclass(layers_behind_properties),
)
