import tensorflow as tf
import tf_keras

import keras
from keras.engine.random_layer import BaseRandomLayer
from keras.support import tf_internals
from keras.testing import outcomes, test_case

# What a layer draws: method of its generator, and options.
DRAWS = [
    ("random_uniform", {}),
    ("random_uniform", {"minval": -1.0, "maxval": 1.0, "dtype": "float64"}),
    ("random_uniform", {"minval": 0, "maxval": 9, "dtype": "int32"}),
    ("random_uniform", {"nonce": 3}),
    ("random_normal", {"mean": 1.0, "stddev": 2.0, "nonce": 0}),
    ("truncated_normal", {}),
    ("dropout", {}),
]


def _draws(module, kind, seed, method, options):
    """Two draws of a layer that is called eagerly, or inside a function for the kind that counts operations there."""
    module.utils.set_random_seed(4)

    class Drawing(module.__internal__.layers.BaseRandomLayer):
        def call(self, inputs):
            if method == "dropout":
                return self._random_generator.dropout(inputs, 0.5, noise_shape=(3, 1))
            return getattr(self._random_generator, method)(tf.shape(inputs), **options)

    layer = Drawing(seed=seed, rng_type=kind)
    call = tf.function(layer) if kind == "legacy_stateful" else layer
    return [call(tf.ones((3, 4))), call(tf.ones((3, 4)))]


class Noise(BaseRandomLayer):
    def call(self, inputs):
        return self._random_generator.random_uniform((20,))


class BaseRandomLayerTest(test_case.TestCase):
    def test_a_generator_is_state_that_checkpoints_keep(self):
        layer = Noise(seed=1, force_generator=True)
        layer(tf.zeros(()))
        path = tf.train.Checkpoint(layer=layer).save(self.get_temp_dir() + "/noise")
        expected = layer(tf.zeros(()))
        restored = Noise(force_generator=True)
        restored(tf.zeros(()))
        tf.train.Checkpoint(layer=restored).restore(path)
        self.assertAllEqual(restored(tf.zeros(())), expected)
        self.assertEqual(restored.weights, [])

    def test_a_forced_generator_wins_over_the_kind(self):
        layer = Noise(seed=1, force_generator=True, rng_type="stateless")
        self.assertNotAllEqual(layer(tf.zeros(())), layer(tf.zeros(())))

    def test_default_source_follows_the_global_seed(self):
        layer = Noise()
        tf.random.set_seed(3)
        first = layer(tf.zeros(()))
        tf.random.set_seed(3)
        self.assertAllEqual(layer(tf.zeros(())), first)
        self.assertNotAllEqual(layer(tf.zeros(())), first)


class RandomLayerReferenceTest(test_case.TestCase):
    def test_draws_are_equal(self):
        for kind in ("stateless", "stateful", "legacy_stateful"):
            for seed in (None, 0, 5):
                for method, options in DRAWS:
                    with self.subTest(kind, seed=seed, method=method, options=options):
                        both = [_draws(module, kind, seed, method, options) for module in (keras, tf_keras)]
                        outcomes.assert_same_value(self, *both, tolerance=0)

    def test_runs_are_deterministic_when_tensorflow_is_asked_to(self):
        tf.config.experimental.enable_op_determinism()
        self.addCleanup(tf_internals.disable_op_determinism)
        draws = []
        for _ in range(2):
            keras.utils.set_random_seed(3)
            layers = [keras.layers.Dense(3), keras.layers.Dropout(0.5), keras.layers.GaussianNoise(1.0)]
            draws.append(keras.Sequential(layers)(tf.ones((4, 2)), training=True))
        self.assertAllEqual(*draws)


if __name__ == "__main__":
    tf.test.main()
