"""Tests of the one call that seeds every generator."""

import random

import numpy as np
import tensorflow as tf

from keras import initializers
from keras.testing import test_case
from keras.utils.random_seed import set_random_seed


class RandomSeedTest(test_case.TestCase):
    def draws(self):
        weights = initializers.GlorotUniform()((2, 2)).numpy().ravel()
        return [random.random(), np.random.rand(), float(tf.random.uniform(())), *weights]

    def test_the_same_seed_gives_the_same_draws_everywhere(self):
        set_random_seed(7)
        first = self.draws()
        set_random_seed(7)
        self.assertAllEqual(self.draws(), first)
        self.assertNotAllEqual(self.draws(), first)

    def test_numpy_integers_are_integers(self):
        set_random_seed(np.int64(7))
        first = self.draws()
        set_random_seed(7)
        self.assertAllEqual(self.draws(), first)

    def test_other_values_are_refused(self):
        for seed in (None, 1.5, "a"):
            with self.assertRaisesRegex(ValueError, "Expected `seed` argument to be an integer"):
                set_random_seed(seed)
        for seed in (-1, 2**32):
            with self.assertRaisesRegex(ValueError, "Seed must be between 0 and"):
                set_random_seed(seed)


if __name__ == "__main__":
    tf.test.main()
