"""Comparisons element by element; shapes broadcast."""

import tensorflow as tf

from keras.support.api_export import keras_export


@keras_export("keras.backend.equal")
def equal(x, y):
    """Returns a bool tensor: `x == y`.

    >>> keras.backend.equal(tf.constant([1, 2]), 2).numpy()
    array([False,  True])
    """
    return tf.equal(x, y)


@keras_export("keras.backend.not_equal")
def not_equal(x, y):
    """Returns a bool tensor: `x != y`.

    >>> keras.backend.not_equal(tf.constant([1, 2]), 2).numpy()
    array([ True, False])
    """
    return tf.not_equal(x, y)


@keras_export("keras.backend.greater")
def greater(x, y):
    """Returns a bool tensor: `x > y`.

    >>> keras.backend.greater(tf.constant([1, 2]), 1).numpy()
    array([False,  True])
    """
    return tf.greater(x, y)


@keras_export("keras.backend.greater_equal")
def greater_equal(x, y):
    """Returns a bool tensor: `x >= y`.

    >>> keras.backend.greater_equal(tf.constant([1, 2]), 1).numpy()
    array([ True,  True])
    """
    return tf.greater_equal(x, y)


@keras_export("keras.backend.less")
def less(x, y):
    """Returns a bool tensor: `x < y`.

    >>> keras.backend.less(tf.constant([1, 2]), 2).numpy()
    array([ True, False])
    """
    return tf.less(x, y)


@keras_export("keras.backend.less_equal")
def less_equal(x, y):
    """Returns a bool tensor: `x <= y`.

    >>> keras.backend.less_equal(tf.constant([1, 2]), 1).numpy()
    array([ True, False])
    """
    return tf.less_equal(x, y)


@keras_export("keras.backend.maximum")
def maximum(x, y):
    """Returns the larger of `x` and `y` for each element.

    >>> keras.backend.maximum(tf.constant([1.0, 3.0]), 2.0).numpy()
    array([2., 3.], dtype=float32)
    """
    return tf.maximum(x, y)


@keras_export("keras.backend.minimum")
def minimum(x, y):
    """Returns the smaller of `x` and `y` for each element.

    >>> keras.backend.minimum(tf.constant([1.0, 3.0]), 2.0).numpy()
    array([1., 2.], dtype=float32)
    """
    return tf.minimum(x, y)
