"""Tests of small pieces of networks."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class NnTest(test_case.TestCase):
    def test_bias_of_the_wrong_rank_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Unexpected bias dimensions 2, expect to be 1 or 3 dimensions"):
            backend.bias_add(tf.zeros((1, 2, 2, 3)), tf.zeros((2, 3)))
        with self.assertRaisesRegex(ValueError, "Unknown data_format: channel_first.*Did you mean 'channels_first'"):
            backend.bias_add(tf.zeros((1, 2)), tf.zeros(2), "channel_first")

    def test_bias_follows_the_default_layout(self):
        backend.set_image_data_format("channels_first")
        self.assertAllClose(backend.bias_add(tf.zeros((1, 2, 1, 1)), tf.constant([1.0, 2.0])), [[[[1.0]], [[2.0]]]])

    def test_ties_are_among_the_top(self):
        predictions = tf.constant([[0.2, 0.4, 0.4]])
        self.assertAllEqual(backend.in_top_k(predictions, [2], 1), [True])
        self.assertAllEqual(backend.in_top_k(predictions, [0], 2), [False])


if __name__ == "__main__":
    tf.test.main()
