"""`Flatten`: all axes but the batch in one."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.windows import check_data_format
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Flatten")
class Flatten(Layer):
    """Brings each sample into one row: `(batch, a, b, c)` becomes `(batch, a * b * c)`.

    >>> keras.layers.Flatten()(tf.ones((2, 3, 4))).shape
    TensorShape([2, 12])

    Args:
        data_format: "channels_last", or "channels_first" for images that keep their channels on the second axis: rows
            then list the values in the order of channels-last images. Defaults to
            `keras.backend.image_data_format()`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: `(batch, ...)`; samples without axes get one of size 1.
    Output shape: `(batch, size)`.

    Raises:
        ValueError: `data_format` is unknown, or the inputs are ragged.
    """

    static_output_rule = True

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = check_data_format(data_format, owner=self)
        self.input_spec = InputSpec(min_ndim=1)

    def call(self, inputs):
        if isinstance(inputs, tf.RaggedTensor):
            raise ValueError(
                f'Layer "{self.name}" (Flatten): rows of a ragged tensor have different sizes and cannot become one '
                f"axis. Received: inputs.shape={inputs.shape}\n    Pad them first with `inputs.to_tensor()`."
            )
        rank = inputs.shape.rank
        if self.data_format == "channels_first" and rank is not None and rank > 2:
            inputs = tf.transpose(inputs, [0, *range(2, rank), 1])
        size = shapes.product(inputs.shape[1:]) if rank is not None else None
        if size:
            return tf.reshape(inputs, (-1, size))
        sizes = tf.shape(inputs)
        return tf.reshape(inputs, [sizes[0], tf.reduce_prod(sizes[1:]) if size is None else 0])

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        if input_shape.rank is None:
            return tf.TensorShape([None, None])
        return tf.TensorShape([input_shape[0], shapes.product(input_shape[1:])])

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format}
