"""Tests of reshaping."""

import numpy as np
import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class ReshapingTest(test_case.TestCase):
    def test_static_sizes_survive(self):
        x = keras.Input((2, 3))
        self.assertEqual(backend.int_shape(backend.batch_flatten(x)), (None, 6))
        self.assertEqual(backend.int_shape(backend.repeat_elements(x, 2, -1)), (None, 2, 6))
        self.assertEqual(backend.int_shape(backend.repeat(keras.Input((3,)), 4)), (None, 4, 3))

    def test_repeat_asks_for_two_axes(self):
        with self.assertRaisesRegex(ValueError, r"repeat: `x` must have 2 axes, .* Received: x.shape=\(2, 3, 4\)"):
            backend.repeat(tf.zeros((2, 3, 4)), 2)

    def test_sparse_tensors_stay_sparse_among_themselves(self):
        dense = tf.constant([[0.0, 1.0]])
        sparse = tf.sparse.from_dense(dense)
        joined = backend.concatenate([sparse, sparse])
        self.assertIsInstance(joined, tf.SparseTensor)
        self.assertAllClose(tf.sparse.to_dense(joined), [[0.0, 1.0, 0.0, 1.0]])
        self.assertAllClose(backend.concatenate([sparse, dense], axis=0), [[0.0, 1.0], [0.0, 1.0]])

    def test_ragged_tensors_stay_ragged(self):
        ragged = tf.ragged.constant([[1], [2, 3]])
        self.assertEqual(backend.concatenate([ragged, ragged]).to_list(), [[1, 1], [2, 3, 2, 3]])

    def test_arrays_are_taken(self):
        self.assertAllEqual(backend.repeat_elements(np.array([1, 2]), 2, 0), [1, 1, 2, 2])
        self.assertAllEqual(backend.concatenate([np.array([1]), np.array([2])]), [1, 2])


if __name__ == "__main__":
    tf.test.main()
