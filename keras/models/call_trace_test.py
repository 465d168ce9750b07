import tensorflow as tf

import keras
from keras.models.call_trace import trace_costs
from keras.testing import test_case

layers = keras.layers


class CallTraceTest(test_case.TestCase):
    def test_costs_of_a_stack_are_those_of_its_layers(self):
        model = keras.Sequential(
            [
                layers.Conv2D(4, 3, input_shape=(8, 8, 3)),
                layers.BatchNormalization(),
                layers.Flatten(),
                layers.Dense(5, activation="tanh"),
            ]
        )
        costs = trace_costs(model)
        found = [costs.of(layer).flops for layer in model.layers]
        self.assertEqual(found, [36 * 4 * (2 * 27 + 1), 2 * 144, 0, 2 * 144 * 5 + 5 + 5])
        self.assertEqual(costs.total.flops, sum(found))
        self.assertEqual([costs.of(layer).output_bytes for layer in model.layers], [576, 576, 576, 20])
        self.assertEqual(costs.total.output_bytes, 3 * 576 + 20)
        self.assertFalse(costs.has_unknown_axes)

    def test_nested_models_hold_the_sum_of_their_layers_and_calls(self):
        inner = keras.Sequential([layers.Dense(4, input_shape=(4,)), layers.Dense(4, use_bias=False)])
        x = keras.Input((4,))
        model = keras.Model(x, inner(inner(x)) * 2.0)
        costs = trace_costs(model)
        self.assertEqual([costs.of(layer).flops for layer in inner.layers], [2 * 36, 2 * 32])
        self.assertEqual(costs.of(inner).flops, 136)
        self.assertEqual(costs.total.flops, 136 + 4)

    def test_shapes_and_costs_inside_a_subclassed_model(self):
        class Model(keras.Model):
            def __init__(self):
                super().__init__()
                self.dense = layers.Dense(3)
                self.unused = layers.Dense(7)

            def call(self, inputs, training=None):
                tall = self.dense(tf.reshape(inputs, (-1, 2, 4)))
                return self.dense(inputs[:, :4]) if training else tall

        model = Model()
        model(tf.ones((5, 8)), training=True)
        costs = trace_costs(model)
        self.assertEqual(costs.of(model.dense).output_shapes, ["(None, 2, 3)"])  # what inference gives
        self.assertEqual(costs.of(model.dense).flops, 2 * (2 * 4 * 3 + 3))
        self.assertEqual(costs.of(model.unused).flops, 0)

    def test_unknown_axes_are_taken_as_one(self):
        x = keras.Input((None, 3))
        costs = trace_costs(keras.Model(x, layers.Dense(2)(x)))
        self.assertEqual(costs.total.flops, 14)
        self.assertTrue(costs.has_unknown_axes)

    def test_ragged_inputs_say_what_could_not_be_counted(self):
        x = keras.Input((None,), ragged=True, dtype="int64")
        costs = trace_costs(keras.Model(x, tf.reduce_sum(layers.Embedding(5, 3)(x), axis=1)))
        self.assertIn("UnsortedSegmentSum of unknown shape", costs.total.uncounted)

    def test_leaves_the_model_as_it_was(self):
        inner = keras.Sequential([layers.Dense(2, input_shape=(None, 3), activity_regularizer="l2")])
        x = keras.Input((None, 3))
        model = keras.Model(x, layers.Dropout(0.5)(inner(x)))
        spec = model.save_spec()
        trace_costs(model)
        self.assertEqual(model.save_spec(), spec)
        model(tf.ones((2, 4, 3)))
        losses, weights = model.losses, [weight.numpy() for weight in model.weights]
        trace_costs(model)
        self.assertLen(losses, 1)
        self.assertAllEqual(model.losses, losses)
        self.assertAllEqual(model.weights[0], weights[0])

    def test_model_that_was_never_called_is_refused(self):
        with self.assertRaisesRegex(ValueError, "never called.*Call it on a batch"):
            trace_costs(keras.Sequential([layers.Dense(2)]))
