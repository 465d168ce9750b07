"""Adagrad."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdagradTest(test_case.TestCase):
    def test_divides_by_the_root_of_the_sum_of_squares(self):
        optimizer = optimizers.Adagrad(0.5, initial_accumulator_value=0.0)
        self.assertAllClose(updated(optimizer, steps=2), [0.5 - 0.5 / 2**0.5, 2.5 + 0.5 / 2**0.5], rtol=1e-5)

    def test_sparse_gradients_are_added_up_by_row(self):
        weight = tf.Variable([1.0, 2.0, 3.0])
        slices = tf.IndexedSlices(tf.constant([1.0, 1.0]), tf.constant([2, 2]), tf.constant([3]))
        optimizers.Adagrad(0.5, initial_accumulator_value=0.0).apply_gradients([(slices, weight)])
        self.assertAllClose(weight, [1.0, 2.0, 2.5], rtol=1e-5)
