"""`ActivityRegularization`: a penalty on what passes."""

from keras import regularizers
from keras.engine.layer import Layer
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.ActivityRegularization")
class ActivityRegularization(Layer):
    """Passes its inputs on and adds a penalty on them to the loss.

    The penalty is `l1 * sum(abs(x)) + l2 * sum(x ** 2)`, divided by the number of samples.

    >>> layer = keras.layers.ActivityRegularization(l1=0.5)
    >>> outputs = layer(tf.constant([[2.0], [-4.0]]))
    >>> [float(loss) for loss in layer.losses]
    [1.5]

    Args:
        l1: Float: factor of the absolute values.
        l2: Float: factor of the squares.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any.
    Output shape: same as the input.
    """

    static_output_rule = True

    def __init__(self, l1=0.0, l2=0.0, **kwargs):
        super().__init__(activity_regularizer=regularizers.L1L2(l1=l1, l2=l2), **kwargs)
        self.supports_masking = True
        self.l1 = l1
        self.l2 = l2

    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        return {**super().get_config(), "l1": self.l1, "l2": self.l2}
