"""Layers of a user's own, made for the library at hand."""

import tensorflow as tf


def scaled(library):
    """Layer with a second argument: a tensor or a number that multiplies."""

    class Scaled(library.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight("gain", (input_shape[-1],), initializer="ones")
            super().build(input_shape)

        def call(self, inputs, by=1.0):
            return inputs * self.gain * by

    return Scaled


def halves(library):
    """Layer that gives two tensors."""

    class Halves(library.layers.Layer):
        def call(self, inputs):
            return tf.split(inputs, 2, axis=-1)

    return Halves


def moments(library):
    """Layer from a dict of tensors and lists to a dict, built from shapes of the same structure."""

    class Moments(library.layers.Layer):
        def build(self, input_shape):
            width = input_shape["shift"][1][-1]
            self.bias = self.add_weight(name="bias", shape=(width,), initializer="random_normal")

        def call(self, inputs):
            x = inputs["x"] + tf.add_n(inputs["shift"]) + self.bias
            return {
                "mean": tf.reduce_mean(x, -1, keepdims=True),
                "spread": tf.math.reduce_std(x, -1, keepdims=True),
            }

    return Moments


def odd_weights(library):
    """Layer whose weights are made in an odd order: some in `__init__`, some frozen, one a plain variable."""

    class OddWeights(library.layers.Layer):
        def __init__(self, units=2, **kwargs):
            super().__init__(**kwargs)
            self.units = units
            self.steps = self.add_weight("steps", (), "int64", "zeros", trainable=False)
            self.early = self.add_weight("early", (units,), initializer="uniform")

        def build(self, input_shape):
            self.moving = self.add_weight("moving", (self.units,), initializer="ones", trainable=False)
            self.kernel = self.add_weight("kernel", (input_shape[-1], self.units), initializer="he_normal")
            self.plain = tf.Variable(tf.ones((self.units,)), name="plain")
            self.fixed = tf.Variable(2.0, trainable=False, name="fixed")
            self.bias = self.add_weight(shape=(self.units,), initializer="zeros", name="bias")

        def call(self, inputs):
            return (inputs @ self.kernel + self.bias) * self.moving * self.plain + self.early * self.fixed

        def get_config(self):
            return {**super().get_config(), "units": self.units}

    return OddWeights


def penalized(library):
    """Layer that adds losses in `call`: of its inputs, of its weight, and one by a function."""

    class Penalized(library.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight("gain", (input_shape[-1],), initializer="ones", regularizer="l2")
            self.add_loss(lambda: 0.01 * tf.reduce_sum(tf.abs(self.gain)))

        def call(self, inputs):
            outputs = inputs * self.gain
            self.add_loss(0.1 * tf.reduce_mean(outputs**2))
            return outputs

    return Penalized


def wrapped(library):
    """Layer that holds other layers in a list, a dict and a tuple."""

    class Wrapped(library.layers.Layer):
        def __init__(self, units=3, **kwargs):
            super().__init__(**kwargs)
            layers = library.layers
            self.units = units
            self.steps = [layers.Dense(units, "relu"), layers.BatchNormalization()]
            self.heads = {"b": layers.Dense(units, name="head_b"), "a": layers.Dense(units, name="head_a")}
            self.pair = (layers.Dense(units, use_bias=False), [layers.Dense(1)])

        def call(self, inputs):
            for layer in self.steps:
                inputs = layer(inputs)
            joined = self.heads["a"](inputs) + self.heads["b"](inputs)
            return self.pair[1][0](self.pair[0](joined))

        def get_config(self):
            return {**super().get_config(), "units": self.units}

    return Wrapped


def counting(library):
    """Layer that changes its own weight in training only."""

    class Counting(library.layers.Layer):
        def build(self, input_shape):
            self.total = self.add_weight("total", (input_shape[-1],), initializer="zeros", trainable=False)

        def call(self, inputs, training=None):
            if training:
                self.total.assign_add(tf.reduce_sum(inputs, 0))
                return inputs * 2.0
            return inputs - self.total

    return Counting


def mean_over_mask(library):
    """Layer that takes a mask and gives none on."""

    class MeanOverMask(library.layers.Layer):
        def call(self, inputs, mask=None):
            if mask is None:
                return tf.reduce_mean(inputs, 1)
            weights = tf.cast(mask, inputs.dtype)[..., tf.newaxis]
            return tf.reduce_sum(inputs * weights, 1) / tf.reduce_sum(weights, 1)

        def compute_mask(self, inputs, mask=None):
            return None

    return MeanOverMask


def shape_ruled(library):
    """Layer whose shape rule says more than a trace can."""

    class ShapeRuled(library.layers.Layer):
        def call(self, inputs):
            return tf.reshape(inputs, tf.stack([tf.shape(inputs)[0], tf.size(inputs[0])]))

        def compute_output_shape(self, input_shape):
            return (input_shape[0], 6)

    return ShapeRuled


def modular(library):
    """Layer that holds a `tf.Module` with variables of its own."""

    class Affine(tf.Module):
        def __init__(self):
            super().__init__()
            self.scale = tf.Variable([2.0, 3.0, 4.0], name="scale")
            self.shift = tf.Variable(1.0, trainable=False, name="shift")

    class Modular(library.layers.Layer):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.affine = Affine()
            self.dense = library.layers.Dense(2)

        def call(self, inputs):
            return self.dense(inputs * self.affine.scale + self.affine.shift)

    return Modular


def densified(library):
    """Layer that turns a sparse tensor into a dense one and scales it."""

    class Densified(library.layers.Layer):
        def build(self, input_shape):
            self.gain = self.add_weight("gain", (input_shape[-1],), initializer="ones")

        def call(self, inputs):
            return tf.sparse.to_dense(inputs) * self.gain

    return Densified
