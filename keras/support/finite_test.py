import numpy as np
import tensorflow as tf

from keras.support import finite
from keras.testing import test_case


class FindTest(test_case.TestCase):
    def test_names_the_first_bad_value(self):
        values = np.zeros((2, 3), "float32")
        values[1, 0], values[1, 2] = np.nan, np.inf
        self.assertEqual(finite.find(values), ("NaN", (1, 0), 2, 6))
        self.assertEqual(str(finite.find(values)), "NaN at index [1, 0] (2 of 6 values)")
        self.assertEqual(finite.find(tf.constant([1.0, -np.inf])), ("Inf", (1,), 1, 2))

    def test_finite_values_whose_sum_overflows_are_fine(self):
        self.assertIsNone(finite.find(np.full(4, 3e38, "float32")))
        self.assertIsNone(finite.find(np.full(400, 60000.0, "float16")))

    def test_bfloat16_is_read(self):
        self.assertEqual(finite.find(tf.constant([1.0, np.nan], tf.bfloat16)).first_index, (1,))

    def test_what_cannot_hold_nan_is_fine(self):
        for values in (np.array([1, 2]), np.array(["a"]), tf.constant([1]), None, 3.0):
            self.assertIsNone(finite.find(values))


if __name__ == "__main__":
    tf.test.main()
