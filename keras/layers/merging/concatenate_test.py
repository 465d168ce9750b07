import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.concatenate import Concatenate, concatenate
from keras.testing import test_case


class ConcatenateTest(test_case.TestCase):
    def test_puts_tensors_one_after_the_other(self):
        first, second = np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])
        self.assertAllClose(Concatenate()([first, second]), [[1.0, 2.0, 3.0, 4.0]])
        self.assertAllClose(Concatenate(axis=0)([first, second]), [[1.0, 2.0], [3.0, 4.0]])

    def test_shapes_are_inferred(self):
        self.assertEqual(concatenate([Input((3,)), Input((4,))]).shape.as_list(), [None, 7])
        self.assertEqual(concatenate([Input((3,)), Input((None,))]).shape.as_list(), [None, None])
        self.assertEqual(concatenate([Input((2, None)), Input((3, 4))], axis=1).shape.as_list(), [None, 5, 4])

    def test_masks_follow_the_axis(self):
        first, second = tf.ones((1, 2, 3)), tf.ones((1, 2, 4))
        first._keras_mask = tf.constant([[True, False]])
        self.assertAllEqual(Concatenate()([first, second])._keras_mask, [[True, False]])
        second = tf.ones((1, 1, 3))
        self.assertAllEqual(Concatenate(axis=1)([first, second])._keras_mask, [[True, False, True]])
        self.assertAllEqual(Concatenate(axis=-2)([second, first])._keras_mask, [[True, True, False]])

    def test_ragged_and_sparse_tensors(self):
        rows = tf.ragged.constant([[1.0], [2.0, 3.0]])
        self.assertEqual(Concatenate(axis=1)([rows, rows]).to_list(), [[1.0, 1.0], [2.0, 3.0, 2.0, 3.0]])
        sparse = tf.sparse.from_dense([[1.0, 0.0]])
        self.assertAllClose(tf.sparse.to_dense(Concatenate()([sparse, sparse])), [[1.0, 0.0, 1.0, 0.0]])

    def test_inputs_that_do_not_go_together_are_refused(self):
        for arguments, inputs, text in (
            ({}, tf.ones((2, 3)), "list of at least 1 input"),
            ({}, [tf.ones((2, 3)), tf.ones((2, 3, 4))], "requires inputs with matching shapes"),
            ({"axis": 1}, [tf.ones((2, 3, 4)), tf.ones((2, 3, 5))], "requires inputs with matching shapes"),
            ({"axis": 5}, [tf.ones((2, 3)), tf.ones((2, 3))], r"`axis` must be in \[-2, 2\)"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                Concatenate(**arguments)(inputs)
        with self.assertRaisesRegex(ValueError, "Concatenate: `axis` must be an integer"):
            Concatenate(axis="last")


if __name__ == "__main__":
    tf.test.main()
