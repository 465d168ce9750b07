"""Ftrl."""

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


class FtrlTest(test_case.TestCase):
    def test_follows_the_formula(self):
        optimizer = optimizers.Ftrl(0.5, initial_accumulator_value=0.25, l2_regularization_strength=0.5)
        w, g = np.array([1.0, 2.0]), np.array([1.0, -2.0])
        root = np.sqrt(0.25 + g**2)
        linear = g - (root - 0.5) / 0.5 * w
        self.assertAllClose(updated(optimizer, steps=1), -linear / (root / 0.5 + 1.0), rtol=1e-5)

    def test_l1_gives_zeros(self):
        self.assertAllClose(updated(optimizers.Ftrl(l1_regularization_strength=1e4), steps=1), [0.0, 0.0])

    def test_numbers_out_of_range_are_refused(self):
        for keywords in (dict(l1_regularization_strength=-1.0), dict(learning_rate_power=0.5)):
            with self.assertRaisesRegex(ValueError, f"`{next(iter(keywords))}` must be"):
                optimizers.Ftrl(**keywords)
