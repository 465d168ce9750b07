"""Seeded draws of `keras.backend` are those of the reference."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import backend
from keras.testing import outcomes, test_case

DRAWS = [
    ("random_normal", lambda K, seed: K.random_normal((3, 4), 1.0, 2.0, seed=seed)),
    ("random_normal", lambda K, seed: K.random_normal((3,), dtype="float16", seed=seed)),
    ("truncated_normal", lambda K, seed: K.truncated_normal((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform", lambda K, seed: K.random_uniform((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform", lambda K, seed: K.random_uniform((3, 4), 1, 9, "int32", seed=seed)),
    ("random_bernoulli", lambda K, seed: K.random_bernoulli((3, 4), 0.4, seed=seed)),
    ("random_binomial", lambda K, seed: K.random_binomial((3, 4), 0.4, "float64", seed=seed)),
    ("random_normal_variable", lambda K, seed: K.random_normal_variable((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform_variable", lambda K, seed: K.random_uniform_variable((3, 4), 1.0, 2.0, seed=seed)),
    ("dropout", lambda K, seed: K.dropout(tf.ones((3, 4)), 0.4, seed=seed)),
    ("dropout", lambda K, seed: K.dropout(tf.ones((3, 4)), 0.4, noise_shape=(None, 1), seed=seed)),
]


class RandomReferenceTest(test_case.TestCase):
    def test_seeded_draws_are_equal(self):
        for number, (name, draw) in enumerate(DRAWS):
            for seed in (7, None):
                with self.subTest(name, number=number, seed=seed):
                    results = []
                    for K in (backend, tf_keras.backend):
                        tf.random.set_seed(5)
                        np.random.seed(5)
                        results.append([draw(K, seed), draw(K, seed)])
                    outcomes.assert_same_value(self, *results)


if __name__ == "__main__":
    tf.test.main()
