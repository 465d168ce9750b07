"""`GaussianNoise`: random numbers added while training."""

import tensorflow as tf

from keras.backend.branch import choose
from keras.engine.random_layer import BaseRandomLayer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.GaussianNoise")
class GaussianNoise(BaseRandomLayer):
    """Adds normal noise of mean 0 while training, against overfitting. In inference the inputs pass unchanged.

    >>> layer = keras.layers.GaussianNoise(0.1)
    >>> layer(tf.ones((1, 3))).numpy()
    array([[1., 1., 1.]], dtype=float32)
    >>> bool(tf.reduce_all(layer(tf.ones((1, 3)), training=True) == 1.0))
    False

    Args:
        stddev: Float of at least 0: standard deviation of the noise.
        seed: Integer for draws that repeat from run to run, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any, floating point while training.
    Output shape: same as the input.

    Raises:
        ValueError: `stddev` is no number of at least 0.
    """

    static_output_rule = True

    def __init__(self, stddev, seed=None, **kwargs):
        super().__init__(seed=seed, **kwargs)
        self.supports_masking = True
        self.stddev = arguments.check_in_range(stddev, 0, None, "stddev", owner=self)
        self.seed = seed

    def call(self, inputs, training=None):
        return choose(training, lambda: inputs + self._noise(inputs), lambda: inputs)

    def _noise(self, inputs):
        return self._random_generator.random_normal(tf.shape(inputs), 0.0, self.stddev, inputs.dtype)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        return {**super().get_config(), "stddev": self.stddev, "seed": self.seed}
