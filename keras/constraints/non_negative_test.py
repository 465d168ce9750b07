"""Tests of the constraint on the sign of weights."""

import tensorflow as tf

from keras import constraints
from keras.testing import test_case


class NonNegativeTest(test_case.TestCase):
    def test_negative_weights_become_zero(self):
        self.assertAllEqual(constraints.NonNeg()(tf.constant([-1.0, 0.0, 2.0])), [0.0, 0.0, 2.0])

    def test_nan_is_not_hidden(self):
        self.assertTrue(tf.math.is_nan(constraints.NonNeg()(tf.constant([float("nan")])))[0])


if __name__ == "__main__":
    tf.test.main()
