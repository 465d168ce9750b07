"""Adamax."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdamaxTest(test_case.TestCase):
    def test_divides_by_the_largest_gradient(self):
        self.assertAllClose(updated(optimizers.Adamax(0.5), steps=2), [0.0, 3.0], atol=1e-5)
