"""A batch that replicas of a `tf.distribute` strategy share: how much of it each one has, and sums over them all."""

import contextlib

import tensorflow as tf

from keras.support import state


class BatchShare:
    """What this replica has of the batch that it trains on together with others.

    Args:
        rows: Number of rows that it has, a scalar, which may be 0.
    """

    def __init__(self, rows):
        rows = tf.cast(rows, tf.float32)
        self.has_rows = rows > 0
        self.fraction = tf.math.divide_no_nan(rows, add_up(rows))

    def without_nan(self, value):
        """The value; 0 where the replica has no rows, whose mean is no number."""
        return tf.where(self.has_rows, value, tf.zeros_like(value))

    def part_of_mean(self, value):
        """What a mean over the rows of this replica adds to the mean over all rows."""
        return self.without_nan(value) * tf.cast(self.fraction, value.dtype)


def is_shared():
    """True while a step runs on one of several replicas."""
    context = tf.distribute.get_replica_context()
    return context is not None and context.num_replicas_in_sync > 1


def current():
    """The running replica's `BatchShare`; None on one device, and in steps that are not run by a model."""
    return state.thread.batch_share


@contextlib.contextmanager
def of_batch(data):
    """Context manager around a step of one replica.

    Args:
        data: Its batch: a structure of tensors, or of None.
    """
    state.thread.batch_share = BatchShare(count_rows(data))
    try:
        yield
    finally:
        state.thread.batch_share = None


def add_up(value):
    """Sum over all replicas of a tensor that each of them has, as a constant: no gradient flows."""
    return tf.distribute.get_replica_context().all_reduce(tf.distribute.ReduceOp.SUM, tf.stop_gradient(value))


@tf.custom_gradient
def add_up_with_own_gradient(value):
    """Sum over all replicas, whose gradient on each one is that of its own value.

    Hence gradients summed over replicas, as optimizers do it, are those of the sum, and of any function of the sum.
    """
    return add_up(value), lambda upstream: upstream


def count_rows(data):
    """Number of rows of a batch, which is a structure of tensors: those of its first tensor."""
    leaf = next((leaf for leaf in tf.nest.flatten(data) if leaf is not None), None)
    if leaf is None or leaf.shape.rank == 0:
        return 1
    if isinstance(leaf, tf.RaggedTensor):
        return leaf.nrows()
    return leaf.dense_shape[0] if isinstance(leaf, tf.SparseTensor) else tf.shape(leaf)[0]
