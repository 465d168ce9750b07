"""`GlobalPooling2D`: what poolings over whole images have in common."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.windows import check_data_format


class GlobalPooling2D(Layer):
    """Base of poolings over whole images: one number for each channel.

    Args:
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.
        keepdims: Whether height and width stay as axes of size 1.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.
    """

    static_output_rule = True
    _reduce = None  # function such as `tf.reduce_mean`

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(**kwargs)
        self.data_format = check_data_format(data_format, owner=self)
        self.keepdims = keepdims
        self.input_spec = InputSpec(ndim=4)

    @property
    def _axes(self):
        return (1, 2) if self.data_format == "channels_last" else (2, 3)

    def call(self, inputs):
        return type(self)._reduce(inputs, axis=self._axes, keepdims=self.keepdims)

    def compute_output_shape(self, input_shape):
        sizes = tf.TensorShape(input_shape).with_rank(4).as_list()
        if self.keepdims:
            return tf.TensorShape([1 if axis in self._axes else size for axis, size in enumerate(sizes)])
        return tf.TensorShape([size for axis, size in enumerate(sizes) if axis not in self._axes])

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format, "keepdims": self.keepdims}
