"""Tests of reading and writing variables."""

import numpy as np
import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class VariablesTest(test_case.TestCase):
    def test_values_take_the_type_of_the_variable(self):
        variable = tf.Variable([1, 2])
        backend.set_value(variable, np.array([3.7, 4.2]))
        self.assertAllEqual(variable, [3, 4])
        backend.set_value(variable, tf.constant([5.9, 6.0]))
        self.assertAllEqual(variable, [5, 6])

    def test_what_has_no_value_is_refused(self):
        with self.assertRaisesRegex(RuntimeError, "Only tensors and variables outside of graphs have a value"):
            backend.get_value(keras.Input((3,)))
        with self.assertRaisesRegex(RuntimeError, "Only tensors and variables outside of graphs have a value"):
            tf.function(lambda x: backend.get_value(x))(tf.ones(2))

    def test_only_variables_can_be_set(self):
        with self.assertRaisesRegex(TypeError, "set_value: `x` must be a variable. Received: x=3"):
            backend.set_value(3, 4)
        with self.assertRaises(ValueError):
            backend.set_value(tf.Variable([1.0]), [1.0, 2.0])

    def test_anything_else_comes_back(self):
        self.assertEqual(backend.get_value("text"), "text")
        self.assertAllClose(backend.eval(tf.sparse.from_dense([[0.0, 3.0]])), [[0.0, 3.0]])

    def test_averages_move(self):
        average = tf.Variable(0.0, dtype=tf.float16)
        backend.moving_average_update(average, tf.constant(1.0), 0.75)
        backend.moving_average_update(average, 1, 0.75)
        self.assertAllClose(average, 0.4375)


if __name__ == "__main__":
    tf.test.main()
