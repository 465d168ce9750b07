"""AdamW."""

import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdamWTest(test_case.TestCase):
    def test_decays_before_the_step(self):
        # (1 - 0.5 * 0.5) w, then a step of 0.5
        self.assertAllClose(updated(optimizers.AdamW(0.5, weight_decay=0.5), steps=1), [0.25, 2.0], atol=1e-5)

    def test_needs_a_decay(self):
        with self.assertRaisesRegex(ValueError, "`weight_decay` must be a number"):
            optimizers.AdamW(weight_decay=None)
