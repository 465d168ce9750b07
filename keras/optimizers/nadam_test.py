"""Nadam."""

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


class NadamTest(test_case.TestCase):
    def test_follows_the_formula(self):
        w, m, v, product = np.array([1.0, 2.0]), 0.0, 0.0, 1.0
        g = np.array([1.0, -2.0])
        for step in range(1, 4):
            now, following = (0.9 * (1 - 0.5 * 0.96**t) for t in (step, step + 1))
            product *= now
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            ahead = following * m / (1 - product * following) + (1 - now) * g / (1 - product)
            w = w - 0.1 * ahead / (np.sqrt(v / (1 - 0.999**step)) + 1e-7)
        self.assertAllClose(updated(optimizers.Nadam(0.1), steps=3), w, rtol=1e-5)
