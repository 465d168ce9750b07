"""Mean absolute error."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export(
    "keras.losses.mean_absolute_error",
    "keras.losses.mae",
    "keras.losses.MAE",
    "keras.metrics.mean_absolute_error",
    "keras.metrics.mae",
    "keras.metrics.MAE",
)
@accepts_ragged
def mean_absolute_error(y_true, y_pred):
    """Mean of the absolute differences: `mean(|y_true - y_pred|)` over the last axis.

    >>> keras.losses.mean_absolute_error([[0.0, 2.0]], [[1.0, 0.0]]).numpy()
    array([1.5], dtype=float32)

    Args:
        y_true: Targets, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "mean_absolute_error")
    return tf.reduce_mean(tf.abs(y_pred - y_true), axis=-1)


@keras_export("keras.losses.MeanAbsoluteError")
class MeanAbsoluteError(LossFunctionWrapper):
    """Loss object of `keras.losses.mean_absolute_error`.

    >>> float(keras.losses.MeanAbsoluteError()([[0.0, 2.0]], [[1.0, 0.0]]))
    1.5

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="mean_absolute_error"):
        super().__init__(mean_absolute_error, reduction=reduction, name=name)
