"""Tests of the seeds of objects that were given none."""

import random

import tensorflow as tf

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


if __name__ == "__main__":
    tf.test.main()
