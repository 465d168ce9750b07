"""JSON as HDF5 files and SavedModel metadata hold it: configs with marks for what JSON has no form for."""

import enum
import json
import types

import numpy as np
import tensorflow as tf

from keras.serialization import legacy_format, plain_values

PASSIVE_KEY = "__passive_serialization__"  # an object that a config held as it was, not as a config


def to_plain(value, keep_types=False):
    """Returns `value` as what `json.dumps` takes: dicts, lists, texts, numbers.

    Args:
        value: Plain values, lists, tuples, dicts; arrays, shapes, dtypes, functions and objects with a `get_config()`.
        keep_types: Bool: True marks tuples and shapes, so that `loads` gives them back (SavedModel metadata); False
            writes them as lists (HDF5).

    Raises:
        TypeError: There is no form for a value.
    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, tf.TensorShape):
        items = plain_values.encode_shape(value)
        return {"class_name": "TensorShape", "items": items} if keep_types else items
    if isinstance(value, (list, tuple)):
        items = [to_plain(item, keep_types) for item in value]
        return {"class_name": "__tuple__", "items": items} if keep_types and isinstance(value, tuple) else items
    if isinstance(value, dict):
        return {key: to_plain(item, keep_types) for key, item in value.items()}
    if isinstance(value, tf.TypeSpec):
        serialized = [to_plain(part, keep_types) for part in plain_values.type_spec_parts(value)]
        return {"class_name": "TypeSpec", "type_spec": f"tf.{type(value).__name__}", "serialized": serialized}
    return to_plain(_encode_other(value), keep_types)


def _encode_other(value):
    """The form of a value that JSON has none for."""
    if value is Ellipsis:
        return {"class_name": "__ellipsis__"}
    if isinstance(value, bytes):
        return {"class_name": "__bytes__", "value": value.decode("utf-8")}
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    if isinstance(value, tf.DType):
        return value.name
    if isinstance(value, tf.compat.v1.Dimension):
        return value.value
    if isinstance(value, enum.Enum):
        return value.value
    if hasattr(value, "get_config") and not isinstance(value, type):
        return {**legacy_format.serialize_keras_object(value), PASSIVE_KEY: True}
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, type)):
        return legacy_format.serialize_keras_object(value)
    raise TypeError(f"Unable to serialize {value} to JSON. Unrecognized type {type(value)}.")


def from_plain(value):
    """Returns the value that `to_plain` was given, from what a JSON reader returned.

    Raises:
        ValueError: A mark is malformed, or the nesting is too deep.
    """
    try:
        return _decode(value)
    except RecursionError:
        raise ValueError("The JSON text is nested too deeply to be the config of a model.") from None


def _decode(value):
    if isinstance(value, list):
        return [_decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: _decode(item) for key, item in value.items()}
    class_name = value.get("class_name")
    if class_name == "__tuple__" and isinstance(value.get("items"), list):
        return tuple(value["items"])
    if class_name == "__bytes__" and isinstance(value.get("value"), str):
        return value["value"].encode("utf-8")
    if class_name == "TypeSpec":
        name = str(value.get("type_spec")).rpartition(".")[2]
        spec = {"class_name": "__typespec__", "spec_name": name, "config": value.get("serialized")}
        return plain_values.decode_marked(spec)
    if class_name in ("TensorShape", "__ellipsis__"):
        return plain_values.decode_marked(value)
    return value


def dumps(value, keep_types=False):
    """Returns `value` as JSON text."""
    return json.dumps(to_plain(value, keep_types))


def loads(text):
    """Returns the value that `dumps` wrote."""
    try:
        return from_plain(json.loads(text))
    except RecursionError:
        raise ValueError("The JSON text is nested too deeply to be the config of a model.") from None
