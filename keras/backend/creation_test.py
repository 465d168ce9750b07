"""Tests of making tensors and variables."""

import numpy as np
import tensorflow as tf

from keras import backend
from keras.testing import test_case


class CreationTest(test_case.TestCase):
    def test_the_default_float_type_is_used(self):
        backend.set_floatx("float64")
        for value in (backend.constant(1), backend.variable(1), backend.zeros(2), backend.ones(2), backend.eye(2)):
            self.assertEqual(value.dtype, tf.float64)

    def test_names_and_constraints_are_kept(self):
        variable = backend.variable([1.0], name="gain", constraint=tf.abs)
        self.assertEqual(variable.name, "gain:0")
        self.assertIs(variable.constraint, tf.abs)
        self.assertEqual(backend.zeros((2,), name="state").name, "state:0")

    def test_sparse_matrices_of_scipy_become_sparse_tensors(self):
        class Matrix:
            row, col, data, shape = np.array([0]), np.array([1]), np.array([5.0]), (1, 2)

            def tocoo(self):
                return self

        self.assertAllClose(backend.eval(backend.variable(Matrix())), [[0.0, 5.0]])

    def test_sizes_known_while_the_graph_runs_give_tensors(self):
        run = tf.function(lambda x: backend.zeros(tf.shape(x)), input_signature=[tf.TensorSpec((None,))])
        self.assertAllClose(run(tf.ones(3)), [0.0, 0.0, 0.0])


if __name__ == "__main__":
    tf.test.main()
