"""`BaseRandomLayer`: the base of layers that draw random numbers while they run."""

from keras.backend.random_generator import STATEFUL, RandomGenerator
from keras.engine.layer import Layer
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.layers.BaseRandomLayer")
class BaseRandomLayer(Layer):
    """A layer with a source of random numbers, `self._random_generator`.

    >>> class Jitter(keras.__internal__.layers.BaseRandomLayer):
    ...     def call(self, inputs):
    ...         return inputs + self._random_generator.random_uniform(tf.shape(inputs), maxval=0.1)
    >>> Jitter(seed=1)(tf.zeros((2, 3))).shape
    TensorShape([2, 3])

    Args:
        seed: Integer for draws that repeat from run to run, or None.
        force_generator: True for a `tf.random.Generator` as the source, whose state is saved with checkpoints.
        rng_type: Kind of source without `force_generator`: "stateless", "stateful" or "legacy_stateful", TensorFlow's
            own stateful operations and the default until `enable_tf_random_generator`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Raises:
        ValueError: `rng_type` is none of these.
    """

    def __init__(self, seed=None, force_generator=False, rng_type=None, **kwargs):
        super().__init__(**kwargs)
        self._random_generator = RandomGenerator(seed, STATEFUL if force_generator else rng_type)

    def build(self, input_shape):
        self._random_generator.build()
        super().build(input_shape)
