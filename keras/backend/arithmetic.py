"""Arithmetic element by element."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.support.api_export import keras_export


@keras_export("keras.backend.abs")
def abs(x):
    """Returns `|x|` for each element.

    >>> keras.backend.abs(tf.constant([-2.0, 3.0])).numpy()
    array([2., 3.], dtype=float32)
    """
    return tf.abs(x)


@keras_export("keras.backend.sign")
def sign(x):
    """Returns -1, 0 or 1 for each element that is below, equal to or above 0.

    >>> keras.backend.sign(tf.constant([-2.0, 0.0, 3.0])).numpy()
    array([-1.,  0.,  1.], dtype=float32)
    """
    return tf.sign(x)


@keras_export("keras.backend.square")
def square(x):
    """Returns `x * x` for each element.

    >>> keras.backend.square(tf.constant([-2.0, 3.0])).numpy()
    array([4., 9.], dtype=float32)
    """
    return tf.square(x)


@keras_export("keras.backend.sqrt")
def sqrt(x):
    """Returns the square root of each element; 0 for those below 0.

    >>> keras.backend.sqrt(tf.constant([-1.0, 9.0])).numpy()
    array([0., 3.], dtype=float32)
    """
    x = as_tensor(x)
    return tf.sqrt(tf.maximum(x, tf.constant(0.0, x.dtype)))


@keras_export("keras.backend.exp")
def exp(x):
    """Returns `e ** x` for each element.

    >>> keras.backend.exp(tf.constant([0.0])).numpy()
    array([1.], dtype=float32)
    """
    return tf.exp(x)


@keras_export("keras.backend.log")
def log(x):
    """Returns the natural logarithm of each element.

    >>> keras.backend.log(tf.constant([1.0])).numpy()
    array([0.], dtype=float32)
    """
    return tf.math.log(x)


@keras_export("keras.backend.round")
def round(x):
    """Returns the nearest whole number of each element; the even one for halves.

    >>> keras.backend.round(tf.constant([0.5, 1.5, 1.6])).numpy()
    array([0., 2., 2.], dtype=float32)
    """
    return tf.round(x)


@keras_export("keras.backend.pow")
def pow(x, a):
    """Returns `x ** a` for each element.

    >>> keras.backend.pow(tf.constant([2.0, 3.0]), 2).numpy()
    array([4., 9.], dtype=float32)

    Args:
        x: Tensor.
        a: Exponent: number, or a tensor whose shape broadcasts against that of `x`.
    """
    return tf.pow(x, a)


@keras_export("keras.backend.sin")
def sin(x):
    """Returns the sine of each element, in radians.

    >>> keras.backend.sin(tf.constant([0.0])).numpy()
    array([0.], dtype=float32)
    """
    return tf.sin(x)


@keras_export("keras.backend.cos")
def cos(x):
    """Returns the cosine of each element, in radians.

    >>> keras.backend.cos(tf.constant([0.0])).numpy()
    array([1.], dtype=float32)
    """
    return tf.cos(x)


@keras_export("keras.backend.clip")
def clip(x, min_value, max_value):
    """Returns `x` with each element brought into `[min_value, max_value]`.

    >>> keras.backend.clip(tf.constant([-3.0, 0.5, 3.0]), -1, 1).numpy()
    array([-1. ,  0.5,  1. ], dtype=float32)

    Args:
        x: Tensor, variable or array.
        min_value: Number, tensor or None for no lower bound.
        max_value: Number, tensor or None for no upper bound. A number below the number `min_value` counts as that.
    """
    if isinstance(min_value, (int, float)) and isinstance(max_value, (int, float)):
        max_value = max_value if max_value > min_value else min_value
    x = as_tensor(x)
    lowest, highest = (-float("inf"), float("inf")) if x.dtype.is_floating else (x.dtype.min, x.dtype.max)
    return tf.clip_by_value(x, lowest if min_value is None else min_value, highest if max_value is None else max_value)
