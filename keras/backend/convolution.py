"""Convolutions with one kernel for all positions.

Images are `(batch, spatial..., channels)`, or `(batch, channels, spatial...)` for `data_format="channels_first"`, which
defaults to `keras.backend.image_data_format()`. `padding` is "valid" (windows inside the image alone) or "same" (the
image is padded with zeros so that stride 1 keeps its size). Strides and dilation rates are an integer or one for each
spatial axis.
"""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.image_layout import check_data_format, run_in_layout
from keras.backend.padding import temporal_padding
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.backend.conv1d")
def conv1d(x, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
    """Returns the convolution of sequences `(batch, steps, channels)` with `kernel`.

    >>> keras.backend.conv1d(tf.ones((1, 4, 1)), tf.ones((2, 1, 1))).numpy().ravel()
    array([2., 2., 2.], dtype=float32)

    Args:
        x: Tensor.
        kernel: Tensor `(width, channels, filters)`.
        strides: Steps from window to window.
        padding: "valid", "same" or "causal": output `t` sees inputs up to `t` alone.
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the inputs that a window sees.

    Raises:
        ValueError: `padding` or `data_format` is unknown.
    """
    data_format, padding = check_data_format(data_format), _check_padding(padding, ("valid", "same", "causal"))
    if padding == "causal":
        kernel, padding = as_tensor(kernel), "valid"
        reach = _per_axis(dilation_rate, 1, "dilation_rate")[0] * (kernel.shape[0] - 1)
        if data_format == "channels_first":
            x = tf.pad(x, [[0, 0], [0, 0], [reach, 0]])
        else:
            x = temporal_padding(x, (reach, 0))
    return _convolve(x, kernel, strides, padding, data_format, dilation_rate, 1)


@keras_export("keras.backend.conv2d")
def conv2d(x, kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """Returns the convolution of images `(batch, rows, columns, channels)` with `kernel`.

    >>> keras.backend.conv2d(tf.ones((1, 5, 5, 3)), tf.ones((3, 3, 3, 8))).shape
    TensorShape([1, 3, 3, 8])

    Args:
        x: Tensor.
        kernel: Tensor `(height, width, channels, filters)`.
        strides: Steps from window to window.
        padding: "valid" or "same".
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the inputs that a window sees.

    Raises:
        ValueError: `padding` or `data_format` is unknown.
    """
    return _convolve(x, kernel, strides, _check_padding(padding), check_data_format(data_format), dilation_rate, 2)


@keras_export("keras.backend.conv3d")
def conv3d(x, kernel, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1)):
    """Returns the convolution of volumes `(batch, depth, rows, columns, channels)` with `kernel`.

    >>> keras.backend.conv3d(tf.ones((1, 4, 4, 4, 1)), tf.ones((2, 2, 2, 1, 8))).shape
    TensorShape([1, 3, 3, 3, 8])

    Args:
        x: Tensor.
        kernel: Tensor `(depth, height, width, channels, filters)`.
        strides: Steps from window to window.
        padding: "valid" or "same".
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the inputs that a window sees.

    Raises:
        ValueError: `padding` or `data_format` is unknown.
    """
    return _convolve(x, kernel, strides, _check_padding(padding), check_data_format(data_format), dilation_rate, 3)


def _convolve(x, kernel, strides, padding, data_format, dilation_rate, rank):
    strides = _per_axis(strides, rank, "strides")
    dilations = _per_axis(dilation_rate, rank, "dilation_rate")

    def run(images, layout):
        return tf.nn.convolution(images, kernel, strides, padding.upper(), layout, dilations)

    return run_in_layout(run, x, data_format, rank)


@keras_export("keras.backend.conv2d_transpose")
def conv2d_transpose(x, kernel, output_shape, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """Returns the transposed convolution: the gradient of `conv2d` with respect to its images, applied to `x`.

    >>> keras.backend.conv2d_transpose(tf.ones((1, 2, 2, 4)), tf.ones((2, 2, 3, 4)), (1, 4, 4, 3), strides=2).shape
    TensorShape([1, 4, 4, 3])

    Args:
        x: Tensor `(batch, rows, columns, channels)`.
        kernel: Tensor `(height, width, filters, channels)`.
        output_shape: Shape of the result in the layout `data_format`: integers or a tensor; None for the batch of `x`.
        strides: Factor by which each axis grows.
        padding: "valid" or "same".
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the outputs that a window reaches, the same along both axes; needs strides of 1
            where it is above 1.

    Raises:
        ValueError: `padding` or `data_format` is unknown, or the dilation rates differ.
    """
    data_format, padding = check_data_format(data_format), _check_padding(padding)
    strides, dilations = _per_axis(strides, 2, "strides"), _per_axis(dilation_rate, 2, "dilation_rate")
    if dilations[0] != dilations[1]:
        raise ValueError(
            "Expected the 2 dimensions of the `dilation_rate` argument to be equal to each other. "
            f"Received: dilation_rate={dilation_rate}"
        )
    x = as_tensor(x)
    sizes = _output_sizes(output_shape, x)

    def run(images, layout):
        moved = data_format == "channels_first" and layout == "NHWC"
        shape = [sizes[0], sizes[2], sizes[3], sizes[1]] if moved else sizes
        if dilations != (1, 1):
            return tf.nn.atrous_conv2d_transpose(images, kernel, tf.stack(shape), dilations[0], padding.upper())
        return tf.nn.conv2d_transpose(images, kernel, shape, strides, padding.upper(), layout)

    return run_in_layout(run, x, data_format, 2)


def _output_sizes(output_shape, x):
    """The four sizes of an output; TensorFlow's kernel ends the process when there are fewer."""
    if not isinstance(output_shape, (tuple, list)):
        return output_shape
    if len(output_shape) != 4:
        arguments.fail("conv2d_transpose", "`output_shape` must hold 4 sizes.", output_shape, "output_shape")
    return [tf.shape(x)[0] if size is None else size for size in output_shape]


@keras_export("keras.backend.depthwise_conv2d")
def depthwise_conv2d(x, depthwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)):
    """Returns the convolution of each channel with kernels of its own.

    >>> keras.backend.depthwise_conv2d(tf.ones((1, 5, 5, 3)), tf.ones((3, 3, 3, 2))).shape
    TensorShape([1, 3, 3, 6])

    Args:
        x: Tensor `(batch, rows, columns, channels)`.
        depthwise_kernel: Tensor `(height, width, channels, kernels of each)`.
        strides: Steps from window to window, the same for rows and columns.
        padding: "valid" or "same".
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the inputs that a window sees.

    Raises:
        ValueError: `padding` or `data_format` is unknown.
    """
    return _convolve_channels(
        tf.nn.depthwise_conv2d, x, [depthwise_kernel], strides, padding, data_format, dilation_rate
    )


@keras_export("keras.backend.separable_conv2d")
def separable_conv2d(
    x, depthwise_kernel, pointwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)
):
    """Returns `depthwise_conv2d` of `x`, its channels then mixed by `pointwise_kernel` at each position.

    >>> depthwise, pointwise = tf.ones((3, 3, 3, 1)), tf.ones((1, 1, 3, 8))
    >>> keras.backend.separable_conv2d(tf.ones((1, 5, 5, 3)), depthwise, pointwise).shape
    TensorShape([1, 3, 3, 8])

    Args:
        x: Tensor `(batch, rows, columns, channels)`.
        depthwise_kernel: Tensor `(height, width, channels, kernels of each)`.
        pointwise_kernel: Tensor `(1, 1, channels * kernels of each, filters)`.
        strides: Steps from window to window, the same for rows and columns.
        padding: "valid" or "same".
        data_format: Layout of `x` and of the result.
        dilation_rate: Distance between the inputs that a window sees.

    Raises:
        ValueError: `padding` or `data_format` is unknown.
    """
    kernels = [depthwise_kernel, pointwise_kernel]
    return _convolve_channels(tf.nn.separable_conv2d, x, kernels, strides, padding, data_format, dilation_rate)


def _convolve_channels(operation, x, kernels, strides, padding, data_format, dilation_rate):
    """Runs one of TensorFlow's convolutions of each channel by itself, which take strides for all four axes."""
    data_format, padding = check_data_format(data_format), _check_padding(padding)
    steps, dilations = _per_axis(strides, 2, "strides"), _per_axis(dilation_rate, 2, "dilation_rate")

    def run(images, layout):
        all_steps = (1, *steps, 1) if layout == "NHWC" else (1, 1, *steps)
        return operation(images, *kernels, all_steps, padding.upper(), layout, dilations)

    return run_in_layout(run, x, data_format, 2)


def _check_padding(padding, choices=("valid", "same")):
    if padding not in choices:
        raise ValueError(f"Invalid padding: {padding}. Expected one of {', '.join(map(repr, choices))}.")
    return padding


def _per_axis(value, rank, name):
    if isinstance(value, (tuple, list)) and len(value) == 1:
        value = value[0]
    return arguments.check_int_tuple(value, rank, name, owner="keras.backend convolution")
