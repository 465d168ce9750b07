"""`LabelWeights`: the weights of the labels of one output."""

import re

import numpy as np
import tensorflow as tf


class LabelWeights:
    """Table from label to weight.

    Args:
        weights: Dict from label (int >= 0) to weight (float).
        name: What errors call it.

    Raises:
        ValueError: `weights` is not such a dict.
    """

    def __init__(self, weights, name="`class_weight`"):
        if not weights:
            raise ValueError(f"{name} must have an entry for each label. Received: {weights!r}")
        bad = [label for label in weights if not isinstance(label, (int, np.integer)) or label < 0]
        if bad:
            raise ValueError(f"The keys of {name} must be labels, integers >= 0. Received: {bad[0]!r}")
        self._name = name
        self._table = np.zeros(max(weights) + 1, np.float32)
        self._known = np.zeros(max(weights) + 1, bool)
        for label, weight in weights.items():
            self._table[label] = weight
            self._known[label] = True

    def __repr__(self):
        return str({label: float(self._table[label]) for label in self._labels()})

    def weigh(self, y, sample_weight=None, rank=None):
        """Weights of the labels in `y`, times `sample_weight`; `rank` is that of the output, where it is known.

        Raises:
            ValueError: A label without an entry, or a tensor of a graph whose rank is unknown.
        """
        if tf.is_tensor(y) and not hasattr(y, "numpy"):
            self._check_ranks_known({"targets": y, "sample weights": sample_weight})
            weights = self._look_up_in_graph(tf.cast(_labels(y, rank, tf), tf.int64))
            return weights if sample_weight is None else _times(weights, tf.cast(sample_weight, weights.dtype), tf)
        weights = self._look_up(_labels(np.asarray(y), rank, np).astype(np.int64))
        return weights if sample_weight is None else _times(weights, np.asarray(sample_weight, weights.dtype), np)

    def _check_ranks_known(self, tensors):
        for kind, tensor in tensors.items():
            if tensor is not None and tensor.shape.rank is None:
                raise ValueError(
                    f"{self._name} needs {kind} whose rank is known. Received: {kind} of unknown shape\n"
                    "    Give the dataset an `output_signature`, or set the shape with `tf.ensure_shape` in a `map`."
                )

    def _look_up(self, labels):
        inside = (labels >= 0) & (labels < len(self._table))
        good = inside & self._known[np.where(inside, labels, 0)]
        if not good.all():
            raise ValueError(_with_advice(self._missing(labels[~good][0])))
        return self._table[labels]

    def _look_up_in_graph(self, labels):
        inside = (labels >= 0) & (labels < len(self._table))
        good = inside & tf.gather(self._known, tf.where(inside, labels, 0))
        sentence = tf.cond(
            tf.reduce_all(good),
            lambda: "",
            lambda: tf.strings.format(self._missing("{}"), tf.boolean_mask(labels, ~good)[0]),
        )
        with tf.control_dependencies([tf.debugging.Assert(tf.reduce_all(good), [sentence])]):
            return tf.gather(self._table, labels)

    def _missing(self, label):
        return f"{self._name} has no entry for label {label}. Received entries for {self._labels()}."

    def _labels(self):
        return [int(label) for label in np.flatnonzero(self._known)]


_MISSING = re.compile(r"`class_weight`(\[[^]]*\])? has no entry for label (-?\d+)\. Received entries for \[[^]]*\]\.")


def missing_label_error(message):
    """The error for labels in memory, when `message` of a kernel says that labels of a dataset have no entry."""
    found = _MISSING.search(message.replace("\\'", "'"))
    return ValueError(_with_advice(found.group())) if found else None


def _with_advice(sentence):
    label = _MISSING.search(sentence).group(2)
    return f"{sentence}\n    Add one, such as class_weight={{..., {label}: 1.0}}."


def _labels(y, rank, library):
    """Labels: of one-hot targets the largest on the last axis, of others the targets without a last axis of 1."""
    is_one_hot = len(y.shape) > 1 and y.shape[-1] != 1 and (rank is None or len(y.shape) >= rank)
    if is_one_hot:
        return library.argmax(y, axis=-1)
    has_column = len(y.shape) > 1 and y.shape[-1] == 1
    return library.squeeze(y, axis=-1) if has_column else y


def _times(weights, others, library):
    """Product, in which the factor of fewer axes gets axes at its end."""
    difference = len(weights.shape) - len(others.shape)
    for _ in range(abs(difference)):
        if difference > 0:
            others = library.expand_dims(others, -1)
        else:
            weights = library.expand_dims(weights, -1)
    return weights * others
