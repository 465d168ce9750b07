"""Hinge losses: margins between the true answer and the others."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.hinge", "keras.metrics.hinge")
@accepts_ragged
def hinge(y_true, y_pred):
    """`mean(max(1 - y_true * y_pred, 0))` over the last axis.

    >>> keras.losses.hinge([[-1.0, 1.0]], [[0.5, 0.5]]).numpy()
    array([1.], dtype=float32)

    Args:
        y_true: Targets -1 or 1, shape `(batch, d0, ..., dN)`. Targets that are all 0 or 1 are read as -1 and 1.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "hinge")
    return tf.reduce_mean(_margin_loss(y_true, y_pred), axis=-1)


@keras_export("keras.losses.squared_hinge", "keras.metrics.squared_hinge")
@accepts_ragged
def squared_hinge(y_true, y_pred):
    """`mean(max(1 - y_true * y_pred, 0) ** 2)` over the last axis.

    >>> keras.losses.squared_hinge([[-1.0, 1.0]], [[0.5, 0.5]]).numpy()
    array([1.25], dtype=float32)

    Args:
        y_true: Targets -1 or 1, shape `(batch, d0, ..., dN)`. Targets that are all 0 or 1 are read as -1 and 1.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "squared_hinge")
    return tf.reduce_mean(tf.square(_margin_loss(y_true, y_pred)), axis=-1)


@keras_export("keras.losses.categorical_hinge")
@accepts_ragged
def categorical_hinge(y_true, y_pred):
    """`max(1 + max((1 - y_true) * y_pred) - sum(y_true * y_pred), 0)` over the last axis.

    >>> keras.losses.categorical_hinge([[0.0, 1.0]], [[0.5, 0.25]]).numpy()
    array([1.25], dtype=float32)

    Args:
        y_true: One-hot targets, shape `(batch, d0, ..., classes)`.
        y_pred: Outputs, same shape.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "categorical_hinge")
    positive = tf.reduce_sum(y_true * y_pred, axis=-1)
    negative = tf.reduce_max((1.0 - y_true) * y_pred, axis=-1)
    return tf.maximum(negative - positive + 1.0, tf.zeros([], y_pred.dtype))


@keras_export("keras.losses.Hinge")
class Hinge(LossFunctionWrapper):
    """Loss object of `keras.losses.hinge`.

    >>> float(keras.losses.Hinge()([[-1.0, 1.0]], [[0.5, 0.5]]))
    1.0

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="hinge"):
        super().__init__(hinge, reduction=reduction, name=name)


@keras_export("keras.losses.SquaredHinge")
class SquaredHinge(LossFunctionWrapper):
    """Loss object of `keras.losses.squared_hinge`.

    >>> float(keras.losses.SquaredHinge()([[-1.0, 1.0]], [[0.5, 0.5]]))
    1.25

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="squared_hinge"):
        super().__init__(squared_hinge, reduction=reduction, name=name)


@keras_export("keras.losses.CategoricalHinge")
class CategoricalHinge(LossFunctionWrapper):
    """Loss object of `keras.losses.categorical_hinge`.

    >>> float(keras.losses.CategoricalHinge()([[0.0, 1.0]], [[0.5, 0.25]]))
    1.25

    Args:
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, reduction=Reduction.AUTO, name="categorical_hinge"):
        super().__init__(categorical_hinge, reduction=reduction, name=name)


def _margin_loss(y_true, y_pred):
    """`max(1 - y_true * y_pred, 0)` for each element."""
    is_binary = tf.reduce_all(tf.logical_or(tf.equal(y_true, 0), tf.equal(y_true, 1)))
    y_true = tf.where(is_binary, 2.0 * y_true - 1.0, y_true)
    return tf.maximum(1.0 - y_true * y_pred, 0.0)
