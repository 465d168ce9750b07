"""Tests of products."""

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class LinearAlgebraTest(test_case.TestCase):
    def test_sparse_matrices_multiply(self):
        sparse = tf.sparse.from_dense([[0.0, 2.0]])
        self.assertAllClose(backend.dot(sparse, tf.constant([[1.0], [3.0]])), [[6.0]])

    def test_symbolic_sparse_matrices_multiply(self):
        x = backend.placeholder((None, 2), sparse=True)
        model = keras.Model(x, backend.dot(x, tf.constant([[1.0], [3.0]])))
        self.assertAllClose(model(tf.sparse.from_dense([[0.0, 2.0]])), [[6.0]])

    def test_unknown_batch_sizes(self):
        product = backend.batch_dot(keras.Input((2, 3)), keras.Input((3, 4)))
        self.assertEqual(backend.int_shape(product), (None, 2, 4))

    def test_vectors_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"dot: `y` must have 2 axes or more. Received: y.shape=\(2,\)"):
            backend.dot(tf.ones((2, 2)), tf.ones(2))
        with self.assertRaisesRegex(ValueError, "Cannot do batch_dot on inputs with rank < 2"):
            backend.batch_dot(tf.ones(2), tf.ones(2))

    def test_axes_that_do_not_go_together_are_refused(self):
        x, y = tf.ones((2, 3)), tf.ones((2, 4))
        for pattern, arguments in [
            (r"with axes=\[1, 1\]. x.shape\[1\] != y.shape\[1\] \(3 != 4\)", (x, y)),
            ("different batch sizes", (x, tf.ones((3, 3)))),
            ("over axis 0", (x, x, (0, 1))),
            ("must be an integer or a pair", (x, x, (1, 1, 1))),
            ("must lie within the shapes", (x, x, 5)),
        ]:
            with self.assertRaisesRegex(ValueError, pattern):
                backend.batch_dot(*arguments)

    def test_zeros_keep_length_zero(self):
        self.assertAllClose(backend.l2_normalize(tf.zeros(3)), [0.0, 0.0, 0.0])


if __name__ == "__main__":
    tf.test.main()
