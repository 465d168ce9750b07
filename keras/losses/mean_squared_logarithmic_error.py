"""Mean squared logarithmic error."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support import state
from keras.support.api_export import keras_export


@keras_export(
    "keras.losses.mean_squared_logarithmic_error",
    "keras.losses.msle",
    "keras.losses.MSLE",
    "keras.metrics.mean_squared_logarithmic_error",
    "keras.metrics.msle",
    "keras.metrics.MSLE",
)
@accepts_ragged
def mean_squared_logarithmic_error(y_true, y_pred):
    """Mean of the squared differences of logarithms.

    `mean((log(max(y_true, epsilon) + 1) - log(max(y_pred, epsilon) + 1)) ** 2)` over the last axis.

    >>> loss = keras.losses.mean_squared_logarithmic_error([[1.0, 0.0]], [[0.0, 0.0]])
    >>> round(float(loss[0]), 4)
    0.2402

    Args:
        y_true: Targets >= 0, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "mean_squared_logarithmic_error")
    epsilon = tf.cast(state.process.epsilon, y_pred.dtype)
    pred_log = tf.math.log(tf.maximum(y_pred, epsilon) + 1.0)
    true_log = tf.math.log(tf.maximum(y_true, epsilon) + 1.0)
    return tf.reduce_mean(tf.math.squared_difference(pred_log, true_log), axis=-1)


@keras_export("keras.losses.MeanSquaredLogarithmicError")
class MeanSquaredLogarithmicError(LossFunctionWrapper):
    """Loss object of `keras.losses.mean_squared_logarithmic_error`.

    >>> round(float(keras.losses.MeanSquaredLogarithmicError()([[1.0, 0.0]], [[0.0, 0.0]])), 4)
    0.2402

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="mean_squared_logarithmic_error"):
        super().__init__(mean_squared_logarithmic_error, reduction=reduction, name=name)
