"""Tests of conversions."""

import numpy as np
import tensorflow as tf

from keras import backend
from keras.testing import test_case


class ConversionTest(test_case.TestCase):
    def test_fractions_are_cut_off(self):
        self.assertAllEqual(backend.cast(tf.constant([1.9, -1.9]), "int32"), [1, -1])

    def test_types_of_tensors_variables_and_arrays(self):
        for x in (tf.zeros(2, tf.float16), tf.Variable(np.float16(1)), np.zeros(2, "float16")):
            self.assertEqual(backend.dtype(x), "float16")

    def test_gradients_do_not_pass(self):
        x = tf.Variable(2.0)
        with tf.GradientTape() as tape:
            first, second = backend.stop_gradient([x, x * 2.0])
            y = x * first + second
        self.assertAllClose(tape.gradient(y, x), 2.0)


if __name__ == "__main__":
    tf.test.main()
