"""Constraints on the length of weight vectors: at most, exactly, within a range."""

import tensorflow as tf

from keras.backend import config
from keras.constraints.constraint import Constraint
from keras.support.api_export import keras_export


@keras_export("keras.constraints.MaxNorm", "keras.constraints.max_norm")
class MaxNorm(Constraint):
    """Constraint that shortens the weight vectors which are longer than `max_value`.

    >>> keras.constraints.MaxNorm(1.0)(tf.constant([[3.0, 0.5], [4.0, 0.0]])).numpy().round(4)
    array([[0.6, 0.5],
           [0.8, 0. ]], dtype=float32)

    Args:
        max_value: Number: the greatest length.
        axis: Integer, or several: the axes that a vector lies along. 0 for dense kernels `(inputs, units)`; `[0, 1, 2]`
            for the kernels of 2D convolutions `(rows, columns, inputs, filters)`.

    Reference: Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html (Section 5.1).
    """

    def __init__(self, max_value=2, axis=0):
        self.max_value = max_value
        self.axis = axis

    def __call__(self, w):
        norms = _norms(w, self.axis)
        return w * (tf.clip_by_value(norms, 0, self.max_value) / (_epsilon(norms) + norms))

    def get_config(self):
        return {"max_value": self.max_value, "axis": self.axis}


@keras_export("keras.constraints.UnitNorm", "keras.constraints.unit_norm")
class UnitNorm(Constraint):
    """Constraint that gives every weight vector length 1.

    >>> keras.constraints.UnitNorm()(tf.constant([[3.0], [4.0]])).numpy().round(4)
    array([[0.6],
           [0.8]], dtype=float32)

    Args:
        axis: Integer, or several: the axes that a vector lies along, as for `MaxNorm`.
    """

    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        norms = _norms(w, self.axis)
        return w / (_epsilon(norms) + norms)

    def get_config(self):
        return {"axis": self.axis}


@keras_export("keras.constraints.MinMaxNorm", "keras.constraints.min_max_norm")
class MinMaxNorm(Constraint):
    """Constraint that brings the length of every weight vector between `min_value` and `max_value`.

    The new length is `rate * clip(length, min_value, max_value) + (1 - rate) * length`.

    >>> keras.constraints.MinMaxNorm(1.0, 2.0)(tf.constant([[3.0, 0.3], [4.0, 0.4]])).numpy().round(4)
    array([[1.2, 0.6],
           [1.6, 0.8]], dtype=float32)

    Args:
        min_value: Number: the smallest length.
        max_value: Number: the greatest length.
        rate: Float in (0, 1]: how much of the way one update goes; 1 for all of it.
        axis: Integer, or several: the axes that a vector lies along, as for `MaxNorm`.
    """

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        self.min_value = min_value
        self.max_value = max_value
        self.rate = rate
        self.axis = axis

    def __call__(self, w):
        norms = _norms(w, self.axis)
        clipped = tf.clip_by_value(norms, self.min_value, self.max_value)
        wanted = self.rate * clipped + (1 - self.rate) * norms
        return w * (wanted / (_epsilon(norms) + norms))

    def get_config(self):
        return {"min_value": self.min_value, "max_value": self.max_value, "rate": self.rate, "axis": self.axis}


def _norms(w, axis):
    return tf.sqrt(tf.reduce_sum(tf.square(w), axis=axis, keepdims=True))


def _epsilon(norms):
    return tf.constant(config.epsilon(), norms.dtype)
