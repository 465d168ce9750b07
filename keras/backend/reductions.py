"""Reductions: one number for all elements along some axes.

`axis` is an integer, a list of integers or None for all axes; `keepdims` keeps the reduced axes with size 1.
"""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.backend.sum")
def sum(x, axis=None, keepdims=False):
    """Returns the sum along `axis`.

    >>> keras.backend.sum(tf.constant([[1.0, 2.0], [3.0, 4.0]]), axis=0).numpy()
    array([4., 6.], dtype=float32)
    """
    return tf.reduce_sum(x, axis, keepdims)


@keras_export("keras.backend.prod")
def prod(x, axis=None, keepdims=False):
    """Returns the product along `axis`.

    >>> keras.backend.prod(tf.constant([[1.0, 2.0], [3.0, 4.0]]), axis=0).numpy()
    array([3., 8.], dtype=float32)
    """
    return tf.reduce_prod(x, axis, keepdims)


@keras_export("keras.backend.max")
def max(x, axis=None, keepdims=False):
    """Returns the largest value along `axis`.

    >>> keras.backend.max(tf.constant([[1.0, 5.0], [3.0, 4.0]]), axis=0).numpy()
    array([3., 5.], dtype=float32)
    """
    return tf.reduce_max(x, axis, keepdims)


@keras_export("keras.backend.min")
def min(x, axis=None, keepdims=False):
    """Returns the smallest value along `axis`.

    >>> keras.backend.min(tf.constant([[1.0, 5.0], [3.0, 4.0]]), axis=0).numpy()
    array([1., 4.], dtype=float32)
    """
    return tf.reduce_min(x, axis, keepdims)


@keras_export("keras.backend.mean")
def mean(x, axis=None, keepdims=False):
    """Returns the mean along `axis`: for booleans the share of True, for integers rounded towards 0.

    >>> keras.backend.mean(tf.constant([[1.0, 2.0], [3.0, 4.0]]), axis=0).numpy()
    array([2., 3.], dtype=float32)
    """
    return tf.reduce_mean(_booleans_as_floats(x), axis, keepdims)


@keras_export("keras.backend.var")
def var(x, axis=None, keepdims=False):
    """Returns the variance along `axis`: the mean squared distance from the mean.

    >>> float(keras.backend.var(tf.constant([1.0, 3.0])))
    1.0
    """
    return tf.math.reduce_variance(_booleans_as_floats(x), axis, keepdims)


@keras_export("keras.backend.std")
def std(x, axis=None, keepdims=False):
    """Returns the standard deviation along `axis`: the root of `var`.

    >>> float(keras.backend.std(tf.constant([1.0, 5.0])))
    2.0
    """
    return tf.math.reduce_std(_booleans_as_floats(x), axis, keepdims)


@keras_export("keras.backend.any")
def any(x, axis=None, keepdims=False):
    """Returns whether any element along `axis` is True, or not 0.

    >>> keras.backend.any(tf.constant([[0, 2], [0, 0]]), axis=1).numpy()
    array([ True, False])
    """
    return tf.reduce_any(tf.cast(x, tf.bool), axis, keepdims)


@keras_export("keras.backend.all")
def all(x, axis=None, keepdims=False):
    """Returns whether all elements along `axis` are True, or not 0.

    >>> keras.backend.all(tf.constant([[1, 2], [0, 1]]), axis=1).numpy()
    array([ True, False])
    """
    return tf.reduce_all(tf.cast(x, tf.bool), axis, keepdims)


@keras_export("keras.backend.argmax")
def argmax(x, axis=-1):
    """Returns the index of the largest value along one axis, the first of equal ones, as int64.

    >>> keras.backend.argmax(tf.constant([[1.0, 5.0], [3.0, 2.0]])).numpy()
    array([1, 0])
    """
    return tf.argmax(x, axis)


@keras_export("keras.backend.argmin")
def argmin(x, axis=-1):
    """Returns the index of the smallest value along one axis, the first of equal ones, as int64.

    >>> keras.backend.argmin(tf.constant([[1.0, 5.0], [3.0, 2.0]])).numpy()
    array([0, 1])
    """
    return tf.argmin(x, axis)


@keras_export("keras.backend.cumsum")
def cumsum(x, axis=0):
    """Returns the sum of each element and all before it along one axis.

    >>> keras.backend.cumsum(tf.constant([1.0, 2.0, 3.0])).numpy()
    array([1., 3., 6.], dtype=float32)
    """
    return tf.cumsum(x, axis)


@keras_export("keras.backend.cumprod")
def cumprod(x, axis=0):
    """Returns the product of each element and all before it along one axis.

    >>> keras.backend.cumprod(tf.constant([1.0, 2.0, 3.0])).numpy()
    array([1., 2., 6.], dtype=float32)
    """
    return tf.math.cumprod(x, axis)


def _booleans_as_floats(x):
    x = as_tensor(x)
    return tf.cast(x, state.process.float_type) if x.dtype.base_dtype == tf.bool else x
