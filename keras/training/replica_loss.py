"""Losses of a batch that several replicas share: each of them gets the number that one device would get."""

import tensorflow as tf

from keras.losses.loss import Loss
from keras.losses.reduction import Reduction
from keras.support import batch_share, tf_internals


def of_whole_batch(loss, y_true, y_pred, sample_weight):
    """Returns on every replica the loss of the whole batch.

    With the mean `m_r` of replica `r` and the number `n_r` of losses that it divides by (those that a mask keeps),

        loss = sum over r of m_r * n_r / sum(n)

    while reduction "sum" adds up the sums. The gradient on each replica is that of its own summand. What gives one
    number for a batch (a function that does, or a `Loss` with a `__call__` of its own) counts as a mean over rows.

    Args:
        loss: `keras.losses.Loss`.
        y_true, y_pred, sample_weight: This replica's share.
    """
    if tf_internals.is_overridden(loss, "__call__", Loss):
        return mean_over_rows(loss(y_true, y_pred, sample_weight=sample_weight))
    if loss.reduction == Reduction.NONE:
        return loss(y_true, y_pred, sample_weight=sample_weight)
    if loss.reduction == Reduction.SUM:
        return batch_share.add_up_with_own_gradient(loss(y_true, y_pred, sample_weight=sample_weight))
    mean, count = loss.mean_and_count(y_true, y_pred, sample_weight=sample_weight)
    if count is None:
        return mean_over_rows(mean)
    fraction = tf.math.divide_no_nan(count, batch_share.add_up(count))
    return batch_share.add_up_with_own_gradient(mean * tf.cast(fraction, mean.dtype))


def mean_over_rows(value):
    """Returns on every replica the mean over all rows of the batch, of which `value` is the one over its own rows."""
    share = batch_share.current()
    if share is not None:
        return batch_share.add_up_with_own_gradient(share.part_of_mean(value))
    replicas = tf.distribute.get_strategy().num_replicas_in_sync
    return batch_share.add_up_with_own_gradient(value / replicas)
