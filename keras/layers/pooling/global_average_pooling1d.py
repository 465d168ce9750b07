"""`GlobalAveragePooling1D`: the average of each feature over the steps of a sequence."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.windows import check_data_format
from keras.support.api_export import keras_export


@keras_export("keras.layers.GlobalAveragePooling1D", "keras.layers.GlobalAvgPool1D")
class GlobalAveragePooling1D(Layer):
    """Brings each feature of a sequence to one number, its average over the steps.

    Steps under False in a mask do not count. Ragged sequences are taken too.

    >>> layer = keras.layers.GlobalAveragePooling1D()
    >>> layer(tf.constant([[[1.0], [2.0], [6.0]]])).numpy()
    array([[3.]], dtype=float32)
    >>> layer(tf.constant([[[1.0], [2.0], [6.0]]]), mask=tf.constant([[True, True, False]])).numpy()
    array([[1.5]], dtype=float32)

    Args:
        data_format: "channels_last", `(batch, steps, features)`, or "channels_first", `(batch, features, steps)`.
        **kwargs: `keepdims`, whether the steps stay as an axis of size 1, and what every layer takes: `name`,
            `dtype`, `trainable`.

    Call arguments: `mask`, booleans `(batch, steps)`. A sequence without any step that counts gives NaN.
    Input shape: 3 axes as `data_format` says.
    Output shape: `(batch, features)`, or 3 axes with `keepdims`.

    Raises:
        ValueError: `data_format` is unknown.
    """

    static_output_rule = True

    def __init__(self, data_format="channels_last", **kwargs):
        self.keepdims = kwargs.pop("keepdims", False)
        super().__init__(**kwargs)
        self.data_format = check_data_format(data_format, owner=self)
        self.input_spec = InputSpec(ndim=3)
        self.supports_masking = True

    @property
    def _steps_axis(self):
        return 1 if self.data_format == "channels_last" else 2

    def call(self, inputs, mask=None):
        axis = self._steps_axis
        if mask is None or isinstance(inputs, tf.RaggedTensor):
            return tf.reduce_mean(inputs, axis=axis, keepdims=self.keepdims)
        weights = tf.expand_dims(tf.cast(mask, inputs.dtype), 3 - axis)
        sums = tf.reduce_sum(inputs * weights, axis=axis, keepdims=self.keepdims)
        return sums / tf.reduce_sum(weights, axis=axis, keepdims=self.keepdims)

    def compute_mask(self, inputs, mask=None):
        return None

    def compute_output_shape(self, input_shape):
        sizes = tf.TensorShape(input_shape).with_rank(3).as_list()
        steps = [1] if self.keepdims else []
        axis = self._steps_axis
        return tf.TensorShape(sizes[:axis] + steps + sizes[axis + 1 :])

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format, "keepdims": self.keepdims}
