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

    >>> keras.losses.MeanSquaredError(reduction=keras.losses.Reduction.SUM)([[1.0], [2.0]], [[0.0], [0.0]]).numpy() == 5
    True
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


def reduce_weighted_loss(losses, sample_weight=None, mask=None, reduction=Reduction.SUM_OVER_BATCH_SIZE):
    """Weighs losses and reduces them to one number, or returns them weighted when the reduction is "none".

    With a mask, "sum_over_batch_size" divides by the number of losses that the mask keeps.
    """
    if reduction in (Reduction.NONE, Reduction.SUM):
        losses, unused_keep = weighting.weigh(losses, sample_weight, mask)
        return losses if reduction == Reduction.NONE else tf.reduce_sum(weighting.flat(losses))
    if sample_weight is None and mask is None and weighting.has_known_elements(losses):
        return tf.reduce_mean(losses)
    return tf.math.divide_no_nan(*sum_and_count(losses, sample_weight, mask))


def sum_and_count(losses, sample_weight=None, mask=None):
    """Sum of the weighted losses, and how many of them count: the two parts of their mean, each a scalar."""
    losses, keep = weighting.weigh(losses, sample_weight, mask)
    losses = weighting.flat(losses)
    if keep is not None:
        return tf.reduce_sum(losses), tf.reduce_sum(keep)
    return tf.reduce_sum(losses), tf.cast(tf.size(losses), losses.dtype)
