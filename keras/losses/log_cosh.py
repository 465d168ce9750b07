"""Logarithm of the hyperbolic cosine of the error."""

import math

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.log_cosh", "keras.losses.logcosh", "keras.metrics.log_cosh", "keras.metrics.logcosh")
@accepts_ragged
def log_cosh(y_true, y_pred):
    """`mean(log(cosh(y_pred - y_true)))` over the last axis: half the square for small errors, `|e| - log 2` for large.

    Computed as `e + softplus(-2 e) - log 2`, which cannot overflow.

    >>> keras.losses.log_cosh([[0.0, 0.0]], [[0.0, 100.0]]).numpy()
    array([49.653427], dtype=float32)

    Args:
        y_true: Targets, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "log_cosh")
    error = y_pred - y_true
    return tf.reduce_mean(error + tf.math.softplus(-2.0 * error) - tf.cast(math.log(2.0), error.dtype), axis=-1)


@keras_export("keras.losses.LogCosh")
class LogCosh(LossFunctionWrapper):
    """Loss object of `keras.losses.log_cosh`.

    >>> float(keras.losses.LogCosh()([[0.0, 0.0]], [[0.0, 0.0]]))
    0.0

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="log_cosh"):
        super().__init__(log_cosh, reduction=reduction, name=name)
