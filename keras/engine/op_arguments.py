"""Arguments of op layers as configs write them, and back: slices, dtypes, constants that stood as tensors."""

import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor

# Names of the second operand of functions of two.
_SECOND_OPERANDS = {"y", "other", "b"}
# Arguments that mean a dtype; some functions take no name for one.
_DTYPES = {"dtype", "dst_dtype", "out_type", "output_type"}


def slice_to_config(spec):
    """A slice specification with each `slice` as a dict, so that symbolic tensors in it are found."""
    if isinstance(spec, (tuple, list)):
        return type(spec)(slice_to_config(item) for item in spec)
    if isinstance(spec, slice):
        return {"start": spec.start, "stop": spec.stop, "step": spec.step}
    return spec


def slice_from_config(spec):
    """The inverse of `slice_to_config`; a list of booleans is the mask that it was."""
    if isinstance(spec, (tuple, list)):
        if spec and all(isinstance(item, bool) for item in spec):
            return tf.constant(spec)
        return tuple(slice_from_config(item) for item in spec)
    if isinstance(spec, dict):
        if spec.get("class_name") == "__ellipsis__":
            return Ellipsis
        return slice(spec["start"], spec["stop"], spec["step"])
    return spec


def restore_dtypes(keywords):
    """Keywords out of a config with names of dtypes turned into dtypes."""
    return {key: _as_dtype(value) if key in _DTYPES else value for key, value in keywords.items()}


def restore_constant(value):
    """A constant out of a config that stood as a tensor or an array: nested lists become a tensor."""
    if not isinstance(value, list):
        return value
    try:
        return tf.constant(value)
    except (TypeError, ValueError):  # lists of lists of different lengths
        return value


def restore_operand(value, keywords):
    """A constant first operand out of a config, with the dtype of the second when there are these two alone."""
    second = [keywords[name] for name in _SECOND_OPERANDS if name in keywords]
    if isinstance(value, KerasTensor) or len(second) != 1 or not set(keywords) <= _SECOND_OPERANDS | {"name"}:
        return value
    return tf.cast(value, second[0].dtype) if isinstance(second[0], KerasTensor) else value


def as_operand(value, other):
    """The first operand of an operator as a tensor with the dtype of the second: `1 - x` becomes `1.0 - x`."""
    if tf.is_tensor(value) or isinstance(value, tf.Variable):
        return value
    return tf.convert_to_tensor(value, dtype=other.dtype.base_dtype)


def _as_dtype(value):
    try:
        return tf.as_dtype(value) if isinstance(value, str) else value
    except TypeError:
        return value
