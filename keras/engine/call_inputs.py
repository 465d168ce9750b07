"""Inputs of a call: arrays become tensors, floating tensors are cast, what does not fit is refused."""

import numpy as np
import tensorflow as tf

from keras.engine import masks
from keras.support import shapes


def as_tensors(inputs):
    """Arrays and numbers among the inputs as tensors; anything else as it is."""
    if isinstance(inputs, tf.Tensor):
        return inputs
    return tf.nest.map_structure(_as_tensor, inputs)


def _as_tensor(value):
    return tf.convert_to_tensor(value) if isinstance(value, (np.ndarray, np.generic, float, int)) else value


def cast(value, dtype):
    is_castable = isinstance(value, (tf.Tensor, tf.SparseTensor, tf.RaggedTensor))
    if not is_castable or value.dtype == dtype or not value.dtype.is_floating:
        return value
    converted = tf.cast(value, dtype)
    masks.attach(converted, masks.mask_of(value))
    return converted


def to_numbers(value, dtype, layer):
    """Numbers of any dtype as `dtype`, for layers that compute on nothing else; text is refused."""
    if value.dtype == tf.string:
        raise TypeError(
            f'Layer "{layer.name}" ({type(layer).__name__}) computes on numbers and got text. Received: inputs.dtype='
            "string\n    Encode text first, with `keras.layers.StringLookup` or `keras.layers.TextVectorization`."
        )
    return tf.cast(value, dtype)


def shapes_of(inputs):
    return tf.nest.map_structure(_shape_of, inputs)


def _shape_of(value):
    """Shape of one input; `()` for numbers, None where there is None."""
    return None if value is None else tf.TensorShape(value.shape if hasattr(value, "shape") else ())


def check(input_spec, inputs, layer_name):
    """Refuses inputs that do not fit a spec, or a structure of them.

    Raises:
        ValueError: An input has another rank, dtype, shape or axis size, or their number differs; names the layer.
        TypeError: An input is no tensor.
    """
    if not input_spec:
        return
    specs = tf.nest.flatten(input_spec)
    if isinstance(inputs, dict) and all(spec is not None and spec.name is not None for spec in specs):
        missing = [spec.name for spec in specs if spec.name not in inputs and not spec.is_optional]
        if missing:
            raise ValueError(
                f'Missing data for input "{missing[0]}". You passed a data dictionary with keys {list(inputs)}. '
                f"Expected the following keys: {[spec.name for spec in specs]}\n    Name the values by these keys."
            )
        values = [inputs.get(spec.name) for spec in specs]
    else:
        values = tf.nest.flatten(inputs)
    optional = [spec is not None and spec.is_optional for spec in specs] if len(specs) == len(values) else ()
    for index, value in enumerate(values):
        if not hasattr(value, "shape") and not (value is None and optional and optional[index]):
            raise TypeError(
                f"Inputs to a layer should be tensors. Got '{value}' (of type {type(value)}) as input for layer "
                f"'{layer_name}'."
            )
    if len(values) != len(specs):
        raise ValueError(
            f'Layer "{layer_name}" expects {len(specs)} input(s), but it received {len(values)} input tensors. '
            f"Inputs received: {[_describe(value) for value in values]}{_names_text(specs)}"
        )
    for index, (spec, value) in enumerate(zip(specs, values)):
        if spec is not None and value is not None:
            _check_one(spec, value, index, layer_name)


def _names_text(specs):
    names = [spec.name for spec in specs if spec is not None and spec.name is not None]
    return f"\n    The inputs are, in order: {names}; a dict may give them by name." if names else ""


def _describe(value):
    return f"shape={shapes.as_tuple(value.shape)}, dtype={getattr(value.dtype, 'name', value.dtype)}"


def _check_one(spec, value, index, layer_name):
    shape = shapes.as_tuple(value.shape)
    if shape is None:
        return
    rank = len(shape)
    problem = None
    if spec.ndim is not None and not spec.allow_last_axis_squeeze and rank != spec.ndim:
        problem = f"expected ndim={spec.ndim}, found ndim={rank}"
    elif spec.max_ndim is not None and rank > spec.max_ndim:
        problem = f"expected max_ndim={spec.max_ndim}, found ndim={rank}"
    elif spec.min_ndim is not None and rank < spec.min_ndim:
        problem = f"expected min_ndim={spec.min_ndim}, found ndim={rank}"
    elif spec.dtype is not None and value.dtype.name != spec.dtype:
        problem = f"expected dtype={spec.dtype}, found dtype={value.dtype}"
    else:
        problem = _axis_problem(spec, shape)
    if problem is not None:
        full_shape = "" if "shape" in problem else f". Full shape received: {shape}"
        raise ValueError(
            f'Input {index} of layer "{layer_name}" is incompatible with the layer: {problem}{full_shape}\n'
            f"    {_advice(spec, shape)}"
        )


def _advice(spec, shape):
    """What a user can do about an input that does not fit."""
    rank = spec.ndim if spec.ndim is not None else spec.min_ndim
    most = spec.ndim if spec.ndim is not None else spec.max_ndim
    if rank is not None and len(shape) < rank:
        return (
            "An axis is missing. The first one counts the samples (for a dataset: call `.batch()`); others can be "
            "added with `tf.expand_dims(x, axis)`."
        )
    if most is not None and len(shape) > most:
        return "There are too many axes: join some with `tf.reshape`, `keras.layers.Reshape` or `keras.layers.Flatten`."
    if spec.shape is not None:
        name = "" if spec.name is None else f" '{spec.name}'"
        return f"Bring the input{name} to shape {spec.shape}; None stands for any size."
    if spec.axes:
        return (
            f"The sizes of its axes were fixed when the layer was built: {spec.axes}. Give it inputs of these sizes, "
            "or use another layer for the others."
        )
    return f"Cast the input: `tf.cast(x, {spec.dtype!r})`."


def _axis_problem(spec, shape):
    for axis, size in spec.axes.items():
        exists = -len(shape) <= axis < len(shape)
        if size is not None and not (exists and shape[axis] in (size, None)):
            return f"expected axis {axis} of input shape to have value {size}, but received input with shape {shape}"
    if spec.shape is None:
        return None
    fits = any(_agree(a, b) for a in _readings(spec.shape, spec) for b in _readings(shape, spec))
    return None if fits else f"expected shape={spec.shape}, found shape={shape}"


def _readings(shape, spec):
    """The shape, and without its last axis of size 1 where the spec lets that come and go."""
    has_axis_to_drop = spec.allow_last_axis_squeeze and shape and shape[-1] == 1
    return (shape, shape[:-1]) if has_axis_to_drop else (shape,)


def _agree(expected, found):
    return len(expected) == len(found) and all(a is None or b is None or a == b for a, b in zip(expected, found))
