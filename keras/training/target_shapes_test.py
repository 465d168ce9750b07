import numpy as np
import tensorflow as tf

from keras.losses import CategoricalCrossentropy, MeanSquaredError, SparseCategoricalCrossentropy
from keras.testing import test_case
from keras.training.target_shapes import check_against_loss, match_to_output


class MatchToOutputTest(test_case.TestCase):
    def test_flat_targets_and_weights_get_the_rank_of_the_outputs(self):
        y, weight = match_to_output(tf.constant([1, 0]), tf.zeros((2, 1)), tf.constant([1.0, 2.0]))
        self.assertEqual((y.shape, weight.shape), ((2, 1), (2, 1)))

    def test_targets_get_the_number_type_of_the_outputs_but_labels_stay(self):
        y, _ = match_to_output(tf.constant([[1.0]], tf.float64), tf.zeros((1, 1)), None)
        labels, _ = match_to_output(tf.constant([1]), tf.zeros((1, 4)), None)
        self.assertEqual((y.dtype, labels.dtype), (tf.float32, tf.int32))


class CheckAgainstLossTest(test_case.TestCase):
    def test_class_numbers_tell_the_number_of_classes(self):
        labels, scores = tf.zeros((2, 1)), tf.zeros((2, 5))
        check = check_against_loss(labels, scores, SparseCategoricalCrossentropy(), "out")
        check(np.array([[4], [0]]))
        with self.assertRaisesRegex(ValueError, r"label 5 at index 0"):
            check(np.array([[5], [0]]))
        ignoring = SparseCategoricalCrossentropy(ignore_class=255)
        self.assertIsNone(check_against_loss(labels, scores, ignoring, "out"))

    def test_one_hot_and_numbers_are_told_apart(self):
        with self.assertRaisesRegex(ValueError, "look one-hot"):
            check_against_loss(tf.zeros((2, 5)), tf.zeros((2, 5)), SparseCategoricalCrossentropy(), "out")
        with self.assertRaisesRegex(ValueError, r"to_categorical\(y, num_classes=5\)"):
            check_against_loss(tf.zeros((2, 1)), tf.zeros((2, 5)), CategoricalCrossentropy(), "out")

    def test_broadcasting_is_refused_for_losses_of_this_package_only(self):
        with self.assertRaisesRegex(ValueError, r"(?s)would broadcast.*Bring `y` to the shape \(8, 1\)"):
            check_against_loss(tf.zeros((8, 8)), tf.zeros((8, 1)), MeanSquaredError(), "out")
        self.assertIsNone(check_against_loss(tf.zeros((8, 8)), tf.zeros((8, 1)), lambda y, p: y - p, "out"))


if __name__ == "__main__":
    tf.test.main()
