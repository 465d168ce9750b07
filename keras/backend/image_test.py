"""Tests of resizing."""

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class ImageTest(test_case.TestCase):
    def test_nearest_repeats_and_keeps_integers(self):
        x = tf.reshape(tf.constant([1, 2]), (1, 1, 2, 1))
        y = backend.resize_images(x, 2, 2, "channels_last")
        self.assertEqual(y.dtype, tf.int32)
        self.assertAllEqual(tf.squeeze(y), [[1, 1, 2, 2], [1, 1, 2, 2]])

    def test_unknown_sizes_are_scaled_when_the_graph_runs(self):
        x = keras.Input((None, 2, 1))
        model = keras.Model(x, backend.resize_images(x, 2, 3, "channels_last"))
        self.assertEqual(model(tf.ones((1, 4, 2, 1))).shape, (1, 8, 6, 1))

    def test_wrong_arguments_are_named(self):
        x = tf.ones((1, 2, 2, 1))
        with self.assertRaisesRegex(ValueError, "Invalid `data_format` argument: last"):
            backend.resize_images(x, 2, 2, "last")
        with self.assertRaisesRegex(ValueError, "should be one of: .* Received: \"bilinea\".*Did you mean 'bilinear'"):
            backend.resize_images(x, 2, 2, "channels_last", "bilinea")
        with self.assertRaisesRegex(ValueError, "Invalid data_format: last"):
            backend.resize_volumes(x, 2, 2, 2, "last")


if __name__ == "__main__":
    tf.test.main()
