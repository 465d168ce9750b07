"""Mean absolute percentage error."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support import state
from keras.support.api_export import keras_export


@keras_export(
    "keras.losses.mean_absolute_percentage_error",
    "keras.losses.mape",
    "keras.losses.MAPE",
    "keras.metrics.mean_absolute_percentage_error",
    "keras.metrics.mape",
    "keras.metrics.MAPE",
)
@accepts_ragged
def mean_absolute_percentage_error(y_true, y_pred):
    """Mean of the differences in percent of the targets.

    `100 * mean(|y_true - y_pred| / max(|y_true|, epsilon))` over the last axis.

    >>> keras.losses.mean_absolute_percentage_error([[1.0, 2.0]], [[1.5, 2.0]]).numpy()
    array([25.], dtype=float32)

    Args:
        y_true: Targets, shape `(batch, d0, ..., dN)`. Targets near 0 give huge losses.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`, in percent.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "mean_absolute_percentage_error")
    size = tf.maximum(tf.abs(y_true), tf.cast(state.process.epsilon, y_pred.dtype))
    return 100.0 * tf.reduce_mean(tf.abs((y_true - y_pred) / size), axis=-1)


@keras_export("keras.losses.MeanAbsolutePercentageError")
class MeanAbsolutePercentageError(LossFunctionWrapper):
    """Loss object of `keras.losses.mean_absolute_percentage_error`.

    >>> float(keras.losses.MeanAbsolutePercentageError()([[1.0, 2.0]], [[1.5, 2.0]]))
    25.0

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="mean_absolute_percentage_error"):
        super().__init__(mean_absolute_percentage_error, reduction=reduction, name=name)
