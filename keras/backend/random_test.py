"""Tests of the seeds of objects that were given none."""

import random

import numpy as np
import tensorflow as tf

from keras import backend
from keras.backend.random import make_seed
from keras.support import state
from keras.testing import test_case


class RandomTest(test_case.TestCase):
    def test_seeds_come_from_the_generator_of_set_random_seed(self):
        state.process.random_generator = random.Random(7)
        expected = random.Random(7)
        self.assertEqual([make_seed(), make_seed()], [expected.randint(1, 10**9), expected.randint(1, 10**9)])

    def test_seeds_come_from_the_module_without_it(self):
        state.process.random_generator = None
        random.seed(3)
        expected = random.Random(3)
        self.assertEqual(make_seed(), expected.randint(1, 10**9))

    def test_dropout_keeps_the_expected_sum(self):
        dropped = backend.dropout(tf.ones(10_000), 0.75, seed=1)
        self.assertAllClose(tf.reduce_mean(dropped), 1.0, atol=0.1)
        self.assertEqual(set(dropped.numpy().tolist()), {0.0, 4.0})

    def test_decisions_can_be_shared(self):
        dropped = backend.dropout(tf.ones((50, 3)), 0.5, noise_shape=(None, 1), seed=1).numpy()
        self.assertTrue(all(len(set(row)) == 1 for row in dropped.tolist()))
        with self.assertRaisesRegex(ValueError, "range"):
            backend.dropout(tf.ones(2), 1.5)

    def test_draws_repeat_after_the_seeds_are_set_again(self):
        def draws():
            tf.random.set_seed(3)
            np.random.seed(3)
            return [backend.random_normal((2,)), backend.random_uniform((2,)), backend.truncated_normal((2,))]

        self.assertAllClose(draws(), draws())

    def test_ones_come_with_the_probability_given(self):
        self.assertAllClose(tf.reduce_mean(backend.random_bernoulli((10_000,), 0.3, seed=1)), 0.3, atol=0.03)
        with self.assertWarnsRegex(UserWarning, "random_bernoulli"):
            backend.random_binomial((2,), 0.3)


if __name__ == "__main__":
    tf.test.main()
