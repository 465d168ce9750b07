import gc
import importlib.util
import os
import time
import weakref
from concurrent import futures

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers import Dense
from keras.support import state
from keras.testing import test_case

# Code of this package is never converted by AutoGraph, so a layer of a user comes from a module of its own.
_LAYER_OF_A_USER = """
import tensorflow as tf
from keras.engine.layer import Layer

class Clips(Layer):
    def call(self, inputs):
        if tf.reduce_sum(inputs) > 1.0:
            return tf.zeros_like(inputs)
        return inputs
"""


class Linear(Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.builds = 0

    def build(self, input_shape):
        self.builds += 1
        self.kernel = self.add_weight("kernel", shape=(input_shape[-1], self.units), initializer="ones")
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel)


class RecordsTraining(Layer):
    def call(self, inputs, training=None):
        self.seen = training
        return inputs


class Block(Layer):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner

    def call(self, inputs, training=None):
        return self.inner(inputs)


class CallTest(test_case.TestCase):
    def test_builds_once_and_lazily(self):
        layer = Linear(2)
        self.assertFalse(layer.built)
        self.assertAllClose(layer(np.ones((1, 3))), [[3.0, 3.0]])
        layer(np.ones((4, 3)))
        self.assertEqual(layer.builds, 1)
        self.assertEqual(layer.get_build_config(), {"input_shape": (1, 3)})

    def test_first_argument_may_come_by_name(self):
        self.assertAllClose(Linear(1)(inputs=np.ones((1, 3))), [[3.0]])

    def test_missing_first_argument_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "first argument to `Layer.call` must always be passed"):
            Linear(1)()

    def test_float64_arrays_are_cast_to_the_compute_dtype(self):
        self.assertEqual(Linear(1)(np.ones((1, 3), "float64")).dtype, tf.float32)
        self.assertEqual(Linear(1, dtype="float64")(np.ones((1, 3), "float32")).dtype, tf.float64)

    def test_integers_are_not_cast(self):
        self.assertEqual(Layer()(np.ones((1, 3), "int32")).dtype, tf.int32)

    def test_variables_are_named_after_the_layers_around(self):
        class Outer(Layer):
            def __init__(self):
                super().__init__()
                self.inner = Linear(1)

            def call(self, inputs):
                return self.inner(inputs)

        outer = Outer()
        outer(np.ones((1, 2)))
        self.assertEqual([weight.name for weight in outer.weights], ["outer/linear/kernel:0"])

    def test_variables_made_in_a_later_call_are_named_after_the_layers_around(self):
        class Outer(Layer):
            def __init__(self, **kwargs):
                super().__init__(**kwargs)
                self.first, self.second = Linear(1, name="first"), Linear(1, name="second")

            def call(self, x, side=None):
                return self.first(x) if side is None else self.first(x) + self.second(side)

        outer = Outer(name="outer")
        for side in (None, None, tf.ones((1, 3)), None):
            outer(tf.ones((1, 2)), side)
        self.assertEqual(
            [weight.name.split("/")[:2] for weight in outer.weights], [["outer", "first"], ["outer", "second"]]
        )

    def test_layer_without_super_init_says_so(self):
        class Forgetful(Layer):
            def __init__(self):
                self.units = 3

        with self.assertRaisesRegex(RuntimeError, r"call `super\(\).__init__\(\)`"):
            Forgetful()(np.ones((1, 2)))

    def test_unknown_keyword_names_the_closest_one(self):
        with self.assertRaisesRegex(
            TypeError, "Keyword argument not understood: 'input_shap'. Did you mean 'input_shape'"
        ):
            Linear(2, input_shap=(3,))

    def test_call_inside_a_function_uses_graph_control_flow_of_user_layers(self):
        path = os.path.join(self.get_temp_dir(), "user_layers.py")
        with open(path, "w") as file:
            file.write(_LAYER_OF_A_USER)
        spec = importlib.util.spec_from_file_location("user_layers", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        layer = module.Clips()
        function = tf.function(lambda x: layer(x))
        self.assertAllClose(function(tf.constant([3.0])), [0.0])
        self.assertAllClose(function(tf.constant([0.5])), [0.5])


class TrainingFlagTest(test_case.TestCase):
    def test_explicit_argument_wins(self):
        layer = RecordsTraining()
        state.thread.learning_phase = 0
        layer(tf.ones(1), training=True)
        self.assertTrue(layer.seen)

    def test_call_without_the_argument_hands_it_on_to_inner_layers(self):
        class Plain(Layer):
            def __init__(self, inner):
                super().__init__()
                self.inner = inner

            def call(self, inputs):
                return self.inner(inputs)

        inner = RecordsTraining()
        Plain(inner)(tf.ones(1), training=True)
        self.assertTrue(inner.seen)

    def test_outer_call_wins_over_the_learning_phase(self):
        inner = RecordsTraining()
        state.thread.learning_phase = 0
        Block(inner)(tf.ones(1), training=True)
        self.assertTrue(inner.seen)

    def test_learning_phase_wins_over_the_default(self):
        layer = RecordsTraining()
        state.thread.learning_phase = 1
        layer(tf.ones(1))
        self.assertEqual(layer.seen, 1)

    def test_default_of_the_signature_holds_last(self):
        layer = RecordsTraining()
        layer(tf.ones(1))
        self.assertIsNone(layer.seen)


class WeightsTest(test_case.TestCase):
    def test_own_weights_stand_before_those_of_inner_layers(self):
        layer = Block(Linear(1))
        layer(tf.ones((1, 2)))
        own = layer.add_weight("gain", shape=(), initializer="ones")
        self.assertIs(layer.trainable_weights[0], own)
        self.assertLen(layer.trainable_weights, 2)

    def test_frozen_layer_has_no_trainable_weights(self):
        layer = Block(Linear(1))
        layer(tf.ones((1, 2)))
        layer.trainable = False
        self.assertEmpty(layer.trainable_weights)
        self.assertLen(layer.non_trainable_weights, 1)
        self.assertFalse(layer.inner.trainable)

    def test_variables_assigned_as_attributes_are_weights(self):
        layer = Layer()
        layer.scale = tf.Variable(1.0)
        layer.count = tf.Variable(1, trainable=False)
        self.assertLen(layer.trainable_weights, 1)
        self.assertLen(layer.non_trainable_weights, 1)

    def test_layers_in_lists_and_dicts_are_found_also_when_added_later(self):
        layer = Layer()
        layer.blocks = [Linear(1)]
        layer.heads = {"a": Linear(1)}
        layer.blocks.append(Linear(1))
        for inner in [*layer.blocks, layer.heads["a"]]:
            inner(tf.ones((1, 2)))
        self.assertLen(layer.weights, 3)

    def test_replaced_layer_is_forgotten(self):
        layer = Block(Linear(1))
        layer.inner(tf.ones((1, 2)))
        layer.inner = Linear(1)
        self.assertEmpty(layer.weights)

    def test_deleted_layer_is_forgotten_unless_held_twice(self):
        layer = Block(Linear(1))
        layer.inner(tf.ones((1, 2)))
        layer.again = layer.inner
        del layer.inner
        self.assertLen(layer.weights, 1)
        del layer.again
        self.assertEmpty(layer.weights)

    def test_layers_of_a_tf_module_are_found(self):
        module = tf.Module()
        module.variable = tf.Variable(1.0)
        layer = Layer()
        layer.module = module
        self.assertLen(layer.trainable_weights, 1)

    def test_set_weights_checks_all_before_it_changes_any(self):
        layer = Linear(2)
        layer(tf.ones((1, 3)))
        layer.add_weight("other", shape=(2,), initializer="zeros")
        with self.assertRaisesRegex(
            ValueError, r"weight shape \(2,\) is not compatible with provided weight shape \(3,\)"
        ):
            layer.set_weights([np.zeros((3, 2)), np.zeros(3)])
        self.assertAllClose(layer.get_weights()[0], np.ones((3, 2)))
        with self.assertRaisesRegex(ValueError, "weight list of length 1, but the layer was expecting 2 weights"):
            layer.set_weights([np.zeros((3, 2))])

    def test_checkpoints_name_variables_by_attribute(self):
        layer = Linear(1)
        layer(tf.ones((1, 2)))
        path = tf.train.Checkpoint(model=layer).save(self.get_temp_dir() + "/checkpoint")
        names = [name for name, _ in tf.train.list_variables(path)]
        self.assertIn("model/kernel/.ATTRIBUTES/VARIABLE_VALUE", names)

    def test_integer_weights_default_to_zeros(self):
        self.assertAllEqual(Layer().add_weight("n", shape=(2,), dtype="int32", trainable=False), [0, 0])

    def test_on_read_weights_cannot_be_trainable(self):
        with self.assertRaisesRegex(ValueError, "ON_READ only for non-trainable"):
            Layer().add_weight("n", trainable=True, synchronization=tf.VariableSynchronization.ON_READ)

    def test_mixed_precision_reads_weights_in_the_compute_dtype(self):
        layer = Linear(2, dtype="mixed_float16")
        self.assertEqual(layer(tf.ones((1, 3))).dtype, tf.float16)
        self.assertEqual(layer.kernel.dtype, tf.float32)
        self.assertEqual(layer.get_weights()[0].dtype, np.float32)


class LossesTest(test_case.TestCase):
    def test_regularizers_and_activity_divided_by_the_batch(self):
        layer = Linear(1, activity_regularizer="l1")
        layer.build((None, 2))
        layer.add_weight("w", shape=(2,), initializer="ones", regularizer="l2")
        layer(np.ones((4, 2)))  # outputs are 2, four times: l1 is 0.01 * 8 / 4 rows
        self.assertAllClose(sorted(float(loss) for loss in layer.losses), [0.02, 0.02])

    def test_losses_of_the_last_call_replace_earlier_ones(self):
        class Penalizes(Layer):
            def call(self, inputs):
                self.add_loss(tf.reduce_sum(inputs))
                return inputs

        layer = Penalizes()
        layer(tf.ones(3))
        layer(tf.ones(2))
        self.assertAllClose(layer.losses, [2.0])
        outer = Block(layer)
        outer(tf.ones(5))
        outer(tf.ones(4))
        self.assertAllClose(outer.losses, [4.0])

    def test_a_loss_function_added_outside_of_a_call_stays_and_follows_the_weights(self):
        layer = Linear(1)
        layer.add_loss(lambda: tf.reduce_sum(layer.kernel))
        layer(tf.ones((1, 2)))
        self.assertAllClose(layer.losses, [2.0])
        layer.set_weights([np.full((2, 1), 3.0)])
        layer(tf.ones((1, 2)))
        self.assertAllClose(Block(layer).losses, [6.0])

    def test_a_loss_function_added_by_a_call_is_that_calls(self):
        class Penalizes(Layer):
            def call(self, inputs):
                self.add_loss(lambda: tf.reduce_sum(inputs))
                return inputs

        layer = Penalizes()
        layer(tf.ones(3))
        layer(tf.ones(2))
        self.assertAllClose(layer.losses, [2.0])

    def test_loss_tensors_outside_of_a_call_are_refused(self):
        for loss in (tf.constant(1.0), Input((2,))):
            with self.assertRaisesRegex(ValueError, "takes tensors inside of `call` only"):
                Linear(1).add_loss(loss)


class ScopesTest(test_case.TestCase):
    def test_a_name_that_graphs_refuse_leaves_no_dtype_behind(self):
        layer = Dense(1, name="_hidden", dtype="mixed_float16")
        with self.assertRaisesRegex(ValueError, "'_hidden' is not a valid root scope name"):
            tf.function(layer)(tf.ones((1, 2)))
        self.assertIsNone(state.thread.autocast_dtype)


class InitialWeightsTest(test_case.TestCase):
    def test_arrays_to_start_from_are_let_go_once_the_weights_hold_them(self):
        start = np.array([[3.0]])
        kept = weakref.ref(start)
        layer = Linear(1, weights=[start])
        layer(tf.ones((1, 1)))
        del start
        gc.collect()
        self.assertAllClose(layer.get_weights(), [[[3.0]]])
        self.assertIsNone(kept())


class ThreadsTest(test_case.TestCase):
    def test_threads_that_call_a_new_layer_build_it_once(self):
        class Slow(Linear):
            def build(self, input_shape):
                time.sleep(0.05)
                super().build(input_shape)

        layer = Slow(1)
        with futures.ThreadPoolExecutor(4) as pool:
            outputs = list(pool.map(layer, [tf.ones((1, 2))] * 4))
        self.assertEqual(layer.builds, 1)
        self.assertLen(layer.weights, 1)
        self.assertAllClose(outputs, np.full((4, 1, 1), 2.0))

    def test_threads_wait_for_a_build_that_calls_itself_done_first(self):
        class Early(Layer):
            def build(self, input_shape):
                super().build(input_shape)
                time.sleep(0.05)
                self.gain = self.add_weight("gain", shape=(2,), initializer="ones")

            def call(self, inputs):
                return inputs * self.gain

        layer = Early()
        with futures.ThreadPoolExecutor(4) as pool:
            outputs = list(pool.map(layer, [tf.ones((1, 2))] * 4))
        self.assertLen(layer.weights, 1)
        self.assertAllClose(outputs, np.ones((4, 1, 2)))


class MaskTest(test_case.TestCase):
    def test_mask_passes_through_layers_that_support_it(self):
        class Passes(Layer):
            def __init__(self):
                super().__init__()
                self.supports_masking = True

            def call(self, inputs, mask=None):
                self.seen = mask
                return inputs + 1.0

        x = tf.ones((1, 2))
        x._keras_mask = tf.constant([[True, False]])
        layer = Passes()
        self.assertAllEqual(layer(x)._keras_mask, [[True, False]])
        self.assertAllEqual(layer.seen, [[True, False]])
        self.assertIsNone(getattr(Layer()(x + 0.0), "_keras_mask", None))


class ConfigTest(test_case.TestCase):
    def test_arguments_of_a_layer_without_get_config_are_its_config(self):
        class Plain(Layer):
            def __init__(self, size, name=None):
                super().__init__(name=name)
                self.size = size

        config = Plain(3).get_config()
        self.assertEqual(config, {"size": 3, "name": "plain"})
        self.assertEqual(Plain.from_config(config).size, 3)

    def test_such_a_config_holds_what_was_given_and_what_keywords_of_every_layer_are_taken(self):
        class Shifted(Layer):
            def __init__(self, by=1.0, times=2, **kwargs):
                super().__init__(**kwargs)

        layer = Shifted(0.5, name="s")
        layer.trainable = False
        self.assertEqual(layer.get_config(), {"by": 0.5, "name": "s", "trainable": False, "dtype": "float32"})

    def test_arguments_that_cannot_stand_in_a_config_ask_for_get_config(self):
        class Odd(Layer):
            def __init__(self, function, **kwargs):
                super().__init__(**kwargs)

        with self.assertRaisesRegex(NotImplementedError, "must override `get_config"):
            Odd(tf.nn.relu).get_config()

    def test_the_config_of_the_base_layer_is_name_trainable_and_dtype(self):
        layer = Layer(name="x", trainable=False, dtype="float64")
        self.assertEqual(layer.get_config(), {"name": "x", "trainable": False, "dtype": "float64"})


class OutputShapeTest(test_case.TestCase):
    def test_shape_of_a_layer_without_a_rule_comes_from_a_trace(self):
        self.assertEqual(Linear(5).compute_output_shape((None, 3)).as_list(), [None, 5])

    def test_ragged_inputs_stay_ragged(self):
        y = Dense(2)(Input((None, 3), ragged=True))
        self.assertIsInstance(y.type_spec, tf.RaggedTensorSpec)
        self.assertEqual(y.shape.as_list(), [None, None, 2])

    def test_recorded_call_knows_its_node(self):
        x = Input((3,))
        y = Linear(2)(x)
        self.assertEqual(y.shape.as_list(), [None, 2])
        self.assertIs(y.node.keras_inputs[0], x)
        self.assertIs(y._keras_history.layer.output, y)
