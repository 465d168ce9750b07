"""Tests of functions applied row by row."""

import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class FunctionalTest(test_case.TestCase):
    def test_folds_go_one_way_each(self):
        x = tf.constant([1.0, 2.0, 3.0])
        self.assertAllClose(backend.foldl(lambda total, row: 10 * total + row, x), 123.0)
        self.assertAllClose(backend.foldr(lambda total, row: 10 * total + row, x), 321.0)
        self.assertAllClose(backend.foldl(lambda total, row: 10 * total + row, x, initializer=4.0), 4123.0)

    def test_types_may_be_names(self):
        rows = backend.map_fn(lambda row: tf.cast(row, tf.int32), tf.constant([1.5, 2.5]), dtype="int32")
        self.assertAllEqual(rows, [1, 2])

    def test_symbolic_rows(self):
        x = keras.Input((2,))
        model = keras.Model(x, backend.map_fn(lambda row: row[0] * row, x))
        self.assertAllClose(model(tf.constant([[2.0, 3.0], [0.0, 1.0]])), [[4.0, 6.0], [0.0, 0.0]])


if __name__ == "__main__":
    tf.test.main()
