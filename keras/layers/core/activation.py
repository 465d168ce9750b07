"""`Activation`: an activation function as a layer."""

from keras import activations
from keras.engine.layer import Layer
from keras.layers.output_rules import keeps_shape_and_dtype
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Activation")
class Activation(Layer):
    """Applies an activation function.

    >>> keras.layers.Activation("relu")(tf.constant([[-3.0, 0.0, 2.0]])).numpy()
    array([[0., 0., 2.]], dtype=float32)

    Args:
        activation: Function of a tensor, or the name of one in `keras.activations`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any.
    Output shape: same as the input.

    Raises:
        ValueError: The name is unknown.
    """

    static_output_rule = True

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.activation = activations.get(activation)

    def call(self, inputs):
        return self.activation(inputs)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    @property
    def has_static_output_rule(self):
        return super().has_static_output_rule and keeps_shape_and_dtype(self.activation)

    def get_config(self):
        return {**super().get_config(), "activation": activations.serialize(self.activation)}
