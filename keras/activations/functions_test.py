"""Tests of activations that `keras.backend` has not."""

import numpy as np
import tensorflow as tf

from keras import activations
from keras.testing import test_case

X = np.array([-3.0, -1.0, 0.0, 0.5, 2.0, 9.0], "float32")


class RectifiedTest(test_case.TestCase):
    def test_swish_is_x_times_sigmoid(self):
        self.assertAllClose(activations.swish(X), X / (1 + np.exp(-X)))

    def test_mish_is_x_times_tanh_of_softplus(self):
        self.assertAllClose(activations.mish(X), X * np.tanh(np.log1p(np.exp(X))))

    def test_gelu_has_an_approximation(self):
        self.assertAllClose(activations.gelu(tf.constant([-1.0, 1.0])), [-0.15865526, 0.8413447])
        self.assertAllClose(activations.gelu(tf.constant([-1.0, 1.0]), approximate=True), [-0.15880796, 0.841192])

    def test_exponential_and_linear(self):
        self.assertAllClose(activations.exponential(X), np.exp(X))
        self.assertIs(activations.linear(X), X)


if __name__ == "__main__":
    tf.test.main()
