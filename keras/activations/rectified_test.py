"""Tests of activations that are linear on one side."""

import numpy as np
import tensorflow as tf

from keras import activations
from keras.testing import test_case

X = np.array([-3.0, -1.0, 0.0, 0.5, 2.0, 9.0], "float32")


class RectifiedTest(test_case.TestCase):
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

    def test_swish_is_x_times_sigmoid(self):
        self.assertAllClose(activations.swish(X), X / (1 + np.exp(-X)))

    def test_mish_is_x_times_tanh_of_softplus(self):
        self.assertAllClose(activations.mish(X), X * np.tanh(np.log1p(np.exp(X))))

    def test_softplus_exponential_and_linear(self):
        self.assertAllClose(activations.softplus(X), np.log1p(np.exp(X)))
        self.assertAllClose(activations.exponential(X), np.exp(X))
        self.assertIs(activations.linear(X), X)

    def test_gelu_has_an_approximation(self):
        self.assertAllClose(activations.gelu(tf.constant([-1.0, 1.0])), [-0.15865526, 0.8413447])
        self.assertAllClose(activations.gelu(tf.constant([-1.0, 1.0]), approximate=True), [-0.15880796, 0.841192])


if __name__ == "__main__":
    tf.test.main()
