"""Initializers that give one value everywhere: zeros, ones, a constant."""

import tensorflow as tf

from keras.initializers.initializer import Initializer, any_dtype, drawn_shape
from keras.support.api_export import keras_export


@keras_export("keras.initializers.Zeros", "keras.initializers.zeros")
class Zeros(Initializer):
    """Initializer that gives 0 everywhere.

    >>> keras.initializers.Zeros()((2, 2)).numpy()
    array([[0., 0.],
           [0., 0.]], dtype=float32)
    """

    def __call__(self, shape, dtype=None, **kwargs):
        return tf.zeros(drawn_shape(shape, kwargs, self), _number_dtype(dtype, self))


@keras_export("keras.initializers.Ones", "keras.initializers.ones")
class Ones(Initializer):
    """Initializer that gives 1 everywhere.

    >>> keras.initializers.Ones()((2,)).numpy()
    array([1., 1.], dtype=float32)
    """

    def __call__(self, shape, dtype=None, **kwargs):
        return tf.ones(drawn_shape(shape, kwargs, self), _number_dtype(dtype, self))


@keras_export("keras.initializers.Constant", "keras.initializers.constant")
class Constant(Initializer):
    """Initializer that gives the same number everywhere, or the values of an array.

    >>> keras.initializers.Constant(0.5)((2,)).numpy()
    array([0.5, 0.5], dtype=float32)

    Args:
        value: Number, or array of the shape of the weight.
    """

    def __init__(self, value=0):
        self.value = value

    def __call__(self, shape, dtype=None, **kwargs):
        shape = drawn_shape(shape, kwargs, self)
        return tf.constant(self.value, dtype=any_dtype(dtype), shape=shape)

    def get_config(self):
        return {"value": self.value}


def _number_dtype(dtype, owner):
    found = any_dtype(dtype)
    if found == tf.string or not found.is_numpy_compatible:
        raise ValueError(f"{type(owner).__name__}: Expected numeric or boolean dtype, got {found}.")
    return found
