"""Adafactor."""

import numpy as np
import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdafactorTest(test_case.TestCase):
    def test_vectors_keep_their_second_moments(self):
        # u = sign(g), rms(w) = sqrt(2.5)
        expected = np.array([1.0, 2.0]) - 0.5 * 2.5**0.5 * np.array([1.0, -1.0])
        self.assertAllClose(updated(optimizers.Adafactor(0.5), steps=1), expected, rtol=1e-5)

    def test_matrices_keep_one_for_each_row_and_column(self):
        weight = tf.Variable(tf.ones((2, 3)), name="w")
        optimizer = optimizers.Adafactor(0.5)
        gradient = np.array([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0]], "float32")  # of rank one: the factors are exact
        optimizer.apply_gradients([(tf.constant(gradient), weight)])
        self.assertAllClose(weight, np.full((2, 3), 0.5), rtol=1e-5)
        self.assertEqual([tuple(v.shape) for v in optimizer.variables[1:]], [(2,), (3,), (2, 3)])
