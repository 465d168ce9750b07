"""Crossentropy of integer labels over classes."""

from keras.backend import losses as crossentropies
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.sparse_categorical_crossentropy", "keras.metrics.sparse_categorical_crossentropy")
@accepts_ragged
def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, axis=-1, ignore_class=None):
    """Crossentropy between integer labels and probabilities of classes.

    `-log(y_pred[y_true])` over `axis`; see `keras.backend.sparse_categorical_crossentropy`.

    >>> loss = keras.losses.sparse_categorical_crossentropy([1], [[0.5, 0.5]])
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        y_true: Labels in `[0, classes)`, shape `(batch, d0, ..., dN-1)` or `(batch, d0, ..., dN-1, 1)`.
        y_pred: Probabilities, or logits when `from_logits`, shape `(batch, d0, ..., dN-1, classes)`.
        from_logits: Whether `y_pred` holds logits.
        axis: Axis of the classes.
        ignore_class: Optional label whose elements cost 0 and do not count in a mean.

    Returns:
        Losses of the shape `(batch, d0, ..., dN-1)`.

    Raises:
        ValueError: The two shapes do not go together, as for one-hot rows.
    """
    return crossentropies.sparse_categorical_crossentropy(
        y_true, y_pred, from_logits=from_logits, axis=axis, ignore_class=ignore_class
    )


@keras_export("keras.losses.SparseCategoricalCrossentropy")
class SparseCategoricalCrossentropy(LossFunctionWrapper):
    """Loss object of `keras.losses.sparse_categorical_crossentropy`.

    >>> round(float(keras.losses.SparseCategoricalCrossentropy()([1], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        from_logits: Whether the outputs are logits.
        ignore_class: Optional label whose elements cost 0 and do not count in the mean.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(
        self,
        from_logits=False,
        ignore_class=None,
        reduction=Reduction.AUTO,
        name="sparse_categorical_crossentropy",
    ):
        super().__init__(
            sparse_categorical_crossentropy,
            reduction=reduction,
            name=name,
            from_logits=from_logits,
            ignore_class=ignore_class,
        )
        self.from_logits = from_logits

    def call(self, y_true, y_pred):
        """Returns the losses. The function itself matches the ranks: the last axis of the outputs is never dropped."""
        return self.fn(y_true, y_pred, **self._fn_kwargs)
