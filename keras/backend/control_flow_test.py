"""Tests of choices."""

import numpy as np
import tensorflow as tf

import keras
from keras import backend
from keras.testing import test_case


class ControlFlowTest(test_case.TestCase):
    def test_a_known_condition_runs_one_side(self):
        def forbidden():
            raise AssertionError("the other side ran")

        for condition in (True, 1, tf.constant(True), np.array(True)):
            self.assertAllClose(backend.switch(condition, lambda: tf.constant(1.0), forbidden), 1.0)

    def test_axes_of_the_condition_are_the_first_of_the_value(self):
        condition = tf.constant([[True], [False]])
        chosen = backend.switch(condition, tf.ones((2, 1, 2)), tf.zeros((2, 1, 2)))
        self.assertAllClose(chosen, [[[1.0, 1.0]], [[0.0, 0.0]]])

    def test_a_condition_with_more_axes_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"ndim\(condition\)=2, ndim\(then_expression\)=1"):
            backend.switch(tf.constant([[True]]), tf.ones(1), tf.ones(1))

    def test_symbolic_conditions_choose_when_the_model_runs(self):
        x = keras.Input((2,), batch_size=1)
        model = keras.Model(x, backend.switch(tf.reduce_any(x > 5.0), x, -x))
        self.assertAllClose(model(tf.constant([[1.0, 9.0]])), [[1.0, 9.0]])
        self.assertAllClose(model(tf.constant([[1.0, 2.0]])), [[-1.0, -2.0]])

    def test_the_phase_is_that_of_the_running_layer(self):
        class Scale(keras.layers.Layer):
            def call(self, x):
                return backend.in_train_phase(x, lambda: 10.0 * x)

        self.assertAllClose(Scale()(tf.ones(1), training=True), [1.0])
        self.assertAllClose(Scale()(tf.ones(1)), [10.0])

    def test_phases_of_a_graph_are_chosen_when_it_runs(self):
        run = tf.function(lambda training: backend.in_test_phase(tf.constant(1.0), tf.constant(2.0), training))
        self.assertAllClose((run(tf.constant(True)), run(tf.constant(False))), (2.0, 1.0))


if __name__ == "__main__":
    tf.test.main()
