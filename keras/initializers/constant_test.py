"""Tests of initializers that give one value everywhere."""

import numpy as np
import tensorflow as tf

from keras import initializers
from keras.testing import test_case


class ConstantTest(test_case.TestCase):
    def test_zeros_and_ones(self):
        self.assertAllEqual(initializers.Zeros()((2, 2)), np.zeros((2, 2)))
        self.assertAllEqual(initializers.Ones()((2,), dtype="int32"), [1, 1])
        self.assertAllEqual(initializers.Ones()((1,), dtype="bool"), [True])

    def test_constant_gives_a_number_or_an_array(self):
        self.assertAllEqual(initializers.Constant(3)((2,)), [3.0, 3.0])
        self.assertAllEqual(initializers.Constant([[1, 2]])((1, 2)), [[1.0, 2.0]])

    def test_text_is_no_number(self):
        with self.assertRaisesRegex(ValueError, "Zeros: Expected numeric or boolean dtype"):
            initializers.Zeros()((2,), dtype="string")


if __name__ == "__main__":
    tf.test.main()
