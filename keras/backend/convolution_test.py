"""Tests of convolutions."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class ConvolutionTest(test_case.TestCase):
    def test_a_causal_convolution_sees_the_past_alone(self):
        x = tf.reshape(tf.constant([1.0, 2.0, 3.0]), (1, 3, 1))
        y = backend.conv1d(x, tf.ones((2, 1, 1)), padding="causal", dilation_rate=2)
        self.assertAllClose(tf.reshape(y, [-1]), [1.0, 2.0, 4.0])

    def test_both_layouts_agree(self):
        x, kernel = tf.random.normal((2, 5, 4, 3)), tf.random.normal((2, 3, 3, 2))
        first = tf.transpose(x, [0, 3, 1, 2])
        for function in (backend.conv2d, backend.depthwise_conv2d):
            last = function(x, kernel, strides=(1, 1), padding="same", data_format="channels_last")
            other = function(first, kernel, strides=(1, 1), padding="same", data_format="channels_first")
            self.assertAllClose(tf.transpose(other, [0, 2, 3, 1]), last, atol=1e-5)

    def test_the_default_layout_is_followed(self):
        backend.set_image_data_format("channels_first")
        self.assertEqual(backend.conv3d(tf.ones((1, 2, 3, 4, 5)), tf.ones((1, 2, 3, 2, 7))).shape, (1, 7, 3, 3, 3))
        self.assertEqual(backend.conv1d(tf.ones((1, 2, 3)), tf.ones((2, 2, 7)), padding="causal").shape, (1, 7, 3))

    def test_transposed_convolution_is_the_gradient(self):
        x, kernel = tf.random.normal((1, 6, 6, 2)), tf.random.normal((3, 3, 2, 4))
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = backend.conv2d(x, kernel, strides=2)
            total = tf.reduce_sum(y * y) / 2
        other = backend.conv2d_transpose(y, kernel, (1, 6, 6, 2), strides=2)
        self.assertAllClose(other, tape.gradient(total, x), atol=1e-4)

    def test_wrong_arguments_are_named(self):
        x, kernel = tf.ones((1, 4, 4, 1)), tf.ones((2, 2, 1, 1))
        with self.assertRaisesRegex(ValueError, "Invalid padding: full. Expected one of 'valid', 'same'"):
            backend.conv2d(x, kernel, padding="full")
        with self.assertRaisesRegex(ValueError, "Unknown data_format: last"):
            backend.separable_conv2d(x, kernel, tf.ones((1, 1, 1, 1)), data_format="last")
        with self.assertRaisesRegex(ValueError, "`strides` must be an integer or 2 integers"):
            backend.conv2d(x, kernel, strides=(1, 2, 3))


if __name__ == "__main__":
    tf.test.main()
