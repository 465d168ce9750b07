"""Promise: every policy gives outputs of its compute dtype, near those of 32 bits, and keeps weights in its own."""

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.mixed_precision.policy import Policy, policy_scope
from keras.testing import test_case

TOLERANCES = {"float16": 0.02, "float64": 1e-5, "mixed_float16": 0.02, "mixed_bfloat16": 0.1}


class DtypesTest(test_case.TestCase):
    def test_outputs_have_the_compute_dtype(self):
        for case in CASES:
            expected = case.built()(case.values())
            for name, tolerance in TOLERANCES.items():
                with self.subTest(case.name, policy=name):
                    with policy_scope(name):
                        layer = case.built()
                    outputs = layer(case.values())
                    self.assertEqual(outputs.dtype, Policy(name).compute_dtype)
                    self.assertAllClose(tf.cast(outputs, "float32"), expected, rtol=tolerance, atol=tolerance)
                    self.assertEqual(layer.compute_output_dtype(case.symbols()), outputs.dtype)

    def test_gradients_reach_every_weight(self):
        for case in CASES:
            for name in ("mixed_float16", "float64"):
                with self.subTest(case.name, policy=name):
                    with policy_scope(name):
                        layer = case.built()
                    with tf.GradientTape() as tape:
                        loss = tf.reduce_sum(tf.cast(layer(case.values()), "float32"))
                    for weight, gradient in zip(layer.trainable_weights, tape.gradient(loss, layer.trainable_weights)):
                        self.assertIsNotNone(gradient, weight.name)
                        self.assertEqual(gradient.dtype, weight.dtype)


if __name__ == "__main__":
    tf.test.main()
