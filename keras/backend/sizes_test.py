"""Tests of sizes."""

import numpy as np
import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class SizesTest(test_case.TestCase):
    def test_unknown_sizes_are_none(self):
        x = keras.Input((None, 3))
        self.assertEqual(backend.int_shape(x), (None, None, 3))
        self.assertEqual(backend.ndim(x), 3)
        with self.assertRaisesRegex(ValueError, r"count_params: Every size .* Received: x.shape=\(None, None, 3\)"):
            backend.count_params(x)

    def test_an_unknown_rank_is_none(self):
        x = backend.placeholder()
        self.assertIsNone(backend.int_shape(x))
        self.assertIsNone(backend.ndim(x))

    def test_arrays_and_numbers_are_taken(self):
        self.assertEqual(backend.int_shape(np.zeros((2, 3))), (2, 3))
        self.assertEqual(backend.count_params(tf.Variable(1.0)), 1)
        self.assertEqual(backend.ndim(3.0), 0)


if __name__ == "__main__":
    tf.test.main()
