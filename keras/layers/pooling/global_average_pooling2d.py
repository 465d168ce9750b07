"""`GlobalAveragePooling2D`: the average of each channel of an image."""

import tensorflow as tf

from keras.layers.pooling.global_pooling2d import GlobalPooling2D
from keras.support.api_export import keras_export


@keras_export("keras.layers.GlobalAveragePooling2D", "keras.layers.GlobalAvgPool2D")
class GlobalAveragePooling2D(GlobalPooling2D):
    """Brings each channel of an image to one number, its average.

    >>> image = tf.reshape(tf.range(8.0), (1, 2, 2, 2))
    >>> keras.layers.GlobalAveragePooling2D()(image).numpy()
    array([[3., 4.]], dtype=float32)

    Args:
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first",
            `(batch, channels, height, width)`. Defaults to `keras.backend.image_data_format()`.
        keepdims: Whether height and width stay as axes of size 1.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: 4 axes as `data_format` says.
    Output shape: `(batch, channels)`, or 4 axes with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
    """

    _reduce = tf.reduce_mean
