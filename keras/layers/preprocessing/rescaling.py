"""`Rescaling`: brings values from one range to another."""

import numpy as np
import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.layers.Rescaling", "keras.layers.experimental.preprocessing.Rescaling")
class Rescaling(Layer):
    """Multiplies by a number and adds another: `y = x * scale + offset`.

    `scale=1/255` brings pixels from `[0, 255]` to `[0, 1]`; `scale=1/127.5, offset=-1` brings them to `[-1, 1]`. The
    same happens in training and inference.

    >>> keras.layers.Rescaling(1 / 127.5, offset=-1)(tf.constant([[0, 255]])).numpy()
    array([[-1.,  1.]], dtype=float32)

    Args:
        scale: Number, or an array that broadcasts against the inputs.
        offset: Number, or an array that broadcasts against the inputs.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any; integers are taken too.
    Output shape: same as the input, in the layer's compute dtype.

    Raises:
        TypeError: `scale` or `offset` holds something else than numbers.
    """

    static_output_rule = True

    def __init__(self, scale, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = _check_numbers(scale, "scale", owner=self)
        self.offset = _check_numbers(offset, "offset", owner=self)

    def call(self, inputs):
        dtype = self._compute_dtype_object
        inputs = tf.cast(inputs, dtype)
        return inputs * tf.cast(self.scale, dtype) + tf.cast(self.offset, dtype)

    def compute_output_shape(self, input_shape):
        shape = tf.TensorShape(input_shape)
        for factor in (self.scale, self.offset):
            shape = tf.broadcast_static_shape(shape, tf.TensorShape(np.shape(factor)))
        return shape

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object

    def get_config(self):
        return {**super().get_config(), "scale": _plain(self.scale), "offset": _plain(self.offset)}


def _check_numbers(value, name, owner):
    kind = None if value is None or isinstance(value, str) else np.asarray(value).dtype.kind
    if kind not in ("i", "u", "f", "b"):
        arguments.fail(owner, f"`{name}` must be a number or an array of numbers.", value, name, error=TypeError)
    return value


def _plain(value):
    return list(value) if isinstance(value, (list, tuple)) else value
