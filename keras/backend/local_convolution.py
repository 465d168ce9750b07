"""Convolutions with a kernel of its own for each position."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.image_layout import check_data_format
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.backend.local_conv1d")
def local_conv1d(inputs, kernel, kernel_size, strides, data_format=None):
    """Returns the convolution of sequences with kernels that differ from position to position.

    `result[b, p, f] = sum_k window(b, p)[k] * kernel[p, k, f]`.

    >>> keras.backend.local_conv1d(tf.ones((1, 4, 1)), tf.ones((3, 2, 5)), (2,), (1,)).shape
    TensorShape([1, 3, 5])

    Args:
        inputs: Tensor `(batch, steps, channels)`, or `(batch, channels, steps)` for "channels_first".
        kernel: Tensor `(positions, width * channels, filters)`; the values of a window are in the order of `inputs`.
        kernel_size: Width of a window: an integer or a tuple of one.
        strides: Steps from window to window: an integer or a tuple of one.
        data_format: Layout. Defaults to `keras.backend.image_data_format()`.

    Returns:
        Tensor `(batch, positions, filters)`, or `(batch, filters, positions)`.
    """
    data_format = check_data_format(data_format)
    width = arguments.check_int_tuple(kernel_size, 1, "kernel_size", owner="local_conv1d")
    stride = arguments.check_int_tuple(strides, 1, "strides", owner="local_conv1d")
    row_axis = 1 if data_format == "channels_last" else 2
    positions = as_tensor(kernel).shape[0]
    images = tf.expand_dims(inputs, row_axis)
    outputs = local_conv2d(images, kernel, (1,) + width, (1,) + stride, (1, positions), data_format)
    return tf.squeeze(outputs, row_axis)


@keras_export("keras.backend.local_conv2d")
def local_conv2d(inputs, kernel, kernel_size, strides, output_shape, data_format=None):
    """Returns the convolution of images with kernels that differ from position to position.

    `result[b, p, f] = sum_k window(b, p)[k] * kernel[p, k, f]`, with the positions `p` row by row.

    >>> kernel = tf.ones((9, 4, 5))
    >>> keras.backend.local_conv2d(tf.ones((1, 4, 4, 1)), kernel, (2, 2), (1, 1), (3, 3)).shape
    TensorShape([1, 3, 3, 5])

    Args:
        inputs: Tensor `(batch, rows, columns, channels)`, or `(batch, channels, rows, columns)` for "channels_first".
        kernel: Tensor `(positions, height * width * channels, filters)`; the values of a window are in the order of
            `inputs`.
        kernel_size: `(height, width)` of a window.
        strides: Steps from window to window.
        output_shape: `(rows, columns)` of the result; their product is the number of positions.
        data_format: Layout. Defaults to `keras.backend.image_data_format()`.

    Returns:
        Tensor `(batch, rows, columns, filters)`, or `(batch, filters, rows, columns)`.

    Raises:
        ValueError: The number of kernels is not that of positions, or `data_format` is unknown.
    """
    is_first = check_data_format(data_format) == "channels_first"
    size = arguments.check_int_tuple(kernel_size, 2, "kernel_size", owner="local_conv2d")
    steps = arguments.check_int_tuple(strides, 2, "strides", owner="local_conv2d")
    rows, columns = arguments.check_int_tuple(output_shape, 2, "output_shape", owner="local_conv2d")
    kernel = as_tensor(kernel)
    if kernel.shape[0] not in (None, rows * columns):
        raise ValueError(
            f"local_conv2d: `kernel` must hold {rows * columns} kernels, one for each position of `output_shape`. "
            f"Received: kernel.shape={kernel.shape}, output_shape={(rows, columns)}"
        )
    filters = kernel.shape[-1]
    if is_first:
        inputs = tf.transpose(inputs, [0, 2, 3, 1])
        kernel = tf.reshape(kernel, [rows * columns, -1, *size, filters])
        kernel = tf.reshape(tf.transpose(kernel, [0, 2, 3, 1, 4]), [rows * columns, -1, filters])
    windows = tf.image.extract_patches(inputs, [1, *size, 1], [1, *steps, 1], [1, 1, 1, 1], "VALID")
    windows = windows[:, :rows, :columns]
    kernel = tf.reshape(kernel, [rows, columns, -1, filters])
    return tf.einsum("bijk,ijkf->bfij" if is_first else "bijk,ijkf->bijf", windows, kernel)
