"""Warns where the last activation of a model and its loss cannot be meant together."""

import warnings

import tensorflow as tf

from keras.backend.logits import logits_of
from keras.losses.binary_crossentropy import BinaryCrossentropy, binary_crossentropy
from keras.losses.categorical_crossentropy import CategoricalCrossentropy, categorical_crossentropy
from keras.losses.sparse_categorical_crossentropy import (
    SparseCategoricalCrossentropy,
    sparse_categorical_crossentropy,
)

# Operations whose results are no probabilities: the last ones of layers without activation, and some activations.
_NO_PROBABILITIES = (
    "BiasAdd",
    "Conv2D",
    "Conv3D",
    "Relu",
    "Elu",
    "Selu",
    "LeakyRelu",
    "Softplus",
    "Tanh",
    "LogSoftmax",
)
_PASSED_ON = ("Identity", "Reshape", "Cast", "Squeeze", "ExpandDims")


def warn_of_mismatch(output, loss, name):
    """Warns of an output that the loss does not take. To be asked once: it may read the output's values.

    Args:
        output: Tensor that the model gave: in a graph the operation that made it tells, else the values do.
        loss: `Loss`, or None.
        name: Name of the output, for the warning.
    """
    if loss is None or not isinstance(output, tf.Tensor) or not output.shape.rank:
        return
    kind, is_single = _kind_of(loss), output.shape[-1] == 1
    if is_single and _operation(output) == "Softmax":
        _warn(loss, f'output "{name}" is the softmax of one unit, which is always 1.', "Use activation='sigmoid'.")
    elif is_single and kind in ("categorical", "sparse"):
        _warn(
            loss,
            f'output "{name}" has one unit, and the loss over one class is always 0.',
            "Use loss='binary_crossentropy' with a sigmoid, or give the last layer a unit for each class.",
        )
    elif kind and not loss._fn_kwargs.get("from_logits", False) and _is_no_probability(output):
        activation = "sigmoid" if kind == "binary" else "softmax"
        _warn(
            loss,
            f'it expects probabilities, and output "{name}" may be any number.',
            f"Give the last layer activation='{activation}', or the loss from_logits=True.",
        )


def _warn(loss, problem, advice):
    warnings.warn(f"Loss {loss.name}: {problem}\n    {advice}", stacklevel=2)


def _kind_of(loss):
    """Text for the crossentropies, None for any other loss."""
    function = getattr(loss, "fn", None)
    for kind, own_class, own_function in (
        ("binary", BinaryCrossentropy, binary_crossentropy),
        ("categorical", CategoricalCrossentropy, categorical_crossentropy),
        ("sparse", SparseCategoricalCrossentropy, sparse_categorical_crossentropy),
    ):
        if isinstance(loss, own_class) or function is own_function:
            return kind
    return None


def _is_no_probability(output):
    if logits_of(output) is not None:
        return False
    if not tf.executing_eagerly():
        return _operation(output) in _NO_PROBABILITIES
    return bool(tf.reduce_any((output < 0) | (output > 1.001)))


def _operation(output):
    """Type of the operation that made a tensor in a graph, before reshapes and casts; empty for eager ones."""
    if tf.executing_eagerly():
        return "Softmax" if output.shape[-1] == 1 and logits_of(output) is not None and _is_one(output) else ""
    operation = output.op
    while operation.type in _PASSED_ON:
        operation = operation.inputs[0].op
    return operation.type


def _is_one(output):
    return bool(tf.reduce_all(output == 1))
