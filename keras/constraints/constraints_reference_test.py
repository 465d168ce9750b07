"""Constraints give the values and configs of the reference."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

from keras import constraints, serialization
from keras.testing import test_case

CASES = [
    lambda module: module.MaxNorm(),
    lambda module: module.MaxNorm(1, [0, 1, 2]),
    lambda module: module.UnitNorm(),
    lambda module: module.UnitNorm([0, 1]),
    lambda module: module.MinMaxNorm(0.5, 1.0, 0.7),
    lambda module: module.NonNeg(),
    lambda module: module.RadialConstraint(),
]


class ConstraintsReferenceTest(test_case.TestCase):
    def test_values_are_equal(self):
        for size in range(2, 7):
            w = tf.constant(np.random.RandomState(size).randn(size, size, 2, 4) * 3, "float32")
            for case in CASES:
                np.testing.assert_array_equal(case(constraints)(w), case(tf_keras.constraints)(w))

    def test_configs_are_equal(self):
        for case in CASES:
            ours = serialization.serialize_keras_object(case(constraints))
            reference = tf_keras.saving.serialize_keras_object(case(tf_keras.constraints))
            self.assertEqual(json.dumps(ours), json.dumps(reference))


if __name__ == "__main__":
    tf.test.main()
