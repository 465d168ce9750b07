import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.reshaping.reshape import Reshape
from keras.testing import test_case


class ReshapeTest(test_case.TestCase):
    def test_one_size_is_found_from_the_others(self):
        self.assertEqual(Reshape((-1, 2))(tf.ones((3, 4, 2))).shape, (3, 4, 2))
        self.assertEqual(Reshape((-1, 2))(tf.ones((0, 6))).shape, (0, 3, 2))
        self.assertEqual(Reshape(())(tf.ones((3, 1))).shape, (3,))

    def test_unknown_sizes_are_found_when_running(self):
        traced = tf.function(Reshape((-1, 2))).get_concrete_function(tf.TensorSpec([None, None, None]))
        self.assertEqual(traced(tf.ones((3, 4, 5))).shape, (3, 10, 2))
        self.assertEqual(traced(tf.ones((0, 4, 5))).shape, (0, 10, 2))

    def test_shapes_are_inferred(self):
        self.assertEqual(Reshape((2, -1))(Input((6,))).shape.as_list(), [None, 2, 3])
        self.assertEqual(Reshape((2, -1))(Input((None,))).shape.as_list(), [None, 2, None])

    def test_another_number_of_values_is_refused(self):
        for inputs in (tf.ones((2, 6)), Input((6,))):
            with self.assertRaisesRegex(ValueError, "total size of new array must be unchanged"):
                Reshape((4, -1))(inputs)
            with self.assertRaisesRegex(ValueError, r"input_shape = \[6\], output_shape = \[5\]"):
                Reshape((5,))(inputs)

    def test_target_shape_must_hold_sizes(self):
        with self.assertRaisesRegex(TypeError, "`target_shape` must be a tuple of sizes"):
            Reshape(3)
        for wrong in ((-1, -1), (2.5,), (-2,)):
            with self.assertRaisesRegex(ValueError, "`target_shape` must be a tuple of sizes"):
                Reshape(wrong)


if __name__ == "__main__":
    tf.test.main()
