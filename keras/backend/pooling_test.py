"""Tests of pooling."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class PoolingTest(test_case.TestCase):
    def test_by_hand(self):
        x = tf.reshape(tf.range(1.0, 10.0), (1, 3, 3, 1))
        self.assertAllClose(tf.squeeze(backend.pool2d(x, (2, 2))), [[5.0, 6.0], [8.0, 9.0]])
        self.assertAllClose(tf.squeeze(backend.pool2d(x, (2, 2), pool_mode="avg")), [[3.0, 4.0], [6.0, 7.0]])

    def test_padding_does_not_count_in_means(self):
        x = tf.reshape(tf.constant([2.0, 4.0, 6.0]), (1, 1, 3, 1))
        y = backend.pool2d(x, (1, 2), (1, 2), padding="same", pool_mode="avg")
        self.assertAllClose(tf.reshape(y, [-1]), [3.0, 6.0])

    def test_channels_first(self):
        y = backend.pool3d(tf.ones((1, 2, 4, 4, 4)), (2, 2, 2), (2, 2, 2), data_format="channels_first")
        self.assertEqual(y.shape, (1, 2, 2, 2, 2))

    def test_wrong_arguments_are_named(self):
        x = tf.ones((1, 2, 2, 1))
        for pattern, arguments in [
            ("Invalid padding: full", {"padding": "full"}),
            ("Invalid pooling mode: mean. Expected 'max' or 'avg'", {"pool_mode": "mean"}),
            ("Unknown data_format: x", {"data_format": "x"}),
        ]:
            with self.assertRaisesRegex(ValueError, pattern):
                backend.pool2d(x, (2, 2), **arguments)


if __name__ == "__main__":
    tf.test.main()
