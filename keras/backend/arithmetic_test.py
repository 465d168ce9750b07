"""Tests of arithmetic."""

import numpy as np
import tensorflow as tf

from keras import backend
from keras.testing import test_case


class ArithmeticTest(test_case.TestCase):
    def test_roots_of_negative_numbers_are_zero_with_gradient_zero(self):
        x = tf.constant([-4.0, 4.0])
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = backend.sqrt(x)
        self.assertAllClose(y, [0.0, 2.0])
        self.assertAllClose(tape.gradient(y, x), [0.0, 0.25])

    def test_halves_round_to_the_even_neighbour(self):
        self.assertAllClose(backend.round(tf.constant([0.5, 1.5, -2.5])), [0.0, 2.0, -2.0])

    def test_clip_keeps_integers_and_open_sides(self):
        x = tf.constant([-5, 0, 5])
        self.assertAllEqual(backend.clip(x, -1, 1), [-1, 0, 1])
        self.assertAllEqual(backend.clip(x, None, 1), [-5, 0, 1])
        self.assertAllEqual(backend.clip(x, -1, None), [-1, 0, 5])
        self.assertAllEqual(backend.clip(x, 3, 1), [3, 3, 3])

    def test_arrays_and_lists_are_taken(self):
        self.assertAllClose(backend.sqrt([9.0]), [3.0])
        self.assertAllClose(backend.pow(np.array([2.0]), 3), [8.0])


if __name__ == "__main__":
    tf.test.main()
