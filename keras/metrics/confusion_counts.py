"""Counts of right and wrong yes-no answers at many thresholds: the mathematics that AUC, precision and recall share."""

import collections
import math

import numpy as np
import tensorflow as tf

from keras.losses import targets, weighting

ConfusionCounts = collections.namedtuple(
    "ConfusionCounts", "true_positives true_negatives false_positives false_negatives"
)

_Sums = collections.namedtuple("_Sums", "of_yes of_no")

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
    labels = y_pred.shape[-1] or tf.shape(y_pred)[-1] if for_each_label else None
    weights = _full_weights(sample_weight, label_weights, y_pred)
    above_and_below = _sums_between_even_thresholds if are_even(thresholds) else _sums_at_each_threshold
    above, below = above_and_below(y_pred, tf.cast(y_true, tf.bool), weights, thresholds, labels)
    return ConfusionCounts(above.of_yes, below.of_no, above.of_no, below.of_yes)


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
    is_top = tf.reduce_sum(tf.one_hot(places, number or tf.shape(y_pred)[-1], dtype=y_pred.dtype), axis=-2)
    return tf.where(is_top > 0, y_pred, tf.cast(BELOW_EVERY_OUTPUT, y_pred.dtype))


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
    """One weight for each output; None where each counts as 1."""
    if sample_weight is None and label_weights is None:
        return None
    weights = tf.ones_like(y_pred)
    if sample_weight is not None:
        sample_weight = _dense(tf.cast(sample_weight, y_pred.dtype))
        weights *= weighting.match_rank(sample_weight, y_pred, "sample_weight")
    return weights if label_weights is None else weights * tf.cast(label_weights, y_pred.dtype)


def _sums_at_each_threshold(y_pred, is_yes, weights, thresholds, labels):
    """Weights of yes and of no, summed over the outputs above and below, by comparing with every threshold."""
    lines = [-1] if labels is None else [-1, labels]
    y_pred, of_yes = tf.reshape(y_pred, lines), tf.reshape(tf.cast(is_yes, y_pred.dtype), lines)
    of_no = 1 - of_yes
    if weights is not None:
        weights = tf.reshape(weights, lines)
        of_yes, of_no = of_yes * weights, of_no * weights
    each = tf.reshape(tf.constant(thresholds, y_pred.dtype), [len(thresholds)] + [1] * len(lines))
    above = tf.cast(y_pred > each, y_pred.dtype)
    sides = above, 1 - above
    return [_Sums(*(tf.reduce_sum(side * group, axis=1) for group in (of_yes, of_no))) for side in sides]


def _sums_between_even_thresholds(y_pred, is_yes, weights, thresholds, labels):
    """The same sums, each output put at once between the two thresholds where it lies.

    Output `p` exceeds threshold `i`, which is `i / (number - 1)`, exactly if `ceil(p * (number - 1)) > i`. Outputs
    below 0 exceed only a threshold below 0; a NaN exceeds none.
    """
    number = len(thresholds)
    places = tf.cast(tf.math.ceil(tf.minimum(y_pred, 1) * (number - 1)), tf.int32)
    places = tf.maximum(places, tf.cast(y_pred <= 0, tf.int32) if thresholds[0] < 0 else 0)
    places += tf.where(is_yes, number, 0)
    if labels is not None:
        places = places * labels + tf.range(labels)
    shape = [2, number] if labels is None else [2, number, labels]
    each = tf.ones_like(y_pred) if weights is None else weights
    within = tf.reshape(tf.math.unsorted_segment_sum(each, places, math.prod(shape)), shape)
    above = tf.cumsum(within, axis=1, reverse=True, exclusive=True)
    # Whole numbers subtract exactly, which costs less than a second cumulative sum.
    below = tf.reduce_sum(within, axis=1, keepdims=True) - above if weights is None else tf.cumsum(within, axis=1)
    return [_Sums(*reversed(tf.unstack(sums))) for sums in (above, below)]
