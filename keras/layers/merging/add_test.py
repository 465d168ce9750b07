import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.add import Add, add
from keras.testing import test_case


class AddTest(test_case.TestCase):
    def test_adds_elementwise(self):
        self.assertAllClose(Add()([np.array([[1.0, 2.0]]), np.array([[10.0, 20.0]])]), [[11.0, 22.0]])
        self.assertAllClose(Add()((tf.ones((2, 3)),)), tf.ones((2, 3)))
        self.assertEqual(add([Input((3,)), Input((3,))]).shape.as_list(), [None, 3])

    def test_sizes_of_1_are_broadcast(self):
        self.assertEqual(Add()([tf.ones((2, 4, 1)), tf.ones((2, 1, 3))]).shape, (2, 4, 3))
        self.assertEqual(Add()([Input((4, 1)), Input((None, 3))]).shape.as_list(), [None, 4, 3])

    def test_fewer_axes_get_axes_after_the_batch(self):
        rows = np.array([[1.0, 10.0], [2.0, 20.0]])
        outputs = Add()([np.zeros((2, 3, 2)), rows])
        self.assertAllClose(outputs, np.broadcast_to(rows[:, np.newaxis], (2, 3, 2)))
        self.assertEqual(Add()([Input((4, 3)), Input((3,))]).shape.as_list(), [None, 4, 3])

    def test_unknown_ranks_are_found_when_running(self):
        run = tf.function(Add(), input_signature=[[tf.TensorSpec(None), tf.TensorSpec(None)]])
        self.assertAllClose(run([tf.zeros((2, 3, 2)), tf.ones((2, 2))]), tf.ones((2, 3, 2)))

    def test_masks_must_agree(self):
        first, second = tf.ones((1, 3, 1)), tf.ones((1, 3, 1))
        first._keras_mask = tf.constant([[True, True, False]])
        self.assertAllEqual(Add()([first, second])._keras_mask, [[True, True, False]])
        second._keras_mask = tf.constant([[False, True, True]])
        self.assertAllEqual(Add()([first, second])._keras_mask, [[False, True, False]])

    def test_ragged_tensors(self):
        rows = tf.ragged.constant([[1.0], [2.0, 3.0]])
        self.assertEqual(Add()([rows, rows]).to_list(), [[2.0], [4.0, 6.0]])

    def test_inputs_that_do_not_go_together_are_refused(self):
        for inputs, text in (
            (tf.ones((2, 3)), "should be called on a list of inputs"),
            ({"a": tf.ones((2, 3))}, "should be called on a list of inputs"),
            ([tf.ones((2, 3)), tf.ones((2, 4))], "Inputs have incompatible shapes"),
            ([tf.ones((2, 3)), tf.ones((3, 3))], "Cannot merge tensors with different batch sizes"),
            ([Input((3,)), Input((4,))], r"Received shapes \(3,\) and \(4,\)"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                Add()(inputs)


if __name__ == "__main__":
    tf.test.main()
