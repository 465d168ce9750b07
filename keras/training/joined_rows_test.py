import numpy as np
import tensorflow as tf

from keras.testing import test_case
from keras.training.joined_rows import join, to_numpy


class JoinedRowsTest(test_case.TestCase):
    def test_rows_of_each_leaf_are_joined(self):
        joined = join([{"a": np.ones((2, 1))}, {"a": np.zeros((1, 1))}])
        self.assertAllEqual(joined["a"], [[1.0], [1.0], [0.0]])

    def test_numbers_become_rows(self):
        self.assertAllEqual(join([tf.constant(1.0), tf.constant(2.0)]), [1.0, 2.0])
        self.assertAllEqual(join([tf.constant(1.0)]), [1.0])

    def test_ragged_and_sparse_rows_are_joined(self):
        ragged = join([tf.ragged.constant([[1]]), tf.ragged.constant([[2, 3]])])
        self.assertEqual(ragged.to_list(), [[1], [2, 3]])
        sparse = join([tf.sparse.from_dense([[1, 0]]), tf.sparse.from_dense([[0, 2]])])
        self.assertAllEqual(tf.sparse.to_dense(sparse), [[1, 0], [0, 2]])

    def test_dense_tensors_become_arrays(self):
        self.assertIsInstance(to_numpy([tf.ones(2)])[0], np.ndarray)


if __name__ == "__main__":
    tf.test.main()
