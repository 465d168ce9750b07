"""Objects to configs: plain values that JSON can hold."""

import types

import numpy as np
import tensorflow as tf

from keras.serialization import file_names, lambda_code, plain_values, registration, shared_objects
from keras.support.api_export import keras_export


@keras_export("keras.saving.serialize_keras_object", "keras.utils.serialize_keras_object")
def serialize_keras_object(obj):
    """Returns the config of an object: plain values from which `deserialize_keras_object` makes an equal one.

    An object becomes `{"module", "class_name", "config", "registered_name"}`, with `"build_config"` when it is built
    and `"compile_config"` when it is compiled. Lists, dicts, numbers, texts, arrays, tensors, shapes, dtypes and
    functions have forms of their own; tuples are lists once they are written as JSON.

    >>> keras.saving.serialize_keras_object(keras.initializers.Constant(2))["config"]
    {'value': 2}

    Raises:
        TypeError: The object is none of these and has no `get_config()`.
    """
    if obj is Ellipsis:
        return {"class_name": "__ellipsis__"}
    if obj is None or isinstance(obj, (str, bool, int, float)):
        return _plain_scalar(obj)
    if isinstance(obj, (list, tuple)):
        items = [serialize_keras_object(item) for item in obj]
        return tuple(items) if isinstance(obj, tuple) else items
    if isinstance(obj, dict):
        return {key: serialize_keras_object(item) for key, item in obj.items()}
    for kind, encode in _PLAIN_KINDS:
        if isinstance(obj, kind):
            return encode(obj)
    return _encode_function_or_object(obj)


def _plain_scalar(value):
    return value.item() if isinstance(value, np.generic) else value


_PLAIN_KINDS = (
    (bytes, plain_values.encode_bytes),
    (np.generic, lambda value: value.item()),
    (np.ndarray, plain_values.encode_array),
    (tf.TensorShape, plain_values.encode_shape),
    (tf.DType, lambda dtype: dtype.name),
    (tf.compat.v1.Dimension, lambda dimension: dimension.value),
    (tf.TypeSpec, plain_values.encode_type_spec),
)


def _encode_function_or_object(obj):
    if isinstance(obj, tf.Tensor) and hasattr(obj, "numpy"):
        return plain_values.encode_tensor(obj)
    if isinstance(obj, types.FunctionType) and obj.__name__ == "<lambda>":
        return {"class_name": "__lambda__", "config": {"value": list(lambda_code.encode_lambda(obj))}}
    if not isinstance(obj, type) and hasattr(obj, "get_config"):
        return _encode_object(obj)
    if hasattr(obj, "__name__"):
        return _encode_named(obj)
    raise TypeError(
        f"Cannot serialize object {obj!r} of type {type(obj)}. To be serializable, a class must implement the "
        "`get_config()` method."
    )


def _encode_object(obj):
    cls = type(obj)
    config = {
        "module": file_names.module_of(cls),
        "class_name": file_names.name_of(cls),
        "config": encode_config(obj),
        "registered_name": None if file_names.is_public(cls) else registration.get_registered_name(cls),
    }
    for key, getter in (("build_config", "get_build_config"), ("compile_config", "get_compile_config")):
        settings = getattr(obj, getter)() if hasattr(obj, getter) else None
        if settings is not None:
            config[key] = encode_values(settings)
    return shared_objects.note_written(obj, config)


def encode_config(obj):
    """Returns the config of `obj` with every value in it encoded."""
    return encode_values(obj.get_config())


def encode_values(values):
    """Returns `values`, a dict of settings, with every value in it encoded."""
    if not isinstance(values, dict):
        raise TypeError(f"`get_config()` must return a dict. Received: {values!r} (of type {type(values).__name__})")
    return {key: serialize_keras_object(value) for key, value in values.items()}


def _encode_named(obj):
    """Functions and other things that are known by their name alone."""
    is_function = isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type))
    kind = type(obj).__name__
    return {
        "module": "builtins" if is_function else type(obj).__module__,
        "class_name": kind,
        "config": registration.get_registered_name(obj),
        "registered_name": kind,
    }
