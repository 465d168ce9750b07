"""Huber loss."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.losses.huber")
@accepts_ragged
def huber(y_true, y_pred, delta=1.0):
    """Squared error near the target, absolute error far from it, in the float type of `keras.backend.floatx()`.

    Mean over the last axis of `0.5 * e ** 2` where `e = |y_true - y_pred| <= delta`, and of `delta * e - 0.5 *
    delta ** 2` elsewhere.

    >>> keras.losses.huber([[0.0, 0.0]], [[1.0, 3.0]]).numpy()
    array([1.5], dtype=float32)

    Args:
        y_true: Targets, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.
        delta: Number above 0, in the unit of the targets: where squared turns into absolute.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.

    Reference: Huber (1964), "Robust Estimation of a Location Parameter",
        https://doi.org/10.1214/aoms/1177703732
    """
    y_true, y_pred = targets.as_pair(y_true, tf.cast(y_pred, state.process.float_type), "huber")
    delta = tf.cast(delta, y_pred.dtype)
    error = tf.abs(y_pred - y_true)
    near = 0.5 * tf.square(error)
    far = delta * error - 0.5 * tf.square(delta)
    return tf.reduce_mean(tf.where(error <= delta, near, far), axis=-1)


@keras_export("keras.losses.Huber")
class Huber(LossFunctionWrapper):
    """Loss object of `keras.losses.huber`.

    >>> float(keras.losses.Huber()([[0.0, 0.0]], [[1.0, 3.0]]))
    1.5

    Args:
        delta: Number above 0: where squared turns into absolute.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, delta=1.0, reduction=Reduction.AUTO, name="huber_loss"):
        super().__init__(huber, reduction=reduction, name=name, delta=delta)
