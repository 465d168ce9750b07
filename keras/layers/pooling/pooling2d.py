"""`Pooling2D`: what poolings over images have in common."""

import tensorflow as tf

from keras.backend import image_layout
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers import windows


class Pooling2D(Layer):
    """Base of poolings over images: one number for each window and channel.

    Args:
        pool_function: Function `(images, window, strides, padding, data_format)` such as `tf.nn.max_pool2d`.
        pool_size: Integer or two: height and width of the window.
        strides: Integer or two: steps of the window. Defaults to `pool_size`.
        padding: "valid" or "same".
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.
    """

    static_output_rule = True

    def __init__(self, pool_function, pool_size, strides, padding="valid", data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.pool_function = pool_function
        self.pool_size = windows.check_window(pool_size, 2, "pool_size", owner=self)
        strides = self.pool_size if strides is None else strides
        self.strides = windows.check_window(strides, 2, "strides", owner=self)
        self.padding = windows.check_padding(padding, owner=self)
        self.data_format = windows.check_data_format(data_format, owner=self)
        self.input_spec = InputSpec(ndim=4)

    def call(self, inputs):
        self._spatial_sizes(inputs.shape)  # refuses inputs that are smaller than the window
        if self.data_format == "channels_last":
            return self._pool(inputs, "NHWC")
        if image_layout.runs_channels_first():
            return self._pool(inputs, "NCHW")
        return image_layout.run_channels_last(lambda images: self._pool(images, "NHWC"), inputs, 2)

    def _pool(self, images, data_format):
        return self.pool_function(images, self.pool_size, self.strides, self.padding.upper(), data_format)

    def _spatial_sizes(self, input_shape):
        spatial = input_shape[1:3] if self.data_format == "channels_last" else input_shape[2:4]
        return windows.output_sizes(spatial, self.pool_size, self.padding, self.strides, None, self, input_shape)

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape).with_rank(4)
        sizes = self._spatial_sizes(input_shape)
        batch, *rest = input_shape
        sizes = sizes + [rest[2]] if self.data_format == "channels_last" else [rest[0]] + sizes
        return tf.TensorShape([batch] + sizes)

    def get_config(self):
        return {
            **super().get_config(),
            "pool_size": self.pool_size,
            "padding": self.padding,
            "strides": self.strides,
            "data_format": self.data_format,
        }
