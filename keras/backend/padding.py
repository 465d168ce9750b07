"""Zeros around sequences, images and volumes."""

import tensorflow as tf

from keras.backend.image_layout import check_data_format
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.backend.temporal_padding")
def temporal_padding(x, padding=(1, 1)):
    """Returns sequences `(batch, steps, channels)` with zeros before and after.

    >>> keras.backend.temporal_padding(tf.ones((1, 2, 1)), (1, 0)).numpy().ravel()
    array([0., 1., 1.], dtype=float32)

    Args:
        x: Tensor with 3 axes.
        padding: Pair: steps of zeros before, and after.
    """
    return tf.pad(x, [[0, 0], _pair(padding, "temporal_padding"), [0, 0]])


@keras_export("keras.backend.spatial_2d_padding")
def spatial_2d_padding(x, padding=((1, 1), (1, 1)), data_format=None):
    """Returns images with zeros around them.

    >>> keras.backend.spatial_2d_padding(tf.ones((1, 2, 2, 3)), ((1, 1), (0, 2))).shape
    TensorShape([1, 4, 4, 3])

    Args:
        x: Tensor `(batch, rows, columns, channels)`, or `(batch, channels, rows, columns)` for "channels_first".
        padding: Two pairs: rows above and below, columns left and right.
        data_format: Layout. Defaults to `keras.backend.image_data_format()`.

    Raises:
        ValueError: `padding` is not two pairs, or `data_format` is unknown.
    """
    return tf.pad(x, _pattern(padding, data_format, 2))


@keras_export("keras.backend.spatial_3d_padding")
def spatial_3d_padding(x, padding=((1, 1), (1, 1), (1, 1)), data_format=None):
    """Returns volumes with zeros around them.

    >>> keras.backend.spatial_3d_padding(tf.ones((1, 2, 2, 2, 3))).shape
    TensorShape([1, 4, 4, 4, 3])

    Args:
        x: Tensor `(batch, depth, rows, columns, channels)`, or `(batch, channels, depth, rows, columns)` for
            "channels_first".
        padding: Three pairs, one for each spatial axis: zeros before and after.
        data_format: Layout. Defaults to `keras.backend.image_data_format()`.

    Raises:
        ValueError: `padding` is not three pairs, or `data_format` is unknown.
    """
    return tf.pad(x, _pattern(padding, data_format, 3))


def _pattern(padding, data_format, rank):
    owner = f"spatial_{rank}d_padding"
    if not isinstance(padding, (tuple, list)) or len(padding) != rank:
        arguments.fail(owner, f"`padding` must be {rank} pairs of integers.", padding, "padding")
    spatial = [_pair(pair, owner) for pair in padding]
    if check_data_format(data_format) == "channels_first":
        return [[0, 0], [0, 0], *spatial]
    return [[0, 0], *spatial, [0, 0]]


def _pair(value, owner):
    if not isinstance(value, (tuple, list)):
        arguments.fail(owner, "`padding` must hold pairs of integers: zeros before, and after.", value, "padding")
    return list(arguments.check_int_tuple(value, 2, "padding", owner, minimum=0))
