"""Weights of losses: sample weights and masks, brought to the rank of what they weigh."""

import tensorflow as tf


def weigh(values, sample_weight=None, mask=None):
    """Multiplies values by sample weights and a mask.

    Args:
        values: Dense or ragged tensor.
        sample_weight: None, or weights that broadcast to `values` after `match_rank`.
        mask: None, or a boolean tensor; False drops the value.

    Returns:
        The weighted values, and the mask as numbers in the shape of `values`, or None when there is no mask
        or `values` is one number.
    """
    keep = None
    if mask is not None and values.shape.rank != 0:  # a loss that is one number has seen to masked steps itself
        keep = match_rank(tf.cast(mask, values.dtype), values, "mask")
        if keep.shape.rank is not None and values.shape.rank is not None and keep.shape.rank > values.shape.rank:
            fail(keep, values, "mask")
        keep = tf.broadcast_to(keep, tf.shape(values))
        # A product would turn a masked infinity into NaN.
        values = tf.where(tf.cast(keep, tf.bool), values, tf.zeros_like(values))
    if sample_weight is not None:
        values = values * match_rank(tf.cast(sample_weight, values.dtype), values, "sample_weight")
    return values, keep


def match_rank(weights, values, name):
    """Gives `weights` the rank of `values`, so that multiplying the two means what users mean.

    A scalar stays. One axis too many must have size 1 and is dropped. Axes that `weights` lacks are taken to be the
    last ones of `values`: `(batch,)` weighs whole rows of `(batch, steps)`.
    """
    weights_rank, values_rank = weights.shape.rank, values.shape.rank
    if weights_rank is None or values_rank is None:
        return _match_unknown_rank(weights, values)
    if weights_rank == values_rank + 1:
        if weights.shape[-1] not in (1, None):
            fail(weights, values, name)
        weights = tf.squeeze(weights, -1)
    elif 0 < weights_rank < values_rank and _starts_like(weights, values):
        for _ in range(values_rank - weights_rank):
            weights = tf.expand_dims(weights, -1)
    if not _can_broadcast(weights, values):
        fail(weights, values, name)
    return weights


def _match_unknown_rank(weights, values):
    missing = tf.rank(values) - tf.rank(weights)
    shape = tf.shape(weights)
    shorter = tf.cond(tf.equal(missing, -1), lambda: shape[:-1], lambda: shape)
    is_partial = tf.logical_and(missing > 0, tf.rank(weights) > 0)
    ones = tf.ones([tf.where(is_partial, missing, 0)], shape.dtype)
    return tf.reshape(weights, tf.concat([shorter, ones], 0))


def _starts_like(weights, values):
    return values.shape[: weights.shape.rank].is_compatible_with(weights.shape) or weights.shape.rank == (
        values.shape.rank - 1
    )


def _can_broadcast(weights, values):
    pairs = zip(reversed(weights.shape.as_list()), reversed(values.shape.as_list()))
    return all(w is None or v is None or w == v or 1 in (w, v) for w, v in pairs)


def fail(weights, values, name):
    """Raises the error of weights that cannot weigh these values."""
    if values.shape.rank == 0:
        raise ValueError(
            f"`{name}` of the shape {weights.shape} cannot weigh a loss that is one number for the whole batch. "
            f"Received: {name}.shape={weights.shape}\n"
            "    Let the loss give a number for each sample; for outputs of the shape (batch,), make it (batch, 1)."
        )
    raise ValueError(
        f"`{name}` of the shape {weights.shape} cannot weigh losses of the shape {values.shape}. "
        f"Received: {name}.shape={weights.shape}\n"
        f"    Give one number for each sample, shape ({values.shape[0]},), "
        f"or one for each loss, shape {values.shape}."
    )


def flat(values):
    """The numbers of a dense or ragged tensor as a dense one."""
    return values.flat_values if isinstance(values, tf.RaggedTensor) else values


def has_known_elements(values):
    """True for a dense tensor that is known to hold at least one number."""
    return not isinstance(values, tf.RaggedTensor) and bool(values.shape.num_elements())
