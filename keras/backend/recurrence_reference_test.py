"""`keras.backend.rnn` gives the outputs, states and gradients of the reference for all combinations of its options."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import backend
from keras.testing import outcomes, test_case

# Arguments of `rnn`; the step function has an output and two states of other shapes.
OPTIONS = [
    {"mask": mask, "input_length": length, **options}
    for mask, length in [(None, None), ("masked", None), (None, "lengths"), (None, 5)]
    for options in [
        {},
        {"go_backwards": True},
        {"time_major": True},
        {"unroll": True},
        {"unroll": True, "go_backwards": True, "time_major": True},
        {"zero_output_for_mask": True},
        {"zero_output_for_mask": True, "unroll": True},
        {"return_all_outputs": False},
        {"return_all_outputs": False, "unroll": True},
        {"return_all_outputs": False, "zero_output_for_mask": True, "go_backwards": True},
        {"constants": True},
    ]
]
SEQUENCES = np.random.RandomState(0).randn(2, 5, 3).astype("float32")
MASK = np.array([[False, True, True, False, True], [True, False, True, True, False]])
LENGTHS = np.array([3, 5], "int32")


def _run_rnn(K, options, is_nested):  # noqa: N803 (the usual name of the backend)
    """Results of `rnn` with one row of OPTIONS, and gradients with respect to the inputs and the first state."""
    is_time_major = options.get("time_major", False)
    inputs = tf.constant(SEQUENCES.swapaxes(0, 1) if is_time_major else SEQUENCES)
    state = tf.ones((2, 3))
    options = dict(options)
    if options["mask"] is not None:
        options["mask"] = tf.constant(MASK.T if is_time_major else MASK)
    if options["input_length"] == "lengths":
        options["input_length"] = tf.constant(LENGTHS)
    if "constants" in options:
        options["constants"] = [tf.constant(2.0)]

    def step(x, states):
        factor = states[2] if len(states) > 2 else 1.0
        new = tf.tanh(x + states[0] * factor)
        output = new * states[1][:, 0]
        return {"pair": (output, x[:, :2])} if is_nested else output, [new, states[1] + 1.0]

    with tf.GradientTape() as tape:
        tape.watch([inputs, state])
        results = K.rnn(step, inputs, [state, tf.zeros((2, 1, 3))], **options)
        total = tf.add_n([tf.reduce_sum(tf.sin(value)) for value in tf.nest.flatten(results)])
    return [*results, *tape.gradient(total, [inputs, state])]


class RecurrenceReferenceTest(test_case.TestCase):
    def test_results_and_gradients_are_equal(self):
        for options in OPTIONS:
            with self.subTest(**options):
                is_nested = not options.get("unroll")  # the reference unrolls no steps with several outputs
                ours, reference = (_run_rnn(K, options, is_nested) for K in (backend, tf_keras.backend))
                outcomes.assert_same_value(self, ours, reference)

    def test_unrolled_steps_give_what_the_loop_gives(self):
        for options in OPTIONS:
            if not options.get("unroll") and options["input_length"] is None:
                with self.subTest(**options):
                    both = [_run_rnn(backend, {**options, "unroll": unroll}, True) for unroll in (True, False)]
                    outcomes.assert_same_value(self, *map(tf.nest.flatten, both))


if __name__ == "__main__":
    tf.test.main()
