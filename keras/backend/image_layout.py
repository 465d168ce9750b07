"""Where images keep their channels, and running on either layout where TensorFlow's kernels know only one."""

import functools

import tensorflow as tf

from keras.support import naming, state

FORMATS = ("channels_last", "channels_first")


def check_data_format(data_format):
    """Returns "channels_last" or "channels_first"; None stands for `keras.backend.image_data_format()`."""
    data_format = state.process.image_data_format if data_format is None else data_format
    if data_format not in FORMATS:
        hint = naming.closest(data_format, FORMATS)
        raise ValueError(
            f'Unknown data_format: {data_format}. Expected "channels_last" or "channels_first". {hint}'.rstrip()
        )
    return data_format


def run_in_layout(function, inputs, data_format, spatial_rank):
    """Returns `function(inputs, data_format of the kernels)`, on channels-last images where no other kernel is there.

    Args:
        function: Function of a tensor and of TensorFlow's name of its layout, such as "NHWC".
        inputs: Tensor in the layout `data_format`.
        data_format: "channels_last" or "channels_first".
        spatial_rank: Number of spatial axes: 1, 2 or 3.
    """
    spatial = "DHW"[-spatial_rank:]
    if data_format == "channels_last":
        return function(inputs, f"N{spatial}C")
    if runs_channels_first():
        return function(inputs, f"NC{spatial}")
    return run_channels_last(lambda images: function(images, f"N{spatial}C"), inputs, spatial_rank)


def run_channels_last(function, inputs, spatial_rank):
    """Returns `function` of channels-first images, run on channels-last ones and brought back.

    TensorFlow's CPU kernels are complete for channels-last alone.

    Args:
        function: Function of a tensor `(batch, ..., channels)` that keeps the rank.
        inputs: Tensor `(batch..., channels, spatial...)`.
        spatial_rank: Number of spatial axes.
    """
    inputs = tf.convert_to_tensor(inputs)
    leading = list(range(inputs.shape.rank - spatial_rank - 1))
    first = len(leading)
    spatial = list(range(first + 1, first + 1 + spatial_rank))
    outputs = function(tf.transpose(inputs, leading + spatial + [first]))
    last = outputs.shape.rank - 1
    return tf.transpose(outputs, leading + [last] + list(range(first, last)))


@functools.cache
def runs_channels_first():
    """True when a GPU is there, whose kernels take channels-first images as they are."""
    return bool(tf.config.list_logical_devices("GPU"))
