"""Tests of sparse tensors."""

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class SparseTest(test_case.TestCase):
    def test_symbolic_sparse_tensors_are_told_and_made_dense(self):
        x = backend.placeholder((None, 2), sparse=True)
        self.assertTrue(backend.is_sparse(x))
        self.assertFalse(backend.is_sparse(keras.Input((2,))))
        model = keras.Model(x, backend.to_dense(x) + 1.0)
        self.assertAllClose(model(tf.sparse.from_dense([[0.0, 2.0]])), [[1.0, 3.0]])

    def test_dense_and_ragged_tensors_stay(self):
        for tensor in (tf.ones(2), tf.ragged.constant([[1], []])):
            self.assertIs(backend.to_dense(tensor), tensor)


if __name__ == "__main__":
    tf.test.main()
