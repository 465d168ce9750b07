"""Cosine similarity as a loss."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.ragged import accepts_ragged
from keras.losses.reduction import Reduction
from keras.support.api_export import keras_export


@keras_export("keras.losses.cosine_similarity")
@accepts_ragged
def cosine_similarity(y_true, y_pred, axis=-1):
    """Minus the cosine of the angle between targets and outputs: -1 for the same direction, 0 for a right angle.

    `-sum(unit(y_true) * unit(y_pred))` over `axis`; a vector of zeros gives 0.

    >>> keras.losses.cosine_similarity([[0.0, 1.0]], [[0.0, 3.0]]).numpy()
    array([-1.], dtype=float32)

    Args:
        y_true: Targets, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.
        axis: Axis of the vectors.

    Returns:
        Losses in `[-1, 1]`, in the shape of the outputs without `axis`.

    Raises:
        ValueError: The two shapes do not go together.
    """
    y_true, y_pred = targets.as_pair(y_true, y_pred, "cosine_similarity")
    y_true = tf.linalg.l2_normalize(y_true, axis=axis)
    y_pred = tf.linalg.l2_normalize(y_pred, axis=axis)
    return -tf.reduce_sum(y_true * y_pred, axis=axis)


@keras_export("keras.losses.CosineSimilarity")
class CosineSimilarity(LossFunctionWrapper):
    """Loss object of `keras.losses.cosine_similarity`.

    >>> float(keras.losses.CosineSimilarity()([[0.0, 1.0]], [[0.0, 3.0]]))
    -1.0

    Args:
        axis: Axis of the vectors.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
    """

    def __init__(self, axis=-1, reduction=Reduction.AUTO, name="cosine_similarity"):
        super().__init__(cosine_similarity, reduction=reduction, name=name, axis=axis)
