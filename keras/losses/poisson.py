"""Poisson loss."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.losses.poisson", "keras.metrics.poisson")
@accepts_ragged
def poisson(y_true, y_pred):
    """Negative log likelihood of counts under Poisson rates, up to a term that the rates do not change.

    `mean(y_pred - y_true * log(y_pred + epsilon))` over the last axis.

    >>> keras.losses.poisson([[0.0, 0.0]], [[1.0, 3.0]]).numpy()
    array([2.], dtype=float32)

    Args:
        y_true: Counts >= 0, shape `(batch, d0, ..., dN)`.
        y_pred: Rates >= 0, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "poisson")
    epsilon = tf.cast(state.process.epsilon, y_pred.dtype)
    return tf.reduce_mean(y_pred - y_true * tf.math.log(y_pred + epsilon), axis=-1)


@keras_export("keras.losses.Poisson")
class Poisson(LossFunctionWrapper):
    """Loss object of `keras.losses.poisson`.

    >>> float(keras.losses.Poisson()([[0.0, 0.0]], [[1.0, 3.0]]))
    2.0

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="poisson"):
        super().__init__(poisson, reduction=reduction, name=name)
