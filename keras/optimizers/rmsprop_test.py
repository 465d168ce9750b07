"""RMSprop."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class RMSpropTest(test_case.TestCase):
    def test_divides_by_the_root_of_the_mean_square(self):
        # v = 0.25 g ** 2
        self.assertAllClose(updated(optimizers.RMSprop(0.25, rho=0.75), steps=1), [0.5, 2.5], rtol=1e-5)

    def test_momentum_keeps_going(self):
        optimizer = optimizers.RMSprop(0.25, rho=0.0, momentum=0.5)
        self.assertAllClose(updated(optimizer, steps=2), [0.375, 2.625], rtol=1e-5)

    def test_centered_divides_by_the_deviation(self):
        # v - a ** 2 = 0.25 g ** 2 - 0.0625 g ** 2
        optimizer = optimizers.RMSprop(0.1875**0.5, rho=0.75, centered=True)
        self.assertAllClose(updated(optimizer, steps=1), [0.0, 3.0], atol=1e-5)

    def test_keeps_no_momentum_in_files_without_one(self):
        optimizer = optimizers.RMSprop()
        optimizer.build([tf.Variable([1.0], name="w")])
        self.assertEqual([variable.name for variable in optimizer.variables], ["iteration:0", "velocity/w:0"])
