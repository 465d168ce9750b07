"""Tests of convolutions with a kernel for each position."""

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class LocalConvolutionTest(test_case.TestCase):
    def test_each_position_has_its_own_kernel(self):
        x = tf.reshape(tf.constant([1.0, 2.0, 3.0]), (1, 3, 1))
        kernel = tf.reshape(tf.constant([1.0, 0.0, 10.0, 100.0]), (2, 2, 1))
        self.assertAllClose(backend.local_conv1d(x, kernel, 2, 1), [[[1.0], [320.0]]])

    def test_equal_kernels_give_a_convolution(self):
        x, kernel = tf.random.normal((2, 5, 6, 3)), tf.random.normal((2, 3, 3, 4))
        local = tf.tile(tf.reshape(kernel, (1, 18, 4)), (16, 1, 1))
        expected = backend.conv2d(x, kernel)
        self.assertAllClose(backend.local_conv2d(x, local, (2, 3), (1, 1), (4, 4)), expected, atol=1e-5)

    def test_the_batch_size_may_be_unknown(self):
        y = backend.local_conv2d(keras.Input((3, 3, 1)), tf.ones((4, 4, 5)), (2, 2), (1, 1), (2, 2))
        self.assertEqual(backend.int_shape(y), (None, 2, 2, 5))


if __name__ == "__main__":
    tf.test.main()
