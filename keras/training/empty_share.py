"""Replicas without rows: models run there on a row of ones, of which nothing remains.

Where a batch has fewer rows than there are replicas, some receive none. Many kernels of TensorFlow, above all the
gradients of convolutions and pooling, fail for empty inputs or end the process.
"""

import contextlib

import tensorflow as tf

from keras.support import batch_share, state


def without_empty_calls():
    """Context manager in which an outermost call of a layer on no rows runs on one, and returns outputs of no rows."""
    return _calls_run_by(_run)


@contextlib.contextmanager
def _calls_run_by(observer):
    outer, state.thread.call_observer = state.thread.call_observer, observer
    try:
        yield
    finally:
        state.thread.call_observer = outer


def _run(layer, inputs, args, kwargs):
    given = (inputs, args, kwargs)
    with _calls_run_by(None):  # the layers inside run as always
        if not any(map(_may_be_empty, tf.nest.flatten(given))):
            return layer.run_call(*given)
        has_no_rows = tf.logical_not(batch_share.current().has_rows)
        outputs = layer.run_call(*tf.nest.map_structure(lambda leaf: _with_a_row(leaf, has_no_rows), given))
        return tf.nest.map_structure(lambda leaf: _without_rows(leaf, has_no_rows), outputs)


def _may_be_empty(leaf):
    return isinstance(leaf, tf.Tensor) and leaf.shape.rank not in (None, 0) and leaf.shape[0] in (None, 0)


def _with_a_row(leaf, has_no_rows):
    """The tensor, or one row of ones (of empty text) where it is an empty one on a replica without rows."""
    if not _may_be_empty(leaf):
        return leaf
    rows = tf.shape(leaf)
    one_row = tf.concat([[1], rows[1:]], 0)
    make = tf.zeros if leaf.dtype == tf.string else tf.ones
    found = tf.cond(has_no_rows & (rows[0] == 0), lambda: make(one_row, leaf.dtype), lambda: tf.identity(leaf))
    found.set_shape([None, *leaf.shape[1:]])
    return _with_mask(found, leaf, lambda mask: _with_a_row(mask, has_no_rows))


def _without_rows(leaf, has_no_rows):
    """The tensor, or nothing of it on a replica without rows."""
    if not isinstance(leaf, tf.Tensor) or leaf.shape.rank in (None, 0):
        return leaf
    found = leaf[: tf.where(has_no_rows, 0, tf.shape(leaf)[0])]
    return _with_mask(found, leaf, lambda mask: _without_rows(mask, has_no_rows))


def _with_mask(found, leaf, change):
    mask = getattr(leaf, "_keras_mask", None)
    if mask is not None:
        found._keras_mask = change(mask)
    return found
