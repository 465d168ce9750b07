"""Largest and mean values of windows that slide over images."""

import tensorflow as tf

from keras.backend.image_layout import check_data_format, run_in_layout
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.backend.pool2d")
def pool2d(x, pool_size, strides=(1, 1), padding="valid", data_format=None, pool_mode="max"):
    """Returns the largest or the mean value of each window of images `(batch, rows, columns, channels)`.

    >>> x = tf.reshape(tf.range(4.0), (1, 2, 2, 1))
    >>> keras.backend.pool2d(x, (2, 2), pool_mode="avg").numpy().ravel()
    array([1.5], dtype=float32)

    Args:
        x: Tensor.
        pool_size: `(height, width)` of a window.
        strides: Steps from window to window.
        padding: "valid", windows inside the image alone, or "same", `ceil(size / stride)` windows along each axis.
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.
        pool_mode: "max" or "avg".

    Raises:
        ValueError: `padding`, `data_format` or `pool_mode` is unknown, or the sizes do not fit.
    """
    return _pool(x, pool_size, strides, padding, data_format, pool_mode, 2)


@keras_export("keras.backend.pool3d")
def pool3d(x, pool_size, strides=(1, 1, 1), padding="valid", data_format=None, pool_mode="max"):
    """Returns the largest or the mean value of each window of volumes `(batch, depth, rows, columns, channels)`.

    >>> keras.backend.pool3d(tf.ones((1, 4, 4, 4, 1)), (2, 2, 2), strides=(2, 2, 2)).shape
    TensorShape([1, 2, 2, 2, 1])

    Args:
        x: Tensor.
        pool_size: `(depth, height, width)` of a window.
        strides: Steps from window to window.
        padding: "valid", windows inside the volume alone, or "same", `ceil(size / stride)` windows along each axis.
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.
        pool_mode: "max" or "avg".

    Raises:
        ValueError: `padding`, `data_format` or `pool_mode` is unknown, or the sizes do not fit.
    """
    return _pool(x, pool_size, strides, padding, data_format, pool_mode, 3)


def _pool(x, pool_size, strides, padding, data_format, pool_mode, rank):
    data_format = check_data_format(data_format)
    if padding not in ("valid", "same"):
        raise ValueError(f"Invalid padding: {padding}. Expected 'valid' or 'same'.")
    if pool_mode not in ("max", "avg"):
        raise ValueError(f"Invalid pooling mode: {pool_mode}. Expected 'max' or 'avg'.")
    size = arguments.check_int_tuple(pool_size, rank, "pool_size", owner=f"pool{rank}d")
    steps = arguments.check_int_tuple(strides, rank, "strides", owner=f"pool{rank}d")
    return run_in_layout(
        lambda images, layout: tf.nn.pool(images, size, pool_mode.upper(), steps, padding.upper(), layout),
        x,
        data_format,
        rank,
    )
