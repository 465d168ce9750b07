"""Values and their weights, brought to one shape and added up."""

import math

import tensorflow as tf

from keras.losses import weighting


def total_and_count(values, sample_weight, dtype, reduce_lacking=tf.reduce_mean):
    """Returns `sum(weight * value)` and `sum(weight)` of a batch, as scalars of `dtype`.

    Two or more axes that the weights lack are first reduced by `reduce_lacking`.
    """
    values, weights = weigh(values, sample_weight, dtype, reduce_lacking)
    total = values if values.shape.rank == 0 else tf.reduce_sum(values)
    if weights is None:
        return total, _number_of(values)
    return total, weights if weights.shape.rank == 0 else tf.reduce_sum(weights)


def weigh(values, sample_weight, dtype, reduce_lacking=tf.reduce_mean):
    """Returns values times their weights, and the weights in the shape of the values, or None without weights."""
    values = tf.cast(values, dtype)
    if sample_weight is None:
        return weighting.flat(values), None
    weights = tf.cast(sample_weight, dtype)
    if isinstance(values, tf.RaggedTensor):
        weights = weighting.match_rank(weights, values, "sample_weight") + tf.zeros_like(values)
        return (values * weights).flat_values, weights.flat_values
    if values.shape.rank == 0:
        return values * weights, weights
    if values.shape.rank is not None and weights.shape.rank is not None:
        lacking = values.shape.rank - weights.shape.rank
        if lacking > 1 and weights.shape.rank > 0:
            values = reduce_lacking(values, axis=list(range(weights.shape.rank, values.shape.rank)))
    matched = weighting.match_rank(weights, values, "sample_weight")
    if not _fits_into(matched.shape, values.shape):
        weighting.fail(weights, values, "sample_weight")
    weights = tf.broadcast_to(matched, tf.shape(values))
    return values * weights, weights


def _fits_into(shape, whole):
    """Whether a tensor of `shape` broadcasts to `whole` without making it larger; True where ranks are unknown."""
    if shape.rank is None or whole.rank is None:
        return True
    sizes = zip(reversed(shape.as_list()), reversed(whole.as_list()))
    return shape.rank <= whole.rank and all(size in (1, None) or of in (size, None) for size, of in sizes)


def _number_of(values):
    """How many numbers a tensor holds, as a scalar of its type."""
    if values.shape.is_fully_defined():
        return tf.constant(math.prod(values.shape.as_list()), values.dtype)
    return tf.cast(tf.size(values), values.dtype)
