"""Kullback-Leibler divergence."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support import state
from keras.support.api_export import keras_export


@keras_export(
    "keras.losses.kl_divergence",
    "keras.losses.kullback_leibler_divergence",
    "keras.losses.kld",
    "keras.losses.KLD",
    "keras.metrics.kl_divergence",
    "keras.metrics.kullback_leibler_divergence",
    "keras.metrics.kld",
    "keras.metrics.KLD",
)
@accepts_ragged
def kl_divergence(y_true, y_pred):
    """How far one distribution lies from another, in nats.

    `sum(y_true * log(y_true / y_pred))` over the last axis, with both kept in `[epsilon, 1]`.

    >>> loss = keras.losses.kl_divergence([[0.5, 0.5]], [[0.25, 0.75]])
    >>> round(float(loss[0]), 4)
    0.1438

    Args:
        y_true: Probabilities, shape `(batch, d0, ..., classes)`.
        y_pred: Probabilities, same shape.

    Returns:
        Losses >= 0 of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.

    Reference: Kullback, Leibler (1951), "On Information and Sufficiency",
        https://doi.org/10.1214/aoms/1177729694
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "kl_divergence")
    epsilon = state.process.epsilon
    y_true = tf.clip_by_value(y_true, epsilon, 1)
    y_pred = tf.clip_by_value(y_pred, epsilon, 1)
    return tf.reduce_sum(y_true * tf.math.log(y_true / y_pred), axis=-1)


@keras_export("keras.losses.KLDivergence")
class KLDivergence(LossFunctionWrapper):
    """Loss object of `keras.losses.kl_divergence`.

    >>> round(float(keras.losses.KLDivergence()([[0.5, 0.5]], [[0.25, 0.75]])), 4)
    0.1438

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="kl_divergence"):
        super().__init__(kl_divergence, reduction=reduction, name=name)
