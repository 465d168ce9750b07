"""Brings targets to the rank and type of outputs, and refuses shapes that cannot be meant."""

import functools

import tensorflow as tf

from keras.losses import label_checks
from keras.losses.binary_crossentropy import BinaryCrossentropy, binary_crossentropy
from keras.losses.categorical_crossentropy import CategoricalCrossentropy, categorical_crossentropy
from keras.losses.sparse_categorical_crossentropy import (
    SparseCategoricalCrossentropy,
    sparse_categorical_crossentropy,
)


def match_to_output(y, output, sample_weight):
    """Returns targets and weights with the rank of `(batch, 1)` outputs, and targets of their number type."""
    y = _as_tensor(y)
    sample_weight = None if sample_weight is None else _as_tensor(sample_weight)
    if not isinstance(output, tf.Tensor):
        return y, sample_weight
    if isinstance(y, tf.Tensor):
        if y.shape.rank == 1 and output.shape.rank == 2:
            y = tf.expand_dims(y, -1)
        same_kind = y.dtype.is_floating and output.dtype.is_floating or y.dtype.is_integer and output.dtype.is_integer
        y = tf.cast(y, output.dtype) if same_kind else y
    if isinstance(sample_weight, tf.Tensor):
        sample_weight = tf.cast(sample_weight, output.dtype) if output.dtype.is_floating else sample_weight
        if sample_weight.shape.rank == 1 and output.shape.rank == 2:
            sample_weight = tf.expand_dims(sample_weight, -1)
    return y, sample_weight


def count_samples(y):
    """Number of samples that targets are for, a scalar."""
    if isinstance(y, tf.RaggedTensor):
        return y.nrows()
    return y.dense_shape[0] if isinstance(y, tf.SparseTensor) else tf.shape(y)[0]


def check_against_loss(y, output, loss, name):
    """Refuses targets whose static shape does not suit the loss, or would silently broadcast against the outputs.

    Returns:
        Function of an array of targets and its name that checks their values, for losses that need it, else None.

    Raises:
        ValueError: Says which loss or which shape was probably meant.
    """
    if not isinstance(y, tf.Tensor) or not isinstance(output, tf.Tensor):
        return None
    if y.shape.rank is None or output.shape.rank is None:
        return None
    function = getattr(loss, "fn", None)
    if y.dtype == tf.string and function is not None and _is_built_in(function):
        raise TypeError(
            f'Targets of output "{name}" are text, and loss {loss.name} computes with numbers. Received: '
            "y.dtype=string\n"
            "    Number the classes, for example with `np.unique(y, return_inverse=True)` or a `StringLookup` layer."
        )
    if isinstance(loss, SparseCategoricalCrossentropy) or function is sparse_categorical_crossentropy:
        _check_labels_are_numbers(y, output, name)
        ignores_some = getattr(loss, "_fn_kwargs", {}).get("ignore_class") is not None
        classes = None if ignores_some else output.shape[-1]
        return classes and functools.partial(label_checks.check_sparse_labels, classes=classes)
    if isinstance(loss, CategoricalCrossentropy) or function is categorical_crossentropy:
        _check_labels_are_one_hot(y, output, name)
    elif function is not None and _is_built_in(function):
        _check_broadcast(y, output, name)
    is_binary = isinstance(loss, BinaryCrossentropy) or function is binary_crossentropy
    return label_checks.check_probabilities if is_binary else None


def _check_labels_are_numbers(y, output, name):
    classes = output.shape[-1]
    looks_one_hot = y.shape.rank == output.shape.rank and y.shape[-1] not in (None, 1)
    if looks_one_hot:
        raise ValueError(
            f'Loss sparse_categorical_crossentropy of output "{name}" takes labels as class numbers, shape '
            f"{output.shape[:-1]}, and got targets of shape {y.shape} that look one-hot.\n"
            "    Use loss='categorical_crossentropy', or pass `np.argmax(y, axis=-1)`."
            + ("" if y.shape[-1] == classes else f" The output has {classes} classes.")
        )


def _check_labels_are_one_hot(y, output, name):
    classes = output.shape[-1]
    if y.shape[-1] is None or classes is None or y.shape[-1] == classes:
        return
    raise ValueError(
        f'Loss categorical_crossentropy of output "{name}" takes one-hot targets of shape {output.shape}, and got '
        f"targets of shape {y.shape}.\n"
        "    For labels that are class numbers use loss='sparse_categorical_crossentropy', or pass "
        f"`keras.utils.to_categorical(y, num_classes={classes})`."
    )


def _check_broadcast(y, output, name):
    """Shapes of equal rank that differ where one of them is 1 broadcast to a loss that nobody means."""
    if y.shape.rank != output.shape.rank:
        return
    pairs = list(zip(y.shape.as_list(), output.shape.as_list()))[1:]
    if all(a == b or a is None or b is None for a, b in pairs):
        return
    raise ValueError(
        f'Targets of shape {y.shape} do not match output "{name}" of shape {output.shape}: the loss would broadcast '
        "one against the other, or fail.\n"
        f"    Bring `y` to the shape {output.shape}, or give the last layer {y.shape[-1]} units."
    )


def _is_built_in(function):
    return getattr(function, "__module__", "").startswith(__name__.partition(".")[0] + ".losses")


def _as_tensor(value):
    is_composite = isinstance(value, (tf.RaggedTensor, tf.SparseTensor))
    return value if is_composite else tf.convert_to_tensor(value)
