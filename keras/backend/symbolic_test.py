"""Tests of symbolic tensors."""

import numpy as np
import tensorflow as tf

import keras
from keras import backend
from keras.backend.symbolic import recorded_as_one
from keras.testing import test_case


class SymbolicTest(test_case.TestCase):
    def test_placeholders_are_inputs_of_models(self):
        x = backend.placeholder((None, 2), name="rows")
        self.assertEqual((x.name, x.dtype, backend.int_shape(x)), ("rows", tf.float32, (None, 2)))
        self.assertAllClose(keras.Model(x, x * 2)(tf.ones((1, 2))), [[2.0, 2.0]])
        self.assertEqual(backend.int_shape(backend.placeholder(ndim=2)), (None, None))
        with self.assertRaisesRegex(ValueError, "Cannot set both sparse and ragged"):
            backend.placeholder((2, 2), sparse=True, ragged=True)

    def test_functions_keep_the_structure_of_their_outputs(self):
        x = keras.Input((2,))
        run = backend.function([x], {"double": x * 2, "list": [x]})
        result = run([np.ones((1, 2))])
        self.assertAllClose(result["double"], [[2.0, 2.0]])
        self.assertIsInstance(result["list"][0], np.ndarray)

    def test_what_came_from_sessions_is_refused(self):
        x = keras.Input((2,))
        with self.assertRaisesRegex(ValueError, "`updates` argument is not supported during eager execution"):
            backend.function([x], [x], updates=[1])
        with self.assertRaisesRegex(ValueError, "Session keyword arguments are not supported"):
            backend.function([x], [x], options=1)
        with self.assertRaisesRegex(RuntimeError, "Use tf.GradientTape instead"):
            backend.gradients(tf.constant(1.0), tf.constant(1.0))

    def test_only_tensors_are_asked_about(self):
        self.assertTrue(backend.is_keras_tensor(keras.Input((2,))))
        for tensor in (tf.ones(2), tf.Variable(1.0), tf.ragged.constant([[1]]), tf.sparse.from_dense([[1]])):
            self.assertFalse(backend.is_keras_tensor(tensor))
        for other in (np.ones(2), 3, None, [keras.Input((2,))]):
            with self.assertRaisesRegex(ValueError, "Unexpectedly found an instance of type"):
                backend.is_keras_tensor(other)

    def test_a_function_can_be_recorded_as_one_operation(self):
        @recorded_as_one
        def twice_doubled(x):
            return tf.while_loop(lambda time, x: time < 2, lambda time, x: (time + 1, x * 2.0), (0, x))[1]

        x = keras.Input((2,))
        model = keras.Model(x, twice_doubled(x))
        self.assertLen(model.layers, 2)
        self.assertAllClose(model(tf.ones((1, 2))), [[4.0, 4.0]])


if __name__ == "__main__":
    tf.test.main()
