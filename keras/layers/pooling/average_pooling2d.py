"""`AveragePooling2D`: the average of each window of an image."""

import tensorflow as tf

from keras.layers.pooling.pooling2d import Pooling2D
from keras.support.api_export import keras_export


@keras_export("keras.layers.AveragePooling2D", "keras.layers.AvgPool2D")
class AveragePooling2D(Pooling2D):
    """Makes images smaller: keeps the average of each window, channel by channel.

    >>> image = tf.reshape(tf.range(16.0), (1, 4, 4, 1))
    >>> keras.layers.AveragePooling2D()(image)[0, :, :, 0].numpy()
    array([[ 2.5,  4.5],
           [10.5, 12.5]], dtype=float32)

    Args:
        pool_size: Integer or two: height and width of the window, in pixels.
        strides: Integer or two: steps of the window, in pixels. Defaults to `pool_size`.
        padding: "valid" (windows stay inside the image) or "same" (windows may reach over the edge; only pixels inside
            count).
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first",
            `(batch, channels, height, width)`. Defaults to `keras.backend.image_data_format()`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: 4 axes as `data_format` says.
    Output shape: the same with the new height and width: `(size - pool_size) // strides + 1` for "valid",
        `ceil(size / strides)` for "same".

    Raises:
        ValueError: An argument is out of its range, or the images are smaller than the window.
    """

    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, **kwargs):
        super().__init__(tf.nn.avg_pool2d, pool_size, strides, padding, data_format, **kwargs)
