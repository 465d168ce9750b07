"""Binary crossentropy, plain and focal."""

import tensorflow as tf

from keras.backend import losses as crossentropies
from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.label_smoothing import smooth
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.binary_crossentropy", "keras.metrics.binary_crossentropy")
@accepts_ragged
def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """Crossentropy between yes-no targets and probabilities, averaged over `axis`.

    `mean(-y_true * log(y_pred) - (1 - y_true) * log(1 - y_pred))`; see `keras.backend.binary_crossentropy`.

    >>> loss = keras.losses.binary_crossentropy([[0.0, 1.0]], [[0.5, 0.5]])
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        y_true: Targets in `[0, 1]`, shape `(batch, d0, ..., dN)`.
        y_pred: Probabilities, or logits when `from_logits`, same shape.
        from_logits: Whether `y_pred` holds logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards 0.5.
        axis: Axis of the mean.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "binary_crossentropy")
    y_true = smooth(y_true, label_smoothing, lambda: 2)
    return tf.reduce_mean(crossentropies.binary_crossentropy(y_true, y_pred, from_logits), axis=axis)


@keras_export("keras.losses.binary_focal_crossentropy", "keras.metrics.binary_focal_crossentropy")
@accepts_ragged
def binary_focal_crossentropy(
    y_true,
    y_pred,
    apply_class_balancing=False,
    alpha=0.25,
    gamma=2.0,
    from_logits=False,
    label_smoothing=0.0,
    axis=-1,
):
    """Binary crossentropy that counts easy elements less, averaged over `axis`.

    `mean((1 - p) ** gamma * crossentropy)`, where `p` is the probability given to the true answer; see
    `keras.backend.binary_focal_crossentropy`.

    >>> loss = keras.losses.binary_focal_crossentropy([[0.0, 1.0]], [[0.5, 0.5]])
    >>> round(float(loss[0]), 4)
    0.1733

    Args:
        y_true: Targets in `[0, 1]`, shape `(batch, d0, ..., dN)`.
        y_pred: Probabilities, or logits when `from_logits`, same shape.
        apply_class_balancing: Whether to weigh the two answers by `alpha`.
        alpha: Weight of the answer 1, in `[0, 1]`; the answer 0 has `1 - alpha`.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether `y_pred` holds logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards 0.5.
        axis: Axis of the mean.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together.

    Reference: Lin, Goyal, Girshick, He, Dollar (2017), "Focal Loss for Dense Object Detection",
        https://arxiv.org/abs/1708.02002
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "binary_focal_crossentropy")
    y_true = smooth(y_true, label_smoothing, lambda: 2)
    losses = crossentropies.binary_focal_crossentropy(
        y_true, y_pred, apply_class_balancing=apply_class_balancing, alpha=alpha, gamma=gamma, from_logits=from_logits
    )
    return tf.reduce_mean(losses, axis=axis)


@keras_export("keras.losses.BinaryCrossentropy")
class BinaryCrossentropy(LossFunctionWrapper):
    """Loss object of `keras.losses.binary_crossentropy`.

    >>> round(float(keras.losses.BinaryCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards 0.5.
        axis: Axis of the mean.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(
        self,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction=Reduction.AUTO,
        name="binary_crossentropy",
    ):
        super().__init__(
            binary_crossentropy,
            reduction=reduction,
            name=name,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )
        self.from_logits = from_logits


@keras_export("keras.losses.BinaryFocalCrossentropy")
class BinaryFocalCrossentropy(LossFunctionWrapper):
    """Loss object of `keras.losses.binary_focal_crossentropy`.

    >>> round(float(keras.losses.BinaryFocalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.1733

    Args:
        apply_class_balancing: Whether to weigh the two answers by `alpha`.
        alpha: Weight of the answer 1, in `[0, 1]`.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards 0.5.
        axis: Axis of the mean.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(
        self,
        apply_class_balancing=False,
        alpha=0.25,
        gamma=2.0,
        from_logits=False,
        label_smoothing=0.0,
        axis=-1,
        reduction=Reduction.AUTO,
        name="binary_focal_crossentropy",
    ):
        super().__init__(
            binary_focal_crossentropy,
            reduction=reduction,
            name=name,
            apply_class_balancing=apply_class_balancing,
            alpha=alpha,
            gamma=gamma,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )
        self.from_logits = from_logits
        self.apply_class_balancing = apply_class_balancing
        self.alpha = alpha
        self.gamma = gamma
