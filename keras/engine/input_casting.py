"""Inputs of a call made ready: arrays become tensors, floating tensors take the compute dtype."""

import numpy as np
import tensorflow as tf

from keras.engine import masks


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
