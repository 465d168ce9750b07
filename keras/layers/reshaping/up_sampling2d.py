"""`UpSampling2D`: larger images."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.windows import check_data_format, check_window
from keras.support import arguments
from keras.support.api_export import keras_export

_INTERPOLATIONS = (
    "nearest", "bilinear", "bicubic", "area", "gaussian", "lanczos3", "lanczos5", "mitchellcubic",
)  # fmt: skip


@keras_export("keras.layers.UpSampling2D")
class UpSampling2D(Layer):
    """Makes images larger: each pixel becomes `size[0]` rows and `size[1]` columns.

    >>> image = tf.constant([1.0, 2.0], shape=(1, 1, 2, 1))
    >>> keras.layers.UpSampling2D((2, 2))(image)[0, :, :, 0].numpy()
    array([[1., 1., 2., 2.],
           [1., 1., 2., 2.]], dtype=float32)

    Args:
        size: Integer or two: factors for height and width.
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first",
            `(batch, channels, height, width)`. Defaults to `keras.backend.image_data_format()`.
        interpolation: "nearest" (pixels are repeated), "bilinear", "bicubic", "area", "gaussian", "lanczos3",
            "lanczos5" or "mitchellcubic".
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: 4 axes as `data_format` says.
    Output shape: the same with height and width multiplied. Integers become floats unless repeated.

    Raises:
        ValueError: An argument is out of its range.
    """

    static_output_rule = True

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs):
        super().__init__(**kwargs)
        self.data_format = check_data_format(data_format, owner=self)
        self.size = check_window(size, 2, "size", owner=self)
        name = interpolation.lower() if isinstance(interpolation, str) else interpolation
        self.interpolation = arguments.check_choice(name, _INTERPOLATIONS, "interpolation", owner=self)
        self.input_spec = InputSpec(ndim=4)

    def call(self, inputs):
        if self.data_format == "channels_last":
            return self._resize(inputs)
        return tf.transpose(self._resize(tf.transpose(inputs, [0, 2, 3, 1])), [0, 3, 1, 2])

    def _resize(self, images):
        height, width = images.shape[1:3]
        if height is None or width is None:
            height, width = tf.unstack(tf.shape(images)[1:3])
        resized = tf.image.resize(images, [height * self.size[0], width * self.size[1]], self.interpolation)
        return tf.cast(resized, images.dtype) if images.dtype.is_floating else resized

    def compute_output_shape(self, input_shape):
        sizes = tf.TensorShape(input_shape).with_rank(4).as_list()
        first = 1 if self.data_format == "channels_last" else 2
        for axis, factor in enumerate(self.size, start=first):
            sizes[axis] = None if sizes[axis] is None else sizes[axis] * factor
        return tf.TensorShape(sizes)

    def compute_output_dtype(self, inputs):
        dtype = super().compute_output_dtype(inputs)
        return dtype if dtype.is_floating or self.interpolation == "nearest" else tf.float32

    def get_config(self):
        return {
            **super().get_config(),
            "size": self.size,
            "data_format": self.data_format,
            "interpolation": self.interpolation,
        }
