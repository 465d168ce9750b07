"""Arithmetic on shapes while a model is drawn: small integer tensors whose entries are known are computed at once."""

import tensorflow as tf

from keras.engine import keras_tensor
from keras.engine.keras_tensor import KerasTensor


def fold(function, inputs, args, kwargs, outputs):
    """The symbolic outputs of a call with their values, when all symbolic arguments know theirs; else as they are.

    Only what is as small as a shape is computed: `tf.ones(tf.shape(x))` takes no memory while a model is drawn. Nor is
    what takes functions, such as `tf.while_loop`: it could run for any time.
    """
    arguments = (inputs, tuple(args), kwargs)
    flat = tf.nest.flatten(arguments)
    is_known = all(_is_known(value) for value in flat if isinstance(value, KerasTensor))
    if not is_known or any(map(_is_function, flat)) or not all(map(_is_shape_like, tf.nest.flatten(outputs))):
        return outputs
    with tf.init_scope():
        inputs, args, kwargs = tf.nest.map_structure(_value, arguments)
        values = function(inputs, *args, **kwargs)
        return tf.nest.map_structure(_with_value, outputs, values)


def slice_entries(tensor, slice_spec, name):
    """The sliced tensor, when all entries that the slice picks from a partly known list are known; else None."""
    entries = getattr(tensor, "_static_value", None)
    if not isinstance(entries, list):
        return None
    if isinstance(slice_spec, dict):
        parts = (slice_spec["start"], slice_spec["stop"], slice_spec["step"])
        picked = entries[slice(*parts)] if all(isinstance(part, (int, type(None))) for part in parts) else [None]
    elif isinstance(slice_spec, int) and -len(entries) <= slice_spec < len(entries):
        picked = entries[slice_spec]
    else:
        return None
    if picked is None or isinstance(picked, list) and None in picked:
        return None
    shape = (len(picked),) if isinstance(picked, list) else ()
    return KerasTensor(tf.TensorSpec(shape, tensor.dtype), inferred_value=picked, name=name)


def note_unstacked(symbol, inputs, outputs):
    """Notes what is known about the entries that `tf.unstack` takes a partly known list apart into."""
    if symbol == "unstack" and isinstance(getattr(inputs, "_static_value", None), list):
        for output, entry in zip(outputs, inputs._static_value):
            output._static_value = entry


def _is_known(tensor):
    value = tensor._static_value
    return value is not None and not (isinstance(value, list) and None in value)


def _is_function(argument):
    return callable(argument) and not isinstance(argument, type)  # classes such as `np.int32` mean dtypes


def _value(argument):
    return tf.constant(argument._static_value, argument.dtype) if isinstance(argument, KerasTensor) else argument


def _is_shape_like(output):
    return isinstance(output, KerasTensor) and keras_tensor.may_hold_sizes(output.type_spec)


def _with_value(output, value):
    return KerasTensor(output.type_spec, inferred_value=tf.convert_to_tensor(value).numpy().tolist(), name=output.name)
