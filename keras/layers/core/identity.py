"""`Identity`: gives back what it gets."""

import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Identity")
class Identity(Layer):
    """Gives back its inputs: a placeholder where a layer is wanted and none is needed.

    >>> keras.layers.Identity()(tf.constant([[1.0, 2.0]])).numpy()
    array([[1., 2.]], dtype=float32)

    Args:
        trainable: As for every layer.
        name: As for every layer.
        dtype: As for every layer.
        dynamic: As for every layer.
        **kwargs: What every layer takes.

    Input shape: any; a structure of tensors is taken too.
    Output shape: same as the input.
    """

    static_output_rule = True

    def call(self, inputs):
        return tf.nest.map_structure(tf.identity, inputs)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)
