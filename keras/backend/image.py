"""Resizing images and volumes."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.image_layout import run_channels_last
from keras.backend.reshaping import repeat_elements
from keras.support import naming
from keras.support.api_export import keras_export

_INTERPOLATIONS = ("area", "bicubic", "bilinear", "gaussian", "lanczos3", "lanczos5", "mitchellcubic", "nearest")


@keras_export("keras.backend.resize_images")
def resize_images(x, height_factor, width_factor, data_format, interpolation="nearest"):
    """Returns images made larger by whole factors.

    >>> x = tf.constant([[[[1.0], [2.0]]]])
    >>> keras.backend.resize_images(x, 1, 2, "channels_last").numpy().ravel()
    array([1., 1., 2., 2.], dtype=float32)

    Args:
        x: Tensor `(batch, rows, columns, channels)`, or `(batch, channels, rows, columns)` for "channels_first".
        height_factor: Integer of at least 1; fractions are cut off.
        width_factor: Integer of at least 1; fractions are cut off.
        data_format: "channels_last" or "channels_first".
        interpolation: "nearest", which keeps the type of `x`, or "area", "bicubic", "bilinear", "gaussian",
            "lanczos3", "lanczos5", "mitchellcubic", which give float32.

    Raises:
        ValueError: `data_format` or `interpolation` is unknown.
    """
    _check_layout(data_format, "resize_images", f"Invalid `data_format` argument: {data_format}")
    if interpolation not in _INTERPOLATIONS:
        listed = ", ".join(f'"{name}"' for name in _INTERPOLATIONS)
        raise ValueError(
            f'`interpolation` argument should be one of: {listed}. Received: "{interpolation}". '
            f"{naming.closest(interpolation, _INTERPOLATIONS)}".rstrip()
        )

    def resize(images):
        sizes = [_scaled(images, 1, height_factor), _scaled(images, 2, width_factor)]
        return tf.image.resize(images, sizes, method=interpolation)

    x = as_tensor(x)
    return resize(x) if data_format == "channels_last" else run_channels_last(resize, x, 2)


@keras_export("keras.backend.resize_volumes")
def resize_volumes(x, depth_factor, height_factor, width_factor, data_format):
    """Returns volumes made larger by whole factors, each value repeated.

    >>> keras.backend.resize_volumes(tf.ones((1, 2, 2, 2, 3)), 1, 2, 3, "channels_last").shape
    TensorShape([1, 2, 4, 6, 3])

    Args:
        x: Tensor `(batch, depth, rows, columns, channels)`, or `(batch, channels, depth, rows, columns)` for
            "channels_first".
        depth_factor: Integer of at least 1.
        height_factor: Integer of at least 1.
        width_factor: Integer of at least 1.
        data_format: "channels_last" or "channels_first".

    Raises:
        ValueError: `data_format` is unknown.
    """
    _check_layout(data_format, "resize_volumes", f"Invalid data_format: {data_format}")
    first = 1 if data_format == "channels_last" else 2
    for axis, factor in enumerate((depth_factor, height_factor, width_factor), first):
        x = repeat_elements(x, factor, axis)
    return x


def _check_layout(data_format, owner, text):
    if data_format not in ("channels_last", "channels_first"):
        raise ValueError(f'{text}. {owner} takes "channels_last" or "channels_first".')


def _scaled(images, axis, factor):
    size = images.shape[axis]
    return (tf.shape(images)[axis] if size is None else size) * int(factor)
