"""Tests of the regularizer on directions."""

import tensorflow as tf

from keras import regularizers
from keras.testing import test_case


class OrthogonalTest(test_case.TestCase):
    def test_orthogonal_vectors_cost_nothing_parallel_ones_the_factor(self):
        regularizer = regularizers.OrthogonalRegularizer(0.5)
        self.assertAllClose(regularizer(tf.constant([[1.0, 0.0], [0.0, 3.0]])), 0.0)
        self.assertAllClose(regularizer(tf.constant([[1.0, 2.0], [2.0, 4.0]])), 0.5)
        self.assertAllClose(regularizer(tf.constant([[1.0, 2.0], [-2.0, -4.0]])), 0.5)

    def test_the_mean_goes_over_all_pairs(self):
        rows = tf.constant([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])  # one of three pairs is parallel
        self.assertAllClose(regularizers.OrthogonalRegularizer(0.6)(rows), 0.2)
        self.assertAllClose(regularizers.OrthogonalRegularizer(0.6, "columns")(tf.transpose(rows)), 0.2)

    def test_one_vector_has_no_pair(self):
        self.assertAllClose(regularizers.OrthogonalRegularizer()(tf.ones((1, 3))), 0.0)

    def test_wrong_arguments_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Invalid value for argument `mode`"):
            regularizers.OrthogonalRegularizer(mode="cols")
        with self.assertRaisesRegex(ValueError, "must have rank 2"):
            regularizers.OrthogonalRegularizer()(tf.ones((3,)))

    def test_a_factor_is_needed(self):
        with self.assertRaisesRegex(ValueError, "Value None is not a valid regularization penalty number"):
            regularizers.OrthogonalRegularizer(None)


if __name__ == "__main__":
    tf.test.main()
