"""`Dropout`: sets random inputs to 0 while training."""

import tensorflow as tf

from keras.backend.branch import choose
from keras.engine.random_layer import BaseRandomLayer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Dropout")
class Dropout(BaseRandomLayer):
    """Sets a random share of the inputs to 0 while training, against overfitting.

    While training, each entry becomes 0 with probability `rate` and is divided by `1 - rate` otherwise, so that sums
    keep their expected value. In inference the inputs pass unchanged.

    >>> layer = keras.layers.Dropout(0.5)
    >>> layer(tf.ones((2, 3))).numpy()
    array([[1., 1., 1.],
           [1., 1., 1.]], dtype=float32)
    >>> set(layer(tf.ones((10, 10)), training=True).numpy().flatten().tolist()) <= {0.0, 2.0}
    True

    Args:
        rate: Float in [0, 1): share of the inputs that become 0.
        noise_shape: Shape of the mask that is drawn, with 1 for axes along which all entries share their fate, None for
            sizes of the inputs; `(batch, 1, features)` drops whole features of a sequence. Defaults to the shape of the
            inputs.
        seed: Integer for draws that repeat from run to run, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any, floating point while training.
    Output shape: same as the input.

    Raises:
        ValueError: `rate` is not between 0 and 1.

    Reference: Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html (in the inverted form, which
        scales while training).
    """

    static_output_rule = True

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(seed=seed, **kwargs)
        self.rate = check_rate(rate, owner=self)
        self.noise_shape = noise_shape
        self.seed = seed
        self.supports_masking = True

    def call(self, inputs, training=None):
        if isinstance(self.rate, (int, float)) and self.rate == 0:
            return inputs
        return choose(training, lambda: self._drop(inputs), lambda: inputs)

    def _drop(self, inputs):
        if isinstance(inputs, tf.RaggedTensor):
            return tf.ragged.map_flat_values(self._drop, inputs)
        return self._random_generator.dropout(inputs, self.rate, noise_shape=self._get_noise_shape(inputs))

    def _get_noise_shape(self, inputs):
        """Shape of the mask that is drawn; subclasses choose other ones."""
        if self.noise_shape is None:
            return None
        sizes = tf.shape(inputs)
        return [sizes[axis] if size is None else size for axis, size in enumerate(self.noise_shape)]

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        noise_shape = self.noise_shape
        return {
            **super().get_config(),
            "rate": self.rate,
            "noise_shape": tuple(noise_shape) if isinstance(noise_shape, (list, tuple)) else noise_shape,
            "seed": self.seed,
        }


def check_rate(rate, owner):
    """Returns the rate: a number in [0, 1], or a scalar tensor."""
    if tf.is_tensor(rate) or arguments.is_number(rate) and 0 <= rate <= 1:
        return rate
    raise ValueError(
        f"{arguments.owner_name(owner)}: Invalid value {rate!r} received for `rate`, expected a value between 0 and 1."
    )
