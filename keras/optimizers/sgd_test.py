"""Gradient descent."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class SGDTest(test_case.TestCase):
    def test_steps_against_the_gradient(self):
        self.assertAllClose(updated(optimizers.SGD(0.5), steps=1), [0.5, 3.0])

    def test_momentum_keeps_going(self):
        # m = -0.5 g, then 0.5 m - 0.5 g
        self.assertAllClose(updated(optimizers.SGD(0.5, momentum=0.5), steps=2), [-0.25, 4.5])

    def test_nesterov_looks_ahead(self):
        # m = -0.5 g and w += 0.5 m - 0.5 g
        self.assertAllClose(updated(optimizers.SGD(0.5, momentum=0.5, nesterov=True), steps=1), [0.25, 3.5])

    def test_sparse_gradients_without_momentum_touch_their_rows(self):
        weight = tf.Variable([[1.0], [2.0], [3.0]])
        slices = tf.IndexedSlices(tf.constant([[1.0], [1.0]]), tf.constant([2, 2]), tf.constant([3, 1]))
        optimizers.SGD(0.5).apply_gradients([(slices, weight)])
        self.assertAllClose(weight, [[1.0], [2.0], [2.0]])

    def test_momentum_out_of_range_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"`momentum` must be between \[0, 1\]"):
            optimizers.SGD(momentum=2.0)
