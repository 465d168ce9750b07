"""`class_weight`: weights by label, turned into weights by sample."""

import numpy as np
import tensorflow as tf


class ClassWeight:
    """Table from label to weight.

    Args:
        weights: Dict from label (int >= 0) to weight (float).

    Raises:
        ValueError: `weights` is not such a dict.
    """

    def __init__(self, weights):
        if not isinstance(weights, dict) or not weights:
            raise ValueError(
                f"`class_weight` must be a dict from label to weight, such as {{0: 1.0, 1: 3.0}}. "
                f"Received: class_weight={weights!r}"
            )
        bad = [label for label in weights if not isinstance(label, (int, np.integer)) or label < 0]
        if bad:
            raise ValueError(f"The keys of `class_weight` must be labels, integers >= 0. Received: {bad[0]!r}")
        self.table = np.zeros(max(weights) + 1, np.float32)
        self.known = np.zeros(max(weights) + 1, bool)
        for label, weight in weights.items():
            self.table[label] = weight
            self.known[label] = True

    def weigh_rows(self, y, sample_weight):
        """Weights of the samples with NumPy targets `y`, times `sample_weight` when there is one."""
        labels = _labels(y, np)
        inside = (labels >= 0) & (labels < len(self.table))
        good = inside & self.known[np.where(inside, labels, 0)]
        if not good.all():
            raise ValueError(self._missing(labels[~good][0]))
        weights = self.table[labels]
        return weights if sample_weight is None else _times(weights, sample_weight)

    def weigh_tensor(self, y, sample_weight):
        """The same for a tensor, inside a graph."""
        labels = _labels(y, tf)
        known = tf.gather(self.known, tf.clip_by_value(labels, 0, len(self.table) - 1))
        good = tf.reduce_all(known & (labels >= 0) & (labels < len(self.table)))
        check = tf.debugging.Assert(good, [f"class_weight has entries for {self._labels()} only. Labels:", labels])
        with tf.control_dependencies([check]):
            weights = tf.gather(self.table, labels)
        return weights if sample_weight is None else weights * tf.cast(sample_weight, weights.dtype)

    def weigh_batch(self, x, y=None, sample_weight=None):
        """Maps a dataset's element to one that has the weights."""
        if y is None or tf.nest.is_nested(y):
            raise ValueError(
                "`class_weight` needs targets, and exactly one output. Received: y of type " + str(type(y))
            )
        return x, y, self.weigh_tensor(y, sample_weight)

    def _labels(self):
        return [int(label) for label in np.flatnonzero(self.known)]

    def _missing(self, label):
        return (
            f"`class_weight` has no entry for label {int(label)}. Received entries for {self._labels()}.\n"
            f"    Add one, such as class_weight={{..., {int(label)}: 1.0}}."
        )


def _labels(y, library):
    """Labels of sparse targets `(n,)` or `(n, 1)`, or of one-hot targets `(n, classes)`."""
    if len(y.shape) > 2:
        raise ValueError(f"`class_weight` is for targets of one or two axes. Received: y.shape={tuple(y.shape)}")
    if len(y.shape) == 2 and y.shape[-1] != 1:
        return library.argmax(y, axis=-1)
    flat = library.reshape(y, [-1])
    return flat.astype(np.int64) if library is np else tf.cast(flat, tf.int64)


def _times(weights, sample_weight):
    extra_axes = sample_weight.ndim - 1
    return (weights.reshape((-1,) + (1,) * extra_axes) * sample_weight).astype(np.float32)
