"""Losses on ragged targets and outputs: the dense loss of the values, put back into rows."""

import functools
import inspect

import tensorflow as tf


def accepts_ragged(function):
    """Decorator that lets a loss function take ragged targets and outputs with the same row lengths.

    One of the two may be dense. Where the last axis is ragged itself, the function runs on each row.
    """

    @functools.wraps(function)
    def loss(y_true, y_pred, *args, **kwargs):
        if isinstance(y_true, tf.RaggedTensor) or isinstance(y_pred, tf.RaggedTensor):
            return _ragged_loss(function, y_true, y_pred, *args, **kwargs)
        return function(y_true, y_pred, *args, **kwargs)

    return loss


def _ragged_loss(function, y_true, y_pred, *args, **kwargs):
    y_true, y_pred = _as_ragged(y_true, like=y_pred), _as_ragged(y_pred, like=y_true)
    depth = y_pred.ragged_rank
    settings = _settings_on_last_axis(function, y_pred.shape.rank, args, kwargs)
    with tf.control_dependencies(_checks_of_rows(y_true.nested_row_splits[:depth], y_pred.nested_row_splits, function)):
        true_values, pred_values = _values(y_true, depth), tf.identity(y_pred.flat_values)
    if pred_values.shape.rank > 1:
        return y_pred.with_flat_values(function(true_values, pred_values, **settings))
    rows = y_pred.nested_row_splits[-1]
    losses = tf.map_fn(
        lambda pair: function(*pair, **settings),
        (tf.RaggedTensor.from_row_splits(true_values, rows), tf.RaggedTensor.from_row_splits(pred_values, rows)),
        fn_output_signature=pred_values.dtype,
    )
    return tf.RaggedTensor.from_nested_row_splits(losses, y_pred.nested_row_splits[:-1])


def _settings_on_last_axis(function, rank, args, kwargs):
    """What the function is given beside targets and outputs, by name, with the last axis as its `axis`.

    Axes count as in the whole tensor, or as in one of its rows.
    """
    given = inspect.signature(function).bind(None, None, *args, **kwargs).arguments
    settings = dict(list(given.items())[2:])
    if settings.get("axis", -1) not in (-1, rank - 1, rank - 2):
        raise ValueError(
            f"{function.__name__}: `axis` must be the last one for ragged tensors, -1. Received: "
            f"axis={settings['axis']} for outputs of rank {rank}"
        )
    return {**settings, "axis": -1} if "axis" in settings else settings


def _as_ragged(values, like):
    """`values`, where dense with the row lengths that its shape gives, as deep as `like` is ragged."""
    if isinstance(values, tf.RaggedTensor):
        return values
    return tf.RaggedTensor.from_tensor(values, ragged_rank=like.ragged_rank)


def _checks_of_rows(true_splits, pred_splits, function):
    """Operations that fail where the rows of targets and outputs differ in length."""
    splits = tf.concat(true_splits, 0), tf.concat(pred_splits, 0)
    is_same = tf.reduce_all(tf.raw_ops.Equal(x=splits[0], y=splits[1], incompatible_shape_error=False))
    text = f"{function.__name__}: ragged targets and outputs must have the same row lengths."
    check = tf.debugging.Assert(is_same, [text, *splits])
    return [] if check is None else [check]


def _values(ragged, ragged_rank):
    """The values below `ragged_rank` ragged axes, as a dense tensor."""
    for _ in range(ragged_rank):
        ragged = ragged.values
    return ragged.to_tensor() if isinstance(ragged, tf.RaggedTensor) else tf.identity(ragged)
