"""Crossentropy of one-hot targets over classes, plain and focal."""

import tensorflow as tf

from keras.backend import losses as crossentropies
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.label_smoothing import smooth
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.categorical_crossentropy", "keras.metrics.categorical_crossentropy")
@accepts_ragged
def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """Crossentropy between one-hot targets and probabilities of classes.

    `-sum(y_true * log(y_pred))` over `axis`; see `keras.backend.categorical_crossentropy`.

    >>> loss = keras.losses.categorical_crossentropy([[0.0, 1.0]], [[0.5, 0.5]])
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        y_true: Probabilities of classes, one-hot rows as a rule, shape `(batch, d0, ..., classes)`.
        y_pred: Probabilities, or logits when `from_logits`, same shape.
        from_logits: Whether `y_pred` holds logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
        axis: Axis of the classes.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes differ, as they do for integer labels.
    """
    y_true, y_pred = _as_pair(y_true, y_pred)
    y_true = smooth(y_true, label_smoothing, lambda: _classes(y_pred, axis))
    return crossentropies.categorical_crossentropy(y_true, y_pred, from_logits=from_logits, axis=axis)


@keras_export("keras.losses.categorical_focal_crossentropy", "keras.metrics.categorical_focal_crossentropy")
@accepts_ragged
def categorical_focal_crossentropy(
    y_true, y_pred, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1
):
    """Categorical crossentropy that counts easy classes less.

    `-sum(alpha * (1 - y_pred) ** gamma * y_true * log(y_pred))` over `axis`; see
    `keras.backend.categorical_focal_crossentropy`.

    >>> loss = keras.losses.categorical_focal_crossentropy([[0.0, 1.0]], [[0.5, 0.5]])
    >>> round(float(loss[0]), 4)
    0.0433

    Args:
        y_true: Probabilities of classes, one-hot rows as a rule, shape `(batch, d0, ..., classes)`.
        y_pred: Probabilities, or logits when `from_logits`, same shape.
        alpha: Weight of the loss: a number, or one for each class.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether `y_pred` holds logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
        axis: Axis of the classes.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes differ, as they do for integer labels.

    Reference: Lin, Goyal, Girshick, He, Dollar (2017), "Focal Loss for Dense Object Detection",
        https://arxiv.org/abs/1708.02002
    """
    y_true, y_pred = _as_pair(y_true, y_pred)
    y_true = smooth(y_true, label_smoothing, lambda: _classes(y_pred, axis))
    return crossentropies.categorical_focal_crossentropy(
        y_true, y_pred, alpha=alpha, gamma=gamma, from_logits=from_logits, axis=axis
    )


@keras_export("keras.losses.CategoricalCrossentropy")
class CategoricalCrossentropy(LossFunctionWrapper):
    """Loss object of `keras.losses.categorical_crossentropy`.

    >>> round(float(keras.losses.CategoricalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
        axis: Axis of the classes.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(
        self,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction=Reduction.AUTO,
        name="categorical_crossentropy",
    ):
        super().__init__(
            categorical_crossentropy,
            reduction=reduction,
            name=name,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )


@keras_export("keras.losses.CategoricalFocalCrossentropy")
class CategoricalFocalCrossentropy(LossFunctionWrapper):
    """Loss object of `keras.losses.categorical_focal_crossentropy`.

    >>> round(float(keras.losses.CategoricalFocalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.0433

    Args:
        alpha: Weight of the loss: a number, or one for each class.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
        axis: Axis of the classes.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(
        self,
        alpha=0.25,
        gamma=2.0,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction=Reduction.AUTO,
        name="categorical_focal_crossentropy",
    ):
        super().__init__(
            categorical_focal_crossentropy,
            reduction=reduction,
            name=name,
            alpha=alpha,
            gamma=gamma,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )
        self.from_logits = from_logits
        self.alpha = alpha
        self.gamma = gamma


def _as_pair(y_true, y_pred):
    """Both as tensors of the type of `y_pred`; the crossentropy itself checks the shapes."""
    y_pred = tf.convert_to_tensor(y_pred)
    return tf.cast(y_true, y_pred.dtype), y_pred


def _classes(y_pred, axis):
    """Number of classes, known or as a tensor."""
    return y_pred.shape[axis] or tf.cast(tf.shape(y_pred)[axis], y_pred.dtype)
