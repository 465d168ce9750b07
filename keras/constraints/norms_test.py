"""Tests of constraints on the length of weight vectors."""

import tensorflow as tf

from keras import constraints
from keras.testing import test_case

W = [[3.0, 0.3], [4.0, 0.4]]  # columns of length 5 and 0.5


class NormsTest(test_case.TestCase):
    def test_max_norm_shortens_what_is_longer(self):
        self.assertAllClose(constraints.MaxNorm(1.0)(tf.constant(W)), [[0.6, 0.3], [0.8, 0.4]])

    def test_unit_norm_gives_length_one(self):
        self.assertAllClose(constraints.UnitNorm()(tf.constant(W)), [[0.6, 0.6], [0.8, 0.8]])

    def test_min_max_norm_goes_part_of_the_way(self):
        # Lengths 5 and 0.5 become 0.5 * 2 + 0.5 * 5 = 3.5 and 0.5 * 1 + 0.5 * 0.5 = 0.75.
        constrained = constraints.MinMaxNorm(1.0, 2.0, rate=0.5)(tf.constant(W))
        self.assertAllClose(constrained, [[2.1, 0.45], [2.8, 0.6]])

    def test_axes_choose_the_vectors(self):
        rows = tf.transpose(tf.constant(W))
        self.assertAllClose(constraints.UnitNorm(axis=1)(rows), [[0.6, 0.8], [0.6, 0.8]])
        lengths = tf.norm(constraints.UnitNorm(axis=[0, 1])(tf.constant(W)))
        self.assertAllClose(lengths, 1.0)

    def test_zero_stays_zero_and_types_are_kept(self):
        for constraint in (constraints.MaxNorm(), constraints.UnitNorm(), constraints.MinMaxNorm()):
            for dtype in (tf.float16, tf.float32, tf.float64):
                constrained = constraint(tf.zeros((2, 2), dtype))
                self.assertEqual(constrained.dtype, dtype)
            self.assertAllEqual(constraint(tf.zeros((2, 2))), tf.zeros((2, 2)))


if __name__ == "__main__":
    tf.test.main()
