"""Losses on ragged targets and outputs: the dense loss of the values, put back into rows."""

import functools

import tensorflow as tf


def accepts_ragged(function):
    """Decorator that lets a loss function take two ragged tensors with the same row lengths.

    Where the last axis is ragged itself, the loss of a row is the mean of the losses of its elements.
    """

    @functools.wraps(function)
    def loss(y_true, y_pred, *args, **kwargs):
        if isinstance(y_true, tf.RaggedTensor) or isinstance(y_pred, tf.RaggedTensor):
            return _ragged_loss(function, y_true, y_pred, *args, **kwargs)
        return function(y_true, y_pred, *args, **kwargs)

    return loss


def _ragged_loss(function, y_true, y_pred, *args, **kwargs):
    if not (isinstance(y_true, tf.RaggedTensor) and isinstance(y_pred, tf.RaggedTensor)):
        ragged, dense = ("y_pred", "y_true") if isinstance(y_pred, tf.RaggedTensor) else ("y_true", "y_pred")
        raise ValueError(
            f"{function.__name__}: targets and outputs must both be ragged or both be dense. "
            f"Received: a ragged {ragged} and a dense {dense}\n"
            f"    Turn one into the other with `tf.RaggedTensor.from_tensor(x, lengths)` or `x.to_tensor()`."
        )
    true_values, pred_values = _values(y_true, y_pred.ragged_rank), y_pred.flat_values
    if pred_values.shape.rank == 1:
        losses = function(true_values[:, tf.newaxis], pred_values[:, tf.newaxis], *args, **kwargs)
        return tf.reduce_mean(y_pred.with_flat_values(losses), axis=-1)
    return y_pred.with_flat_values(function(true_values, pred_values, *args, **kwargs))


def _values(ragged, ragged_rank):
    """The values below `ragged_rank` ragged axes, as a dense tensor."""
    for _ in range(ragged_rank):
        ragged = ragged.values
    return ragged.to_tensor() if isinstance(ragged, tf.RaggedTensor) else ragged
