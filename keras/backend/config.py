"""Settings of the whole process: default float type, the small number against division by zero, image layout."""

import numpy as np
import tensorflow as tf

from keras.backend.image_layout import FORMATS
from keras.backend.symbolic import recorded_as_one
from keras.support import arguments, naming, state
from keras.support.api_export import keras_export

_FLOAT_TYPES = ("float16", "float32", "float64")


@keras_export("keras.backend.epsilon")
def epsilon():
    """Returns the small number that keeps divisions and logarithms finite; 1e-7 until `set_epsilon`.

    >>> keras.backend.epsilon()
    1e-07
    """
    return state.process.epsilon


@keras_export("keras.backend.set_epsilon")
def set_epsilon(value):
    """Sets what `epsilon()` returns.

    >>> keras.backend.set_epsilon(1e-5)
    >>> keras.backend.epsilon()
    1e-05
    >>> keras.backend.set_epsilon(1e-7)

    Args:
        value: Float of at least 0.
    """
    state.process.epsilon = arguments.check_in_range(value, 0, None, "value", owner="set_epsilon")


@keras_export("keras.backend.floatx")
def floatx():
    """Returns the name of the default float type; "float32" until `set_floatx`.

    >>> keras.backend.floatx()
    'float32'
    """
    return state.process.float_type


@keras_export("keras.backend.set_floatx")
def set_floatx(value):
    """Sets the default float type, which layers compute and keep weights in unless told otherwise.

    >>> keras.backend.set_floatx("float64")
    >>> keras.backend.floatx()
    'float64'
    >>> keras.backend.set_floatx("float32")

    Args:
        value: "float16", "float32" or "float64". For computation in float16 with weights in float32, which trains
            stably, use `keras.mixed_precision.set_global_policy("mixed_float16")`.

    Raises:
        ValueError: Another value.
    """
    if value not in _FLOAT_TYPES:
        raise ValueError(_unknown("`floatx` value", value, _FLOAT_TYPES))
    state.process.float_type = str(value)


@keras_export("keras.backend.cast_to_floatx")
@recorded_as_one
def cast_to_floatx(x):
    """Returns `x` in the default float type: a tensor for a tensor, else a NumPy array.

    >>> keras.backend.cast_to_floatx([1, 2]).dtype
    dtype('float32')
    """
    if isinstance(x, (tf.Tensor, tf.Variable, tf.SparseTensor)):
        return tf.cast(x, dtype=floatx())
    return np.asarray(x, dtype=floatx())


@keras_export("keras.backend.image_data_format")
def image_data_format():
    """Returns where images keep their channels: "channels_last" until `set_image_data_format`.

    >>> keras.backend.image_data_format()
    'channels_last'
    """
    return state.process.image_data_format


@keras_export("keras.backend.set_image_data_format")
def set_image_data_format(data_format):
    """Sets the default place of the channels in images.

    >>> keras.backend.set_image_data_format("channels_first")
    >>> keras.backend.set_image_data_format("channels_last")

    Args:
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first".

    Raises:
        ValueError: Another value.
    """
    if data_format not in FORMATS:
        raise ValueError(_unknown("`data_format`", data_format, FORMATS))
    state.process.image_data_format = str(data_format)


def _unknown(what, value, accepted):
    listed = ", ".join(repr(choice) for choice in accepted)
    return f"Unknown {what}: {value}. Expected one of {listed}. {naming.closest(value, accepted)}".rstrip()
