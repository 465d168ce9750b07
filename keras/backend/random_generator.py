"""`RandomGenerator`: the random draws of one layer, from one of three kinds of source."""

import tensorflow as tf

from keras.backend.random import make_seed
from keras.support import naming, state, tf_internals
from keras.support.api_export import keras_export

STATELESS = "stateless"
STATEFUL = "stateful"
LEGACY_STATEFUL = "legacy_stateful"
_KINDS = (STATELESS, STATEFUL, LEGACY_STATEFUL)


class RandomGenerator(tf_internals.AutoTrackable):
    """Random draws of one layer.

    Args:
        seed: Integer for draws that repeat from run to run, or None.
        rng_type: Where the draws come from. "legacy_stateful" (the default until `enable_tf_random_generator`):
            TensorFlow's own stateful operations, which follow `tf.random.set_seed`. "stateful": a
            `tf.random.Generator`, whose state is saved with checkpoints. "stateless": a function of the seed, the same
            values at each call unless a `nonce` differs.

    Raises:
        ValueError: `rng_type` is none of these.
    """

    def __init__(self, seed=None, rng_type=None):
        rng_type = _default_kind() if rng_type is None else str(rng_type).lower()
        if rng_type not in _KINDS:
            hint = naming.closest(rng_type, _KINDS)
            raise ValueError(
                f'Invalid `rng_type` received. Valid `rng_type` are ["stateless", "stateful", "legacy_stateful"]. '
                f"Got: {rng_type}. {hint}".rstrip()
            )
        self._rng_type = rng_type
        self._seed = seed
        self._generator = None
        self._graph_draws = 0

    def build(self):
        """Makes the state that the kind needs; draws call it, layers call it before they are traced."""
        if self._rng_type == LEGACY_STATEFUL:
            return
        if self._seed is None:
            self._seed = make_seed()
        if self._rng_type == STATEFUL and self._generator is None:
            with tf.init_scope():
                self._generator = tf.random.Generator.from_seed(self._seed)

    def keep_state(self):
        """Lets draws that TensorFlow's stateful operations make come from a `tf.random.Generator` from now on.

        The state of such an operation cannot be read; that of a generator is a variable, which can be saved.

        Returns:
            Whether the source changed: graphs that were traced before draw from the former one still.
        """
        if self._rng_type != LEGACY_STATEFUL:
            return False
        self._rng_type = STATEFUL
        self.build()
        return True

    def make_seed_for_stateless_op(self):
        """Returns a seed of shape `(2,)` for one `tf.random.stateless_*` draw; None for the legacy kind."""
        self.build()
        if self._rng_type == STATELESS:
            return tf.constant([self._seed, 0], tf.int32)
        if self._rng_type == STATEFUL:
            return self._generator.make_seeds()[:, 0]
        return None

    def make_legacy_seed(self):
        """Returns the seed for one stateful operation of TensorFlow, or None.

        Two operations of one graph must not share a seed, or they would draw the same values; eagerly, one seed gives
        one operation, whose state moves on from call to call.
        """
        if self._seed is None or tf.executing_eagerly():
            return self._seed
        with state.process.lock:
            self._graph_draws += 1
            return self._seed + self._graph_draws - 1

    def random_uniform(self, shape, minval=0.0, maxval=None, dtype=None, nonce=None):
        """Draws from `[minval, maxval)`; `maxval` defaults to 1."""
        return self._draw("uniform", shape, (minval, 1.0 if maxval is None else maxval), dtype, nonce)

    def random_normal(self, shape, mean=0.0, stddev=1.0, dtype=None, nonce=None):
        """Draws from a normal distribution."""
        return self._draw("normal", shape, (mean, stddev), dtype, nonce)

    def truncated_normal(self, shape, mean=0.0, stddev=1.0, dtype=None, nonce=None):
        """Draws from a normal distribution cut at two standard deviations."""
        return self._draw("truncated_normal", shape, (mean, stddev), dtype, nonce)

    def dropout(self, inputs, rate, noise_shape=None, nonce=None):
        """Sets a share `rate` of the entries to 0 and divides the others by `1 - rate`."""
        if self._rng_type == LEGACY_STATEFUL:
            return tf.nn.dropout(inputs, rate, noise_shape=noise_shape, seed=self.make_legacy_seed())
        self.build()
        if self._rng_type == STATEFUL:
            return tf.nn.experimental.general_dropout(
                inputs, rate, uniform_sampler=self._generator.uniform, noise_shape=noise_shape
            )
        return tf.nn.experimental.stateless_dropout(inputs, rate, self._folded_seed(nonce), noise_shape=noise_shape)

    def _draw(self, distribution, shape, parameters, dtype, nonce):
        """Draws with what TensorFlow has under the name of a distribution for each of the three kinds."""
        dtype = dtype or state.process.float_type
        if self._rng_type == LEGACY_STATEFUL:
            return getattr(tf.random, distribution)(shape, *parameters, dtype, seed=self.make_legacy_seed())
        self.build()
        if self._rng_type == STATEFUL:
            return getattr(self._generator, distribution)(shape, *parameters, dtype)
        return getattr(tf.random, f"stateless_{distribution}")(shape, self._folded_seed(nonce), *parameters, dtype)

    def _folded_seed(self, nonce):
        seed = self.make_seed_for_stateless_op()
        has_nonce = tf.is_tensor(nonce) or bool(nonce)  # 0 stands for none
        return tf.random.experimental.stateless_fold_in(seed, nonce) if has_nonce else seed


def _default_kind():
    return STATEFUL if state.process.stateful_random_generators else LEGACY_STATEFUL


@keras_export("keras.backend.experimental.enable_tf_random_generator")
def enable_tf_random_generator():
    """Lets layers made from now on draw from a `tf.random.Generator` each, whose state is saved with checkpoints.

    >>> keras.backend.experimental.enable_tf_random_generator()
    >>> keras.backend.experimental.is_tf_random_generator_enabled()
    True
    >>> keras.backend.experimental.disable_tf_random_generator()
    """
    state.process.stateful_random_generators = True


@keras_export("keras.backend.experimental.disable_tf_random_generator")
def disable_tf_random_generator():
    """Lets layers made from now on draw from TensorFlow's stateful operations, as they do from the start.

    >>> keras.backend.experimental.disable_tf_random_generator()
    >>> keras.backend.experimental.is_tf_random_generator_enabled()
    False
    """
    state.process.stateful_random_generators = False


@keras_export("keras.backend.experimental.is_tf_random_generator_enabled")
def is_tf_random_generator_enabled():
    """Returns whether layers draw from a `tf.random.Generator` unless told otherwise.

    >>> keras.backend.experimental.is_tf_random_generator_enabled()
    False
    """
    return state.process.stateful_random_generators
