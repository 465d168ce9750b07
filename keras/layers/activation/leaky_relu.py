"""`LeakyReLU`: a rectified linear unit that lets a little through below 0."""

import tensorflow as tf

from keras.backend.config import cast_to_floatx
from keras.engine.layer import Layer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.LeakyReLU")
class LeakyReLU(Layer):
    """Leaky rectified linear unit: `x` where it is at least 0, `alpha * x` below.

    >>> keras.layers.LeakyReLU(alpha=0.5)(tf.constant([-4.0, 0.0, 2.0])).numpy()
    array([-2.,  0.,  2.], dtype=float32)

    Args:
        alpha: Float: slope below 0.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any.
    Output shape: same as the input.

    Raises:
        ValueError: `alpha` is no number.

    Reference: Maas et al., 2013, https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf (Section 2).
    """

    static_output_rule = True

    def __init__(self, alpha=0.3, **kwargs):
        super().__init__(**kwargs)
        if not arguments.is_number(alpha) and getattr(alpha, "shape", None) != ():
            rule = "The alpha value of a Leaky ReLU layer cannot be None, expecting a float."
            arguments.fail(self, rule, alpha, "alpha")
        self.supports_masking = True
        self.alpha = cast_to_floatx(alpha)

    def call(self, inputs):
        return tf.nn.leaky_relu(inputs, float(self.alpha))

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def compute_output_dtype(self, inputs):
        dtype = super().compute_output_dtype(inputs)
        return tf.float32 if dtype.is_integer else dtype

    def get_config(self):
        return {**super().get_config(), "alpha": float(self.alpha)}
