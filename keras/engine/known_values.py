"""Arithmetic on shapes while a model is drawn: small integer tensors whose entries are known are computed at once."""

import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor


def fold(function, inputs, args, kwargs, name):
    """Symbolic outputs that know their values, when all symbolic arguments do; else None."""
    arguments = (inputs, tuple(args), kwargs)
    tensors = [value for value in tf.nest.flatten(arguments) if isinstance(value, KerasTensor)]
    if not all(_is_known(tensor) for tensor in tensors):
        return None
    with tf.init_scope():
        inputs, args, kwargs = tf.nest.map_structure(_value, arguments)
        outputs = function(inputs, *args, **kwargs)
        return tf.nest.map_structure(lambda output: _symbolic(output, name), outputs)


def slice_entries(tensor, slice_spec, name):
    """The sliced tensor, when all entries that the slice picks from a partly known list are known; else None."""
    entries = tensor._static_value
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


def _is_known(tensor):
    value = tensor._static_value
    return value is not None and not (isinstance(value, list) and None in value)


def _value(argument):
    return tf.constant(argument._static_value, argument.dtype) if isinstance(argument, KerasTensor) else argument


def _symbolic(output, name):
    output = tf.convert_to_tensor(output)
    is_shape_like = output.dtype.is_integer and output.shape.rank <= 1
    value = output.numpy().tolist() if is_shape_like else None
    return KerasTensor(tf.TensorSpec(output.shape, output.dtype), inferred_value=value, name=name)
