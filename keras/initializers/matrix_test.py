"""Tests of initializers that make a whole matrix."""

import numpy as np
import tensorflow as tf

from keras import initializers
from keras.testing import test_case


class MatrixTest(test_case.TestCase):
    def test_orthogonal_columns_of_a_tall_matrix(self):
        q = initializers.Orthogonal(gain=2.0, seed=1)((2, 3, 4)).numpy().reshape(6, 4)
        self.assertAllClose(q.T @ q, 4.0 * np.eye(4), atol=1e-5)

    def test_orthogonal_rows_of_a_wide_matrix(self):
        q = initializers.Orthogonal(seed=1)((2, 5)).numpy()
        self.assertAllClose(q @ q.T, np.eye(2), atol=1e-6)

    def test_identity_fills_the_diagonal(self):
        self.assertAllEqual(initializers.Identity(3.0)((2, 3)), [[3.0, 0.0, 0.0], [0.0, 3.0, 0.0]])

    def test_other_ranks_are_refused(self):
        with self.assertRaisesRegex(ValueError, "must be at least two-dimensional. Received: shape=\\(3,\\) of rank 1"):
            initializers.Orthogonal()((3,))
        with self.assertRaisesRegex(ValueError, "can only be used for 2D matrices"):
            initializers.Identity()((3, 3, 3))


if __name__ == "__main__":
    tf.test.main()
