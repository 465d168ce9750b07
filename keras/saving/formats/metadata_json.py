"""JSON of SavedModel metadata: tuples, shapes and type specs keep their kind."""

import json

import tensorflow as tf

from keras.saving import untrusted
from keras.support import tf_internals
from keras.support.errors import CorruptFileError

_SPECS = {
    "tf.TensorSpec": tf.TensorSpec,
    "tf.RaggedTensorSpec": tf.RaggedTensorSpec,
    "tf.SparseTensorSpec": tf.SparseTensorSpec,
}


def dumps(value):
    """Returns the JSON text of a description."""
    return json.dumps(_encode(value))


def loads(text, where):
    """Returns the description in JSON text, a dict; anything else is a `CorruptFileError`."""
    try:
        return _decode(untrusted.parse_json_object(text, where))
    except (TypeError, ValueError, KeyError, RecursionError) as error:
        if isinstance(error, CorruptFileError):
            raise
        raise CorruptFileError(f"{where} is malformed: {error}") from error


def _encode(value):
    if isinstance(value, dict):
        return {key: _encode(part) for key, part in value.items()}
    if isinstance(value, tf.TensorShape):
        return {"class_name": "TensorShape", "items": value.as_list() if value.rank is not None else None}
    if isinstance(value, tuple):
        return {"class_name": "__tuple__", "items": [_encode(part) for part in value]}
    if isinstance(value, list):
        return [_encode(part) for part in value]
    if isinstance(value, tf.DType):
        return value.name
    if isinstance(value, tf.TypeSpec):
        name = next(name for name, spec in _SPECS.items() if isinstance(value, spec))
        parts = tf_internals.type_spec_parts(value)
        return {"class_name": "TypeSpec", "type_spec": name, "serialized": _encode(list(parts))}
    return value.item() if hasattr(value, "item") else value


def _decode(value):
    if isinstance(value, list):
        return [_decode(part) for part in value]
    if not isinstance(value, dict):
        return value
    kind = value.get("class_name")
    if kind == "__tuple__" and set(value) == {"class_name", "items"}:
        return tuple(_decode(part) for part in value["items"])
    if kind == "TensorShape" and set(value) == {"class_name", "items"}:
        return tf.TensorShape(value["items"])
    if kind == "TypeSpec" and value.get("type_spec") in _SPECS:
        return _SPECS[value["type_spec"]](*_decode(value["serialized"]))
    return {key: _decode(part) for key, part in value.items()}
