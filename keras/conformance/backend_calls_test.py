"""Promise: every function of `keras.backend` gives what the reference gives: values, types, shapes and gradients."""

import tensorflow as tf
import tf_keras

import keras
from keras import backend
from keras.conformance.backend_calls.table import CALLS
from keras.support import registry
from keras.testing import outcomes, test_case

# Functions that the table calls under the name of another.
CALLED_WITHIN = {  # function: name that the table has it under
    "set_epsilon": "epsilon",
    "set_floatx": "floatx",
    "set_image_data_format": "image_data_format",
    "reset_uids": "get_uid",
    "set_learning_phase": "learning_phase",
    "learning_phase_scope": "learning_phase",
    "experimental.enable_tf_random_generator": "experimental.is_tf_random_generator_enabled",
    "experimental.disable_tf_random_generator": "experimental.is_tf_random_generator_enabled",
}
# Functions with a test of their own beside the code: `recurrence_reference_test.py`, `random_reference_test.py`.
TESTED_ELSEWHERE = set(
    "dropout random_bernoulli random_binomial random_normal random_normal_variable random_uniform "
    "random_uniform_variable rnn truncated_normal".split()
)
# Functions that give no tensors, or that take no symbolic ones.
VALUES_ALONE = set(
    "batch_get_value count_params dtype eval function get_value gradients int_shape is_keras_tensor is_sparse ndim "
    "to_dense".split()
)


def _run(K, call):  # noqa: N803 (the usual name of the backend)
    """The results of a call, and the gradients of those that have some."""
    inputs = [tf.constant(value) for value in call.inputs]
    floating = [value for value in inputs if value.dtype.is_floating]
    with tf.GradientTape() as tape:
        tape.watch(floating)
        results = call.run(K, *inputs)
        flat = tf.nest.flatten(results, expand_composites=True)
        followed = [r for r in flat if tf.is_tensor(r) and r.dtype.is_floating]
        total = tf.add_n([tf.reduce_sum(tf.sin(tf.cast(r, tf.float64))) for r in followed]) if followed else None
    gradients = [] if total is None else tape.gradient(total, floating)
    return results, [None if one is None else tf.convert_to_tensor(one) for one in gradients]


class BackendCallsTest(test_case.TestCase):
    def test_values_and_gradients_are_equal(self):
        for number, call in enumerate(CALLS):
            with self.subTest(call.name, number=number):
                ours, gradients = _run(backend, call)
                reference, expected = _run(tf_keras.backend, call)
                outcomes.assert_same_value(self, ours, reference)
                # The reference gives no gradient for the statistics of images, where ours is the formula's.
                both = [pair for pair in zip(gradients, expected) if pair[1] is not None]
                outcomes.assert_same_value(self, [ours for ours, _ in both], [reference for _, reference in both])

    def test_the_table_calls_every_function(self):
        called = {call.name for call in CALLS} | set(CALLED_WITHIN) | TESTED_ELSEWHERE
        prefix = "keras.backend."
        public = {path[len(prefix) :] for path in registry.all_paths() if path.startswith(prefix)}
        self.assertEqual(public - called, set())
        self.assertEqual(called - public, set())

    def test_models_give_what_eager_calls_give(self):
        first = {call.name: call for call in reversed(CALLS) if call.inputs and call.name not in VALUES_ALONE}
        for name, call in first.items():
            with self.subTest(name):
                inputs = [keras.Input(value.shape[1:], len(value), dtype=value.dtype) for value in call.inputs]
                model = keras.Model(inputs, call.run(backend, *inputs))
                values = [tf.constant(value) for value in call.inputs]
                found, expected = (tf.nest.flatten(one) for one in (model(values), call.run(backend, *values)))
                outcomes.assert_same_value(self, found, expected)

    def test_graphs_give_what_eager_calls_give(self):
        for number, call in enumerate(CALLS):
            if call.inputs and call.name not in VALUES_ALONE:
                with self.subTest(call.name, number=number):
                    inputs = [tf.constant(value) for value in call.inputs]
                    eager = call.run(backend, *inputs)
                    compiled = tf.function(lambda *inputs: call.run(backend, *inputs), autograph=False)(*inputs)
                    for value, expected in zip(tf.nest.flatten(compiled), tf.nest.flatten(eager)):
                        if tf.is_tensor(expected):
                            self.assertAllClose(value, expected, rtol=2e-5, atol=2e-5)


if __name__ == "__main__":
    tf.test.main()
