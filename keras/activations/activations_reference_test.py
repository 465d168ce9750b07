"""Activations give the values, gradients and configs of the reference."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import activations
from keras.testing import test_case

NAMES = [
    "elu",
    "exponential",
    "gelu",
    "hard_sigmoid",
    "linear",
    "mish",
    "relu",
    "selu",
    "sigmoid",
    "softmax",
    "softplus",
    "softsign",
    "swish",
    "tanh",
]
RELU_ARGUMENTS = [
    {"alpha": 0.1},
    {"max_value": 6},
    {"max_value": 0},
    {"threshold": 1.0},
    {"threshold": -1.0},
    {"alpha": 0.1, "max_value": 2.0},
    {"alpha": 0.2, "max_value": 2, "threshold": 0.5},
    {"alpha": 0.2, "threshold": -0.5},
]


class ActivationsReferenceTest(test_case.TestCase):
    def assert_equal_with_gradient(self, ours, reference, x):
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            values = [ours(x), reference(x)]
        np.testing.assert_array_equal(values[0], values[1])
        np.testing.assert_array_equal(tape.gradient(values[0], x), tape.gradient(values[1], x))

    def test_values_and_gradients_are_equal(self):
        draws = np.random.RandomState(0).randn(4, 6) * 3
        for name in NAMES:
            for dtype in ("float16", "float32", "float64"):
                with self.subTest(name=name, dtype=dtype):
                    x = tf.constant(draws, dtype)
                    self.assert_equal_with_gradient(getattr(activations, name), getattr(tf_keras.activations, name), x)

    def test_relu_arguments_are_equal(self):
        x = tf.constant(np.random.RandomState(0).randn(40) * 3)
        for arguments in RELU_ARGUMENTS:
            with self.subTest(**arguments):
                self.assert_equal_with_gradient(
                    lambda x: activations.relu(x, **arguments),  # noqa: B023
                    lambda x: tf_keras.activations.relu(x, **arguments),  # noqa: B023
                    x,
                )

    def test_configs_are_equal(self):
        for function in (tf.nn.relu, tf.nn.softmax, tf.nn.silu, tf.nn.leaky_relu, tf.sigmoid, tf.abs):
            for legacy in (False, True):
                ours = activations.serialize(function, use_legacy_format=legacy)
                reference = tf_keras.activations.serialize(function, use_legacy_format=legacy)
                self.assertEqual(ours, reference)
        for name in NAMES:
            ours = activations.serialize(getattr(activations, name))
            self.assertEqual(ours, tf_keras.activations.serialize(getattr(tf_keras.activations, name)))


if __name__ == "__main__":
    tf.test.main()
