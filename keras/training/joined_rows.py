"""Joins the outputs of several batches along their rows."""

import numpy as np
import tensorflow as tf


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
    if isinstance(leaves[0], np.ndarray) and leaves[0].ndim:
        return np.concatenate(leaves)
    return tf.concat(leaves, axis=0) if _has_rows(leaves[0]) else tf.stack(leaves)


def _has_rows(leaf):
    return not isinstance(leaf, tf.Tensor) or leaf.shape.rank != 0
