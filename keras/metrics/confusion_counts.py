"""Counts of right and wrong yes-no answers at many thresholds: the mathematics that AUC, precision and recall share."""

import collections

import numpy as np
import tensorflow as tf

from keras.losses import targets, weighting

ConfusionCounts = collections.namedtuple(
    "ConfusionCounts", "true_positives true_negatives false_positives false_negatives"
)

# Value of the outputs that are not among the top k, and the threshold that only the top k exceed.
BELOW_EVERY_OUTPUT = -1e10


def at_thresholds(
    y_true,
    y_pred,
    thresholds,
    sample_weight=None,
    *,
    dtype,
    top_k=None,
    class_id=None,
    for_each_label=False,
    label_weights=None,
):
    """Returns the `ConfusionCounts` of a batch: weights summed over the outputs above and below every threshold.

    An output means yes where it is larger than the threshold, a target where it is not 0. Evenly spaced thresholds
    cost one pass over the outputs, whatever their number; outputs are then taken to lie in [0, 1].

    Args:
        y_true: Targets.
        y_pred: Outputs of the same shape.
        thresholds: List of floats.
        sample_weight: Optional weights that broadcast to the outputs.
        dtype: Type of the counts.
        top_k: Optional integer; only the `k` largest outputs of the last axis can mean yes.
        class_id: Optional integer; only this class of the last axis is looked at.
        for_each_label: Whether to count each label of the last axis by itself.
        label_weights: Optional weights of the labels of the last axis.

    Returns:
        Four tensors of the shape `(thresholds,)`, or `(thresholds, labels)` for each label.
    """
    y_true, y_pred = _as_pair(y_true, y_pred, dtype)
    if top_k is not None:
        y_pred = _only_top_k(y_pred, top_k)
    if class_id is not None:
        _check_class_id(class_id, y_pred)
        sample_weight = _of_class(sample_weight, class_id, y_pred)
        y_true, y_pred = y_true[..., class_id, None], y_pred[..., class_id, None]
    weights = _full_weights(sample_weight, label_weights, y_pred)
    labels = tf.shape(y_pred)[-1] if for_each_label else 1
    y_true, y_pred, weights = (tf.reshape(values, [-1, labels]) for values in (y_true, y_pred, weights))
    of_yes = tf.where(tf.cast(y_true, tf.bool), weights, tf.zeros_like(weights))
    above_and_below = _sums_between_even_thresholds if are_even(thresholds) else _sums_at_each_threshold
    true_positives, false_negatives, false_positives, true_negatives = above_and_below(
        y_pred, (of_yes, weights - of_yes), thresholds
    )
    counts = ConfusionCounts(true_positives, true_negatives, false_positives, false_negatives)
    return counts if for_each_label else ConfusionCounts(*(tf.squeeze(count, 1) for count in counts))


def are_even(thresholds):
    """True for two or more thresholds that divide [0, 1] into equal parts; the ends may lie just outside."""
    return len(thresholds) > 1 and np.allclose(np.clip(thresholds, 0.0, 1.0), np.linspace(0.0, 1.0, len(thresholds)))


def _as_pair(y_true, y_pred, dtype):
    """Both as dense tensors of one type and shape."""
    y_true, y_pred = targets.match_ranks(tf.cast(y_true, dtype), tf.cast(y_pred, dtype))
    y_true, y_pred = _dense(y_true), _dense(y_pred)
    if not y_true.shape.is_compatible_with(y_pred.shape):
        raise ValueError(
            f"Shapes {y_pred.shape} and {y_true.shape} are incompatible: targets and outputs must have the same "
            f"shape. Received: y_true.shape={y_true.shape}, y_pred.shape={y_pred.shape}"
        )
    return y_true, y_pred


def _dense(values):
    """A ragged tensor as rows of its inner values."""
    if not isinstance(values, tf.RaggedTensor):
        return values
    values = values.flat_values
    return values[:, tf.newaxis] if values.shape.rank == 1 else values


def _only_top_k(y_pred, top_k):
    number = _known_classes(y_pred)
    if number is not None and top_k > number:
        raise ValueError(
            f"`top_k` must be at most the number of classes, {number}. "
            f"Received: top_k={top_k}, y_pred.shape={y_pred.shape}"
        )
    _, places = tf.math.top_k(y_pred, top_k, sorted=False)
    is_top = tf.reduce_any(tf.one_hot(places, tf.shape(y_pred)[-1], on_value=True, off_value=False), axis=-2)
    return tf.where(is_top, y_pred, tf.cast(BELOW_EVERY_OUTPUT, y_pred.dtype))


def _check_class_id(class_id, y_pred):
    number = _known_classes(y_pred)
    if number is not None and not -number <= class_id < number:
        raise ValueError(
            f"`class_id` must be a class of the last axis, 0 to {number - 1}. "
            f"Received: class_id={class_id}, y_pred.shape={y_pred.shape}"
        )


def _known_classes(y_pred):
    """Size of the last axis, or None where it is not known."""
    return y_pred.shape[-1] if y_pred.shape.rank else None


def _of_class(sample_weight, class_id, y_pred):
    """Weights of one class, where there is one for each output."""
    if sample_weight is None:
        return None
    weights = tf.convert_to_tensor(sample_weight)
    if weights.shape.rank == y_pred.shape.rank and weights.shape.rank and weights.shape[-1] not in (1, None):
        return weights[..., class_id, None]
    return weights


def _full_weights(sample_weight, label_weights, y_pred):
    """One weight for each output."""
    weights = tf.ones_like(y_pred)
    if sample_weight is not None:
        sample_weight = _dense(tf.cast(sample_weight, y_pred.dtype))
        weights *= weighting.match_rank(sample_weight, y_pred, "sample_weight")
    return weights if label_weights is None else weights * tf.cast(label_weights, y_pred.dtype)


def _sums_at_each_threshold(y_pred, groups, thresholds):
    """For each group of weights, its sums over the outputs above and below, by comparing with every threshold."""
    is_above = y_pred > tf.reshape(tf.constant(thresholds, y_pred.dtype), [-1, 1, 1])
    sums = []
    for weights in groups:
        sums.append(tf.reduce_sum(tf.where(is_above, weights, tf.zeros_like(weights)), axis=1))
        sums.append(tf.reduce_sum(tf.where(is_above, tf.zeros_like(weights), weights), axis=1))
    return sums


def _sums_between_even_thresholds(y_pred, groups, thresholds):
    """The same sums, each output put at once between the two thresholds where it lies.

    Output `p` exceeds threshold `i`, which is `i / (number - 1)`, exactly if `ceil(p * (number - 1)) > i`; a NaN
    exceeds none.
    """
    number = len(thresholds)
    places = tf.math.ceil(tf.clip_by_value(y_pred, 0.0, 1.0) * (number - 1))
    if thresholds[0] < 0:
        places = tf.maximum(places, 1.0)
    places = tf.cast(tf.where(tf.math.is_nan(y_pred), tf.zeros_like(places), places), tf.int32)
    labels = tf.shape(y_pred)[1]
    segments = places * labels + tf.range(labels)
    sums = []
    for weights in groups:
        within = tf.math.unsorted_segment_sum(weights, segments, number * labels)
        within = tf.reshape(within, [number, labels])
        sums.append(tf.cumsum(within, reverse=True, exclusive=True))
        sums.append(tf.cumsum(within))
    return sums
