"""Targets brought to the type and the rank of the outputs that they are compared with."""

import tensorflow as tf


def as_pair(y_true, y_pred, owner):
    """Returns both as tensors of the type of `y_pred`; raises when their shapes cannot be compared."""
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = tf.cast(y_true, y_pred.dtype)
    check_shapes(y_true, y_pred, owner)
    return y_true, y_pred


def check_shapes(y_true, y_pred, owner):
    """Raises when the two shapes do not broadcast to one."""
    true_shape, pred_shape = y_true.shape, y_pred.shape
    if true_shape.rank is None or pred_shape.rank is None:
        return
    pairs = zip(reversed(true_shape.as_list()), reversed(pred_shape.as_list()))
    if not all(t is None or p is None or t == p or 1 in (t, p) for t, p in pairs):
        raise ValueError(
            f"{owner}: targets and outputs must have the same shape. "
            f"Received: y_true.shape={true_shape}, y_pred.shape={pred_shape}\n"
            f"    Bring the targets to the shape {pred_shape}, or change the last layer to give {true_shape}."
        )


def match_ranks(y_true, y_pred):
    """Drops a last axis of size 1 from whichever of the two has one axis more than the other.

    Targets `(batch,)` and outputs `(batch, 1)` would otherwise broadcast to `(batch, batch)`.
    """
    if isinstance(y_true, tf.RaggedTensor) or isinstance(y_pred, tf.RaggedTensor):
        return y_true, y_pred
    y_true, y_pred = tf.convert_to_tensor(y_true), tf.convert_to_tensor(y_pred)
    true_rank, pred_rank = y_true.shape.rank, y_pred.shape.rank
    if true_rank is None or pred_rank is None:
        return _without_extra_axis(y_true, y_pred), _without_extra_axis(y_pred, y_true)
    if pred_rank - true_rank == 1:
        y_pred = _squeezed(y_pred)
    elif true_rank - pred_rank == 1:
        y_true = _squeezed(y_true)
    return y_true, y_pred


def _squeezed(tensor):
    if tensor.shape[-1] == 1:
        return tf.squeeze(tensor, -1)
    if tensor.shape[-1] is None:
        return tf.cond(tf.equal(tf.shape(tensor)[-1], 1), lambda: tf.squeeze(tensor, -1), lambda: tensor)
    return tensor


def _without_extra_axis(tensor, other):
    """`tensor` without its last axis when that has size 1 and `other` has one axis less; ranks known at run time."""
    shape = tf.shape(tensor)
    is_extra = tf.logical_and(tf.equal(tf.rank(tensor) - tf.rank(other), 1), tf.equal(shape[-1:], [1]))
    return tf.reshape(tensor, tf.cond(tf.reduce_all(is_extra), lambda: shape[:-1], lambda: shape))
