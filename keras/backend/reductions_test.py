"""Tests of reductions."""

import numpy as np
import tensorflow as tf

from keras import backend
from keras.testing import test_case


class ReductionsTest(test_case.TestCase):
    def test_booleans_average_in_the_default_float_type(self):
        backend.set_floatx("float64")
        mean = backend.mean(tf.constant([True, False]))
        self.assertEqual((float(mean), mean.dtype), (0.5, tf.float64))

    def test_spread_is_measured_from_the_mean(self):
        x = tf.constant([[1.0, 5.0], [2.0, 2.0]])
        self.assertAllClose(backend.var(x, axis=1), [4.0, 0.0])
        self.assertAllClose(backend.std(x, axis=1, keepdims=True), [[2.0], [0.0]])

    def test_any_and_all_take_numbers_and_arrays(self):
        x = np.array([[0.0, 2.0], [0.0, 0.0]])
        self.assertAllEqual(backend.any(x, axis=1), [True, False])
        self.assertAllEqual(backend.all(x, axis=0), [False, False])

    def test_the_first_of_equal_values_is_found(self):
        self.assertAllEqual(backend.argmax(tf.constant([[3.0, 3.0, 1.0]])), [0])
        self.assertAllEqual(backend.argmin(tf.constant([[3.0, 1.0, 1.0]])), [1])


if __name__ == "__main__":
    tf.test.main()
