"""Tells in an error which layer's `call` raised it, and what the layer was called with."""

import reprlib

import numpy as np
import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor
from keras.support import shapes, tf_internals

_TENSORS = (tf.Tensor, tf.Variable, tf.RaggedTensor, tf.SparseTensor, np.ndarray, np.generic, KerasTensor)
_MOST_ARGUMENTS = 8
_MOST_LEAVES = 4


def name_the_call(error, layer, spec, inputs, args, kwargs):
    """Adds a line about a running call to the text of an error, unless an inner call has added its own.

    Type, attributes and, but for errors made from one text, `args` stay as they are: for errors that build their text
    otherwise the line becomes a note (Python 3.11 and later).
    """
    if getattr(error, "_is_call_named", False):
        return
    _set(error, "_is_call_named", True)
    arguments = ", ".join(_arguments(spec, inputs, args, kwargs))
    line = f'Raised in layer "{layer.name}" ({type(layer).__name__}), called with {arguments}'
    if isinstance(error, tf.errors.OpError):
        tf_internals.replace_message(error, _with_line(error.message, line))
    elif len(error.args) == 1 and error.args[0] == str(error):
        _set(error, "args", (_with_line(error.args[0], line),))
    else:
        _set(error, "__notes__", [*getattr(error, "__notes__", ()), line])


def _set(error, name, value):
    object.__setattr__(error, name, value)  # also where the class lets nobody set attributes


def _with_line(text, line):
    """The text with one more line, before advice in its last line: what to do stays last."""
    before, separator, advice = text.rpartition("\n    ")
    if separator and "\n" not in advice:
        return f"{before}\n    {line}\n    {advice}"
    return f"{text}\n    {line}"


def _arguments(spec, inputs, args, kwargs):
    """Yields `name=value` for the arguments of the call, defaults included."""
    given = {spec.first_name or "inputs": inputs, **dict(zip(spec.positional_names[1:], args)), **kwargs}
    values = {**dict.fromkeys(spec.names), **spec.defaults, **given}  # in the order of the signature
    for index, (name, value) in enumerate(values.items()):
        if index == _MOST_ARGUMENTS:
            yield "..."
            return
        yield f"{name}={_describe(value)}"


def _describe(value):
    if isinstance(value, dict):
        return "{" + _joined([f"{key!r}: {_describe(value[key])}" for key in list(value)[: _MOST_LEAVES + 1]]) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + _joined([_describe(part) for part in value[: _MOST_LEAVES + 1]]) + "]"
    if isinstance(value, _TENSORS):
        return f"{getattr(value.dtype, 'name', value.dtype)} {shapes.as_tuple(value.shape)}"
    return reprlib.repr(value)


def _joined(parts):
    return ", ".join(parts if len(parts) <= _MOST_LEAVES else parts[:_MOST_LEAVES] + ["..."])
