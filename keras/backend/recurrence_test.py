"""Tests of running along the time axis."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


def add(x, states):
    total = states[0] + x
    return total, [total]


class RecurrenceTest(test_case.TestCase):
    def test_masked_steps_keep_states_and_repeat_outputs(self):
        x = tf.reshape(tf.constant([1.0, 2.0, 4.0]), (1, 3, 1))
        mask = tf.constant([[False, True, False]])
        for unroll in (False, True):
            last, outputs, states = backend.rnn(add, x, [tf.zeros((1, 1))], mask=mask, unroll=unroll)
            self.assertAllClose(tf.reshape(outputs, [-1]), [0.0, 2.0, 2.0])
            self.assertAllClose((last, states[0]), ([[2.0]], [[2.0]]))
            zeros = backend.rnn(add, x, [tf.zeros((1, 1))], mask=mask, unroll=unroll, zero_output_for_mask=True)
            self.assertAllClose(tf.reshape(zeros[1], [-1]), [0.0, 2.0, 0.0])

    def test_backwards_with_constants(self):
        x = tf.reshape(tf.constant([1.0, 2.0, 4.0]), (1, 3, 1))
        step = lambda x, states: (states[0] + x * states[1], [states[0] + x * states[1]])  # noqa: E731
        _, outputs, _ = backend.rnn(step, x, [tf.zeros((1, 1))], go_backwards=True, constants=[tf.constant(10.0)])
        self.assertAllClose(tf.reshape(outputs, [-1]), [40.0, 60.0, 70.0])

    def test_the_number_of_steps_may_be_unknown(self):
        signature = [tf.TensorSpec((None, None, 1)), tf.TensorSpec((None, None), tf.bool)]

        @tf.function(input_signature=signature)
        def run(x, mask):
            return backend.rnn(add, x, [tf.zeros_like(x[:, 0])], mask=mask)

        last, outputs, _ = run(tf.ones((2, 4, 1)), tf.constant([[True] * 4, [True, False, True, False]]))
        self.assertAllClose(last, [[4.0], [2.0]])
        self.assertAllClose(outputs[1, :, 0], [1.0, 1.0, 2.0, 2.0])
        self.assertEqual(run.get_concrete_function().structured_outputs[1].shape.rank, 3)

    def test_the_step_runs_once_for_each_step(self):
        calls = []

        def step(x, states):
            calls.append(1)
            return add(x, states)

        backend.rnn(step, tf.ones((1, 3, 1)), [tf.zeros((1, 1))])
        self.assertLen(calls, 3)

    def test_one_step_alone(self):
        last, outputs, states = backend.rnn(add, tf.ones((2, 1, 1)), [tf.zeros((2, 1))])
        self.assertAllClose((last, outputs[:, 0], states[0]), (tf.ones((2, 1)),) * 3)

    def test_compiled_gradients_equal_eager_ones(self):
        def slope(x):
            with tf.GradientTape() as tape:
                tape.watch(x)
                last, _, _ = backend.rnn(lambda x, s: (x * s[0], [x * s[0]]), x, [tf.ones((1, 1))])
            return tape.gradient(last, x)

        x = tf.reshape(tf.constant([2.0, 3.0, 5.0]), (1, 3, 1))
        for run in (slope, tf.function(slope), tf.function(slope, jit_compile=True)):
            self.assertAllClose(tf.reshape(run(x), [-1]), [15.0, 10.0, 6.0])

    def test_wrong_arguments_are_named(self):
        x, state = tf.ones((1, 2, 1)), tf.zeros((1, 1))
        with self.assertRaisesRegex(ValueError, "`initial_states` must be a list or tuple"):
            backend.rnn(add, x, state)
        with self.assertRaisesRegex(ValueError, "`inputs` must have 2 axes or more"):
            backend.rnn(add, tf.ones(2), [state])
        with self.assertRaisesRegex(ValueError, "There must be a time step at least"):
            backend.rnn(add, tf.ones((1, 0, 1)), [state])
        with self.assertRaisesRegex(ValueError, "must return as many states as it was given. Received: 2 states for 1"):
            backend.rnn(lambda x, s: (x, [x, x]), x, [state])
        unknown = tf.function(lambda x: backend.rnn(add, x, [state], unroll=True))
        with self.assertRaisesRegex(ValueError, "Unrolling requires a fixed number of timesteps"):
            unknown.get_concrete_function(tf.TensorSpec((1, None, 1)))


if __name__ == "__main__":
    tf.test.main()
