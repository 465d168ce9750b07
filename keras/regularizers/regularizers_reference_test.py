"""Regularizers give the values and configs of the reference."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

from keras import regularizers, serialization
from keras.testing import test_case

CASES = [
    lambda module: module.L1(0.03),
    lambda module: module.L2(0.02),
    lambda module: module.L1L2(0.01, 0.2),
    lambda module: module.L1L2(l2=0.2),
    lambda module: module.L1L2(),
    lambda module: module.l1_l2(),
    lambda module: module.OrthogonalRegularizer(0.3),
    lambda module: module.OrthogonalRegularizer(0.3, mode="columns"),
]


class RegularizersReferenceTest(test_case.TestCase):
    def test_values_are_equal(self):
        draws = np.random.RandomState(0).randn(4, 5)
        for case in CASES:
            for dtype in ("float16", "float32", "float64"):
                x = tf.constant(draws, dtype)
                ours, reference = case(regularizers)(x), case(tf_keras.regularizers)(x)
                self.assertEqual(ours.dtype, reference.dtype)
                self.assertAllClose(ours, reference, rtol=1e-6, atol=0)

    def test_configs_are_equal(self):
        for case in CASES:
            ours = serialization.serialize_keras_object(case(regularizers))
            reference = tf_keras.saving.serialize_keras_object(case(tf_keras.regularizers))
            self.assertEqual(json.dumps(ours), json.dumps(reference))


if __name__ == "__main__":
    tf.test.main()
