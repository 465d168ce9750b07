"""Adadelta."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdadeltaTest(test_case.TestCase):
    def test_scales_by_the_size_of_earlier_steps(self):
        # a = 0.5 g ** 2, u = 0
        expected = [1.0 - (0.5 / 1.0) ** 0.5, 2.0 + 2.0 * (0.5 / 2.5) ** 0.5]
        self.assertAllClose(updated(optimizers.Adadelta(1.0, rho=0.5, epsilon=0.5), steps=1), expected, rtol=1e-5)
