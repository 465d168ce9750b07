"""How the losses of a batch become one number."""

import tensorflow as tf

from keras.losses import weighting
from keras.support import naming
from keras.support.api_export import keras_export


@keras_export("keras.losses.Reduction")
class Reduction:
    """Names of the ways in which the losses of a batch become one number.

    - `AUTO` ("auto"): same as `SUM_OVER_BATCH_SIZE`.
    - `SUM_OVER_BATCH_SIZE` ("sum_over_batch_size"): sum of the weighted losses, divided by how many there are.
    - `SUM` ("sum"): sum of the weighted losses.
    - `NONE` ("none"): the weighted losses as they are.

    >>> loss = keras.losses.MeanSquaredError(reduction=keras.losses.Reduction.SUM)
    >>> float(loss([[1.0], [2.0]], [[0.0], [0.0]]))
    5.0
    """

    AUTO = "auto"
    NONE = "none"
    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"

    @classmethod
    def all(cls):
        """Returns every name."""
        return (cls.AUTO, cls.NONE, cls.SUM, cls.SUM_OVER_BATCH_SIZE)

    @classmethod
    def validate(cls, key):
        """Raises `ValueError` when `key` is none of the names."""
        if key not in cls.all():
            hint = naming.closest(key, cls.all())
            raise ValueError(f'Invalid Reduction Key: {key}. Expected keys are "{cls.all()}".' + (hint and f" {hint}"))


@keras_export("keras.__internal__.losses.compute_weighted_loss")
def compute_weighted_loss(losses, sample_weight=None, reduction=Reduction.SUM_OVER_BATCH_SIZE, name=None):
    """Weighs losses and reduces them to one number, or returns them weighted when the reduction is "none".

    >>> float(keras.__internal__.losses.compute_weighted_loss([1.0, 3.0], sample_weight=[1.0, 0.0]))
    0.5

    Args:
        losses: Losses of any shape.
        sample_weight: Optional weights: one number, one for each sample, or one for each loss.
        reduction: One of `keras.losses.Reduction`.
        name: Optional name scope.
    """
    Reduction.validate(reduction)
    with tf.name_scope(name or "weighted_loss"):
        return reduce_weighted_loss(tf.convert_to_tensor(losses), sample_weight, reduction=reduction)


def reduce_weighted_loss(losses, sample_weight=None, mask=None, reduction=Reduction.SUM_OVER_BATCH_SIZE):
    """Weighs losses and reduces them to one number, or returns them weighted when the reduction is "none".

    With a mask, "sum_over_batch_size" divides by the number of losses that the mask keeps.
    """
    if reduction in (Reduction.NONE, Reduction.SUM):
        losses, unused_keep = weighting.weigh(losses, sample_weight, mask)
        return losses if reduction == Reduction.NONE else tf.reduce_sum(weighting.flat(losses))
    if sample_weight is None and mask is None and weighting.has_known_elements(losses):
        return tf.reduce_mean(losses)
    return tf.math.divide_no_nan(*_sum_and_count(losses, sample_weight, mask))


def number_of_counted(losses, sample_weight=None, mask=None):
    """By how many losses their mean divides, as a float32 scalar; None for a single number without weights and mask."""
    losses, keep = weighting.weigh(losses, sample_weight, mask)
    if keep is not None:
        return tf.reduce_sum(tf.cast(keep, tf.float32))
    losses = weighting.flat(losses)
    return None if losses.shape.rank == 0 else tf.cast(tf.size(losses), tf.float32)


def _sum_and_count(losses, sample_weight, mask):
    losses, keep = weighting.weigh(losses, sample_weight, mask)
    losses = weighting.flat(losses)
    if keep is not None:
        return tf.reduce_sum(losses), tf.reduce_sum(keep)
    return tf.reduce_sum(losses), tf.cast(tf.size(losses), losses.dtype)
