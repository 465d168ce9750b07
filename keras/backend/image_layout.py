"""Where images keep their channels, and running on either layout where TensorFlow's kernels know only one."""

import functools

import tensorflow as tf


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
