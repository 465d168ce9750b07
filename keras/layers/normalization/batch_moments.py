"""Mean and variance of a batch: of all its entries, of those a mask leaves, or of the batches of all replicas."""

import tensorflow as tf

from keras.support import batch_share


def batch_moments(inputs, axes, mask=None, across_replicas=False):
    """Returns mean and variance over `axes`, which are left out of their shapes.

    Args:
        inputs: Floating tensor of 32 bits at least.
        axes: Tuple of axes to average over.
        mask: Booleans for the first axes of `inputs`; entries under False do not count. Or None.
        across_replicas: Whether the shares of all replicas of a `tf.distribute` strategy count as one batch.
    """
    weights = None if mask is None else _broadcast_mask(mask, inputs)
    replicas = tf.distribute.get_replica_context() if across_replicas else None
    if replicas is not None and replicas.num_replicas_in_sync > 1:
        return _replica_moments(inputs, axes, weights, replicas)
    if weights is None:
        return tf.nn.moments(inputs, axes)
    return tf.nn.weighted_moments(inputs, axes, weights)


def _broadcast_mask(mask, inputs):
    mask = tf.cast(mask, inputs.dtype)
    for _ in range(inputs.shape.rank - mask.shape.rank):
        mask = tf.expand_dims(mask, -1)
    return mask


def _replica_moments(inputs, axes, weights, replicas):
    """Two rounds, the mean first: the variance of large values survives the rounding of their squares."""
    weights = tf.ones_like(inputs) if weights is None else weights * tf.ones_like(inputs)
    share = batch_share.current()
    if share is not None:
        weights *= tf.cast(share.has_rows, weights.dtype)
    sums = (tf.reduce_sum(weights * inputs, axes), tf.reduce_sum(weights, axes))
    total, count = replicas.all_reduce(tf.distribute.ReduceOp.SUM, sums)
    mean = total / count
    kept = mean
    for axis in sorted(axes):
        kept = tf.expand_dims(kept, axis)
    squares = tf.reduce_sum(weights * tf.math.squared_difference(inputs, kept), axes)
    return mean, replicas.all_reduce(tf.distribute.ReduceOp.SUM, squares) / count
