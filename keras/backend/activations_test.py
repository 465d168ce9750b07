"""Tests of the activations that `keras.activations` and `keras.backend` share."""

import numpy as np
import tensorflow as tf

from keras import activations, backend
from keras.backend.logits import logits_of
from keras.testing import test_case

X = np.array([-3.0, -1.0, 0.0, 0.5, 2.0, 9.0], "float32")
ROWS = np.array([[-3.0, -0.5, 0.0, 1.0], [2.0, 2.5, 7.0, -9.0]], "float32")
RAGGED = tf.ragged.constant([[-1.0, 8.0], [3.0]])


class ActivationsTest(test_case.TestCase):
    def test_relu_by_hand(self):
        x = tf.constant([-10.0, 1.0, 3.0, 9.0])
        self.assertAllClose(activations.relu(x, alpha=0.5, max_value=6.0, threshold=2.0), [-6.0, -0.5, 3.0, 6.0])

    def test_relu_follows_its_three_pieces(self):
        for alpha in (0.0, 0.1):
            for max_value in (None, 5.0, 6):
                for threshold in (0.0, 1.0):
                    below = alpha * (X - threshold)
                    above = X if max_value is None else np.minimum(X, max_value)
                    ours = activations.relu(X, alpha=alpha, max_value=max_value, threshold=threshold)
                    with self.subTest(alpha=alpha, max_value=max_value, threshold=threshold):
                        self.assertAllClose(ours, np.where(X >= threshold, above, below))

    def test_relu_takes_integers(self):
        self.assertAllEqual(activations.relu(tf.constant([-1, 2])), [0, 2])

    def test_relu_keeps_double_precision(self):
        x = tf.constant([0.3], tf.float64)
        self.assertAllClose(activations.relu(-x, alpha=0.1, max_value=1.0), [-0.03], rtol=1e-15, atol=0)

    def test_elu_scales_what_is_below_zero(self):
        self.assertAllClose(activations.elu(X, alpha=2.0), np.where(X > 0, X, 2.0 * (np.exp(np.minimum(X, 0)) - 1)))

    def test_softplus_is_its_formula(self):
        self.assertAllClose(activations.softplus(X), np.log1p(np.exp(X)))

    def test_both_namespaces_hold_the_same_functions(self):
        for name in ("elu", "hard_sigmoid", "relu", "sigmoid", "softmax", "softplus", "softsign", "tanh"):
            self.assertIs(getattr(activations, name), getattr(backend, name))
            self.assertEqual(activations.serialize(getattr(backend, name)), name)

    def test_the_slope_ends_where_relu_is_cut(self):
        for arguments in ({"max_value": 6}, {"max_value": 6, "alpha": 0.1}):
            x = tf.constant([5.0, 6.0, 7.0])
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = activations.relu(x, **arguments)
            self.assertAllEqual(tape.gradient(y, x), [1.0, 0.0, 0.0])

    def test_a_negative_bound_cuts_integers_too(self):
        self.assertAllEqual(activations.relu(tf.constant([-1, 2]), max_value=-1), [0, 0])

    def test_ragged_tensors_stay_ragged(self):
        self.assertAllEqual(activations.relu(RAGGED, max_value=5.0), tf.ragged.constant([[0.0, 5.0], [3.0]]))
        self.assertAllEqual(activations.hard_sigmoid(RAGGED), tf.ragged.constant([[0.3, 1.0], [1.0]]))
        self.assertAllClose(activations.elu(RAGGED, alpha=2.0).flat_values[0], 2 * (np.exp(-1.0) - 1))

    def test_values_are_those_of_the_formulas(self):
        self.assertAllClose(activations.sigmoid(ROWS), 1 / (1 + np.exp(-ROWS)))
        self.assertAllClose(activations.tanh(ROWS), np.tanh(ROWS))
        self.assertAllClose(activations.softsign(ROWS), ROWS / (1 + np.abs(ROWS)))
        self.assertAllClose(activations.hard_sigmoid(ROWS), np.clip(0.2 * ROWS + 0.5, 0, 1))

    def test_softmax_sums_to_one_over_its_axes(self):
        for axis in (-1, 0, (0, 1), [0, 1], (1,)):
            over = tuple(axis) if isinstance(axis, (list, tuple)) else axis
            self.assertAllClose(
                activations.softmax(ROWS, axis), np.exp(ROWS) / np.exp(ROWS).sum(axis=over, keepdims=True)
            )

    def test_softmax_of_one_dimension_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Cannot apply softmax to a tensor that is 1D"):
            activations.softmax(tf.ones((3,)))

    def test_softmax_of_unknown_rank_works(self):
        softmax = tf.function(activations.softmax, input_signature=[tf.TensorSpec(None)])
        self.assertAllClose(softmax(tf.zeros((1, 2))), [[0.5, 0.5]])

    def test_sigmoid_and_softmax_keep_their_logits(self):
        x = tf.constant(ROWS)
        self.assertIs(logits_of(activations.sigmoid(x)), x)
        self.assertIs(logits_of(activations.softmax(x)), x)
        self.assertIsNone(logits_of(activations.tanh(x)))

    def test_logits_are_kept_inside_a_function(self):
        @tf.function
        def has_logits(x):
            return logits_of(activations.softmax(x)) is x

        self.assertTrue(has_logits(tf.constant(ROWS)))


if __name__ == "__main__":
    tf.test.main()
