"""Lion."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class LionTest(test_case.TestCase):
    def test_steps_by_the_sign(self):
        self.assertAllClose(updated(optimizers.Lion(0.25), steps=2), [0.5, 2.5])

    def test_momentum_decides_the_sign(self):
        weight = tf.Variable([1.0])
        optimizer = optimizers.Lion(0.25, beta_1=0.5, beta_2=0.5)
        for gradient in (4.0, -1.0):
            optimizer.apply_gradients([(tf.constant([gradient]), weight)])
        self.assertAllClose(weight, [0.5])
        self.assertAllClose(optimizer.momentums[0], [0.5])

    def test_beta_1_out_of_range_is_refused(self):
        with self.assertRaisesRegex(ValueError, "`beta_1` must be"):
            optimizers.Lion(beta_1=0.0)
