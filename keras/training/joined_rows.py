"""Joins the outputs of several batches along their rows."""

import numpy as np
import tensorflow as tf

_NUMBERS = (np.generic, int, float, bytes, str)  # what a scalar tensor becomes in Python


def join(outputs):
    """One structure out of a list of equal structures: leaves joined along their first axis; numbers become rows."""
    if len(outputs) == 1 and all(_has_rows(leaf) for leaf in tf.nest.flatten(outputs[0])):
        return outputs[0]
    return tf.nest.map_structure(lambda *leaves: _join_leaves(leaves), *outputs)


def to_numpy(structure):
    """Dense tensors as NumPy arrays; ragged and sparse ones stay."""
    return tf.nest.map_structure(lambda leaf: leaf.numpy() if isinstance(leaf, tf.Tensor) else leaf, structure)


def _join_leaves(leaves):
    if isinstance(leaves[0], tf.experimental.BatchableExtensionType):
        return tf.nest.map_structure(lambda *parts: tf.concat(parts, axis=0), *leaves, expand_composites=True)
    if isinstance(leaves[0], tf.SparseTensor):
        return tf.sparse.concat(axis=0, sp_inputs=list(leaves))
    if isinstance(leaves[0], (np.ndarray, *_NUMBERS)):
        return np.concatenate([_as_rows(leaf) for leaf in leaves])
    return tf.concat(leaves, axis=0) if _has_rows(leaves[0]) else tf.stack(leaves)


def _as_rows(leaf):
    """An array as it is, a number or text as an array of one row."""
    return np.array([leaf], object) if isinstance(leaf, (bytes, str)) else np.atleast_1d(leaf)


def _has_rows(leaf):
    if isinstance(leaf, tf.Tensor):
        return leaf.shape.rank != 0
    return not isinstance(leaf, _NUMBERS)
