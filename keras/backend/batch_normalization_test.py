"""Tests of normalization."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class BatchNormalizationTest(test_case.TestCase):
    def test_by_hand(self):
        x = tf.constant([[1.0, 2.0], [5.0, 4.0]])
        normed, mean, variance = backend.normalize_batch_in_training(x, [2.0, 1.0], [0.0, 3.0], [0], epsilon=0.0)
        self.assertAllClose(normed, [[-2.0, 2.0], [2.0, 4.0]])
        self.assertAllClose(mean, [3.0, 3.0])
        self.assertAllClose(variance, [4.0, 1.0])

    def test_statistics_of_an_inner_axis(self):
        x = tf.constant([[[1.0, 3.0], [10.0, 30.0]]])
        normed = backend.batch_normalization(x, [2.0, 20.0], [1.0, 100.0], None, None, axis=1, epsilon=0.0)
        self.assertAllClose(normed, [[[-1.0, 1.0], [-1.0, 1.0]]])

    def test_images_report_the_unbiased_variance(self):
        x = tf.reshape(tf.constant([1.0, 3.0]), (2, 1, 1, 1))
        normed, mean, variance = backend.normalize_batch_in_training(x, None, None, [0, 1, 2])
        self.assertAllClose(tf.reshape(normed, [-1]), [-0.9995, 0.9995], atol=1e-4)
        self.assertAllClose((mean, variance), ([2.0], [2.0]))

    def test_gradients_reach_the_statistics(self):
        mean = tf.constant([1.0])
        with tf.GradientTape() as tape:
            tape.watch(mean)
            y = backend.batch_normalization(tf.ones((1, 1, 1, 1)), mean, [4.0], [0.0], [1.0], epsilon=0.0)
        self.assertAllClose(tape.gradient(y, mean), [-0.5])


if __name__ == "__main__":
    tf.test.main()
