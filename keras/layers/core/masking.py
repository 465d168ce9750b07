"""`Masking`: marks the steps of a sequence that are padding."""

import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Masking")
class Masking(Layer):
    """Marks the steps of sequences whose values all equal `mask_value`, so that later layers skip them.

    Those steps are set to 0, and the outputs carry a mask `(batch, ...)` that is False there.

    >>> outputs = keras.layers.Masking()(tf.constant([[[1.0, 2.0], [0.0, 0.0]]]))
    >>> outputs._keras_mask.numpy()
    array([[ True, False]])

    Args:
        mask_value: Number that fills the steps that are padding.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: `(batch, ..., features)`.
    Output shape: same as the input.
    """

    static_output_rule = True
    makes_masks = True

    def __init__(self, mask_value=0.0, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.mask_value = mask_value

    def call(self, inputs):
        is_kept = tf.reduce_any(tf.not_equal(inputs, self.mask_value), axis=-1, keepdims=True)
        return inputs * tf.cast(is_kept, inputs.dtype)

    def compute_mask(self, inputs, mask=None):
        return tf.reduce_any(tf.not_equal(inputs, self.mask_value), axis=-1)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        return {**super().get_config(), "mask_value": self.mask_value}
