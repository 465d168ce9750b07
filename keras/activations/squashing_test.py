"""Tests of activations whose values stay in a bounded range."""

import numpy as np
import tensorflow as tf

from keras import activations
from keras.backend.logits import logits_of
from keras.testing import test_case

X = np.array([[-3.0, -0.5, 0.0, 1.0], [2.0, 2.5, 7.0, -9.0]], "float32")


class SquashingTest(test_case.TestCase):
    def test_values(self):
        self.assertAllClose(activations.sigmoid(X), 1 / (1 + np.exp(-X)))
        self.assertAllClose(activations.tanh(X), np.tanh(X))
        self.assertAllClose(activations.softsign(X), X / (1 + np.abs(X)))
        self.assertAllClose(activations.hard_sigmoid(X), np.clip(0.2 * X + 0.5, 0, 1))

    def test_softmax_sums_to_one_over_its_axes(self):
        for axis in (-1, 0, (0, 1), [0, 1], (1,)):
            over = tuple(axis) if isinstance(axis, (list, tuple)) else axis
            self.assertAllClose(activations.softmax(X, axis), np.exp(X) / np.exp(X).sum(axis=over, keepdims=True))

    def test_softmax_of_one_dimension_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Cannot apply softmax to a tensor that is 1D"):
            activations.softmax(tf.ones((3,)))

    def test_softmax_of_unknown_rank_works(self):
        softmax = tf.function(activations.softmax, input_signature=[tf.TensorSpec(None)])
        self.assertAllClose(softmax(tf.zeros((1, 2))), [[0.5, 0.5]])

    def test_sigmoid_and_softmax_keep_their_logits(self):
        x = tf.constant(X)
        self.assertIs(logits_of(activations.sigmoid(x)), x)
        self.assertIs(logits_of(activations.softmax(x)), x)
        self.assertIsNone(logits_of(activations.tanh(x)))

    def test_logits_are_kept_inside_a_function(self):
        @tf.function
        def has_logits(x):
            return logits_of(activations.softmax(x)) is x

        self.assertTrue(has_logits(tf.constant(X)))


if __name__ == "__main__":
    tf.test.main()
