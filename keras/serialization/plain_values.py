"""Values that are no objects of Keras, as JSON: arrays, tensors, shapes, dtypes, bytes, type specifications."""

import numpy as np
import tensorflow as tf

from keras.serialization import registration
from keras.support import shapes, tf_internals

_SPECS = {
    "TensorSpec": tf.TensorSpec,
    "RaggedTensorSpec": tf.RaggedTensorSpec,
    "SparseTensorSpec": tf.SparseTensorSpec,
    "IndexedSlicesSpec": tf.IndexedSlicesSpec,
}
_MARKED = ("__numpy__", "__tensor__", "__bytes__", "__tuple__", "__ellipsis__", "__typespec__", "TensorShape")


def encode_array(array):
    """`{"class_name": "__numpy__", ...}` for a NumPy array; a number for one of rank 0."""
    if array.ndim == 0:
        return array.item()
    dtype = "str" if array.dtype.kind == "U" else array.dtype.name
    return {"class_name": "__numpy__", "config": {"value": array.tolist(), "dtype": dtype}}


def encode_tensor(tensor):
    """`{"class_name": "__tensor__", ...}` for an eager tensor."""
    value = tensor.numpy().tolist()
    if tensor.dtype == tf.string:
        value = tf.nest.map_structure(lambda text: text.decode("utf-8"), value)
    return {"class_name": "__tensor__", "config": {"value": value, "dtype": tensor.dtype.name}}


def encode_bytes(value):
    """`{"class_name": "__bytes__", ...}` for bytes that are UTF-8 text."""
    return {"class_name": "__bytes__", "config": {"value": value.decode("utf-8")}}


def encode_shape(shape):
    """A list of sizes, None for unknown ones; None for an unknown rank."""
    return None if shape.rank is None else shape.as_list()


def encode_type_spec(spec):
    """`{"class_name": "__typespec__", ...}` for a type specification."""
    kind = type(spec)
    is_tensorflows = kind in _SPECS.values()
    parts = type_spec_parts(spec)
    if not is_tensorflows and all(isinstance(part, tuple) and len(part) == 2 for part in parts):
        config = {name: _encode_spec_part(part) for name, part in parts}  # fields of an extension type
    else:
        config = [_encode_spec_part(part) for part in parts]
    return {
        "class_name": "__typespec__",
        "spec_name": kind.__name__,
        "module": kind.__module__,
        "config": config,
        "registered_name": None if is_tensorflows else registration.get_registered_name(kind),
    }


def type_spec_parts(spec):
    """What a type specification is made of, in the order that its class takes it, types by name."""
    parts = tf_internals.type_spec_parts(spec)
    return [part.name if isinstance(part, tf.DType) else part for part in parts]


def _encode_spec_part(part):
    if isinstance(part, tf.TypeSpec):
        return encode_type_spec(part)
    return encode_shape(part) if isinstance(part, tf.TensorShape) else part


def is_marked(class_name):
    """True for the class names that stand for plain values."""
    return class_name in _MARKED


def decode_marked(config):
    """Returns the value that a dict with one of the marked class names stands for.

    Raises:
        ValueError: The dict is not what its class name says.
    """
    try:
        return _decode_marked(config)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        raise ValueError(f"The config of a {config['class_name']!r} value is malformed: {error}") from error


def _decode_marked(config):
    class_name = config["class_name"]
    if class_name == "__ellipsis__":
        return Ellipsis
    if class_name == "__typespec__":
        return _decode_type_spec(config)
    if class_name == "TensorShape":
        return tf.TensorShape(config["items"])
    value = config["config"]["value"]
    if class_name == "__bytes__":
        return value.encode("utf-8")
    dtype = config["config"]["dtype"]
    if class_name == "__tensor__":
        return tf.constant(value, dtype=dtype)
    return np.array(value, dtype="str" if str(dtype).startswith("str") else _plain_dtype(dtype))


def _plain_dtype(name):
    """The NumPy dtype of a config, of plain numbers only: `"U1000000000"` would take 4 GB for one letter."""
    dtype = np.dtype(tf.as_dtype(name).as_numpy_dtype) if isinstance(name, str) else None
    if dtype is None or dtype.kind not in "fiubcV" or dtype.itemsize > 16:
        raise ValueError(f"{name!r} is not a dtype of numbers.")
    return dtype


def _decode_type_spec(config):
    kind = _SPECS.get(config["spec_name"])
    if kind is not None:
        parts = list(map(_decode_spec_part, config["config"]))
        if kind is tf.RaggedTensorSpec and len(parts) > 2 and parts[2] > shapes.MOST_AXES:
            raise ValueError(f"a ragged tensor has at most {shapes.MOST_AXES} axes. Received: ragged_rank={parts[2]}")
        return kind(*parts)
    kind = registration.get_registered_object(str(config.get("registered_name") or config["spec_name"]))
    if not isinstance(kind, type) or not issubclass(kind, tf.TypeSpec):
        raise ValueError(
            f"{config['spec_name']!r} is not one of {', '.join(_SPECS)}. For a type of your own, pass "
            f"`custom_objects={{{config['spec_name']!r}: {config['spec_name']}}}`"
        )
    parts = config["config"]
    if isinstance(parts, dict):
        return tf_internals.type_spec_of(kind, tuple((name, _decode_spec_part(part)) for name, part in parts.items()))
    return tf_internals.type_spec_of(kind, tuple(map(_decode_spec_part, parts)))


def _decode_spec_part(part):
    return _decode_marked(part) if isinstance(part, dict) and is_marked(part.get("class_name")) else part
