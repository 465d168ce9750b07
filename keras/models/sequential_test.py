import os
import time
from concurrent import futures

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input, InputLayer
from keras.layers import Dense, Flatten, Lambda, Reshape
from keras.models.cloning import clone_model
from keras.models.functional import Functional
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.saving.save_load import load_model, save_model
from keras.testing import test_case


class SequentialTest(test_case.TestCase):
    def test_known_input_shape_builds_at_once(self):
        for first in (
            [Input((3,)), Dense(2)],
            [InputLayer(input_shape=(3,)), Dense(2)],
            [Dense(2, input_shape=(3,))],
            [Dense(2, input_dim=3)],
            [Dense(2, batch_input_shape=(None, 3))],
        ):
            model = Sequential(first)
            self.assertTrue(model.built)
            self.assertEqual((model.input_shape, model.output_shape), ((None, 3), (None, 2)))
            self.assertLen(model.layers, 1)

    def test_unknown_input_shape_builds_on_the_first_call(self):
        model = Sequential([Dense(2), Dense(1)])
        self.assertFalse(model.built)
        with self.assertRaisesRegex(ValueError, "Weights for model 'sequential' have not yet been created"):
            model.get_weights()
        model(np.ones((2, 3)))
        self.assertEqual(model.input_shape, (2, 3))
        model(np.ones((5, 3)))
        self.assertEqual(model.input_shape, (None, 3))
        self.assertLen(model.layers[0].inbound_nodes, 1)

    def test_a_layer_may_stand_in_the_stack_twice(self):
        double = Dense(2, use_bias=False, kernel_initializer=lambda shape, dtype: 2.0 * tf.eye(2, dtype=dtype))
        for first in ([Input((2,))], []):
            model = Sequential([*first, double, Flatten(), double])
            self.assertAllClose(model(np.ones((1, 2))), [[4.0, 4.0]])
            self.assertLen(model.layers, 3)
            self.assertLen(model.weights, 1)

    def test_a_layer_that_stands_twice_does_so_in_configs_copies_and_files(self):
        same = Dense(2)
        model = Sequential([Input((2,)), same, same])
        path = os.path.join(self.get_temp_dir(), "model")
        copies = [Sequential.from_config(model.get_config()), clone_model(model)]
        for name in (path + ".keras", path + ".h5"):
            save_model(model, name)
            copies.append(load_model(name))
        for copy in copies:
            self.assertIs(copy.layers[0], copy.layers[1])
            copy.set_weights(model.get_weights())
            self.assertAllClose(copy(np.ones((1, 2))), model(np.ones((1, 2))))

    def test_another_layer_of_the_same_name_is_refused(self):
        with self.assertRaisesRegex(ValueError, "should have unique names"):
            Sequential([Dense(2, name="same"), Dense(2, name="same")])

    def test_threads_that_call_a_new_stack_share_what_is_built(self):
        class Slow(Dense):
            def build(self, input_shape):
                time.sleep(0.02)
                super().build(input_shape)

        model = Sequential([Slow(2, kernel_initializer="ones"), Slow(1, kernel_initializer="ones")])
        with futures.ThreadPoolExecutor(4) as pool:
            outputs = list(pool.map(lambda rows: model(np.ones((rows, 3))), [1, 2, 3, 4]))
        self.assertLen(model.weights, 4)
        for rows, output in zip([1, 2, 3, 4], outputs):
            self.assertAllClose(output, np.full((rows, 1), 6.0))

    def test_first_call_inside_a_function_builds_too(self):
        model = Sequential([Dense(2)])
        self.assertEqual(tf.function(lambda x: model(x))(tf.ones((4, 3))).shape.as_list(), [4, 2])
        self.assertLen(model.weights, 2)
        self.assertEqual(model.input_shape, (None, 3))

    def test_a_shape_builds_the_stack(self):
        model = Sequential([Dense(2), Dense(1)])
        model.build((None, 3))
        self.assertEqual(model.output_shape, (None, 1))

    def test_add_and_pop_after_building(self):
        model = Sequential([Input((3,)), Dense(2)])
        model.add(Dense(5))
        self.assertEqual(model.output_shape, (None, 5))
        model.pop()
        self.assertEqual(model.output_shape, (None, 2))
        self.assertEqual(model(np.ones((1, 3))).shape.as_list(), [1, 2])
        model.pop()
        with self.assertRaisesRegex(TypeError, "There are no layers in the model"):
            model.pop()

    def test_a_stack_that_lost_its_only_layer_takes_any_input(self):
        model = Sequential([Input((3,)), Dense(2)])
        model.pop()
        self.assertFalse(model.built)
        self.assertIsNone(model.inputs)
        model.add(Dense(2, input_shape=(5,)))
        self.assertEqual(model.input_shape, (None, 5))

    def test_nested_models_give_the_input_shape(self):
        x = Input((3,))
        inner = Model(x, Dense(2)(x), name="inner")
        model = Sequential([inner, Dense(1)])
        self.assertEqual((model.input_shape, model.output_shape), ((None, 3), (None, 1)))

    def test_what_is_no_layer_is_refused(self):
        with self.assertRaisesRegex(TypeError, "must be an instance of class Layer. Received: layer=3"):
            Sequential([3])
        with self.assertRaisesRegex(TypeError, r"Pass an instance: Dense\(...\)"):
            Sequential([Dense])

    def test_names_are_unique(self):
        with self.assertRaisesRegex(ValueError, 'Name "a" is already the name of a layer'):
            Sequential([Dense(1, name="a"), Dense(1, name="a")])

    def test_is_functional_and_cuts_like_one(self):
        model = Sequential([Input((2, 2)), Flatten(), Dense(3), Reshape((3, 1))])
        self.assertIsInstance(model, Functional)
        features = Model(model.input, model.layers[1].output)
        self.assertEqual(features.output_shape, (None, 3))

    def test_config_round_trip_before_and_after_building(self):
        for model in (Sequential([Dense(2)], name="a"), Sequential([Input((3,)), Dense(2)], name="b")):
            rebuilt = Sequential.from_config(model.get_config())
            self.assertEqual(rebuilt.get_config(), model.get_config())
            self.assertEqual(rebuilt.built, model.built)

    def test_an_empty_stack_returns_its_inputs(self):
        for model in (Sequential(), Sequential([Input((2,))])):
            self.assertAllClose(model(np.ones((1, 2))), np.ones((1, 2)))
        self.assertEqual(model.output_shape, (None, 2))

    def test_an_empty_stack_is_built_from_a_shape_until_a_layer_comes(self):
        model = Sequential()
        model.build((None, 3))
        self.assertTrue(model.built)
        model.summary(print_fn=lambda line: None)
        model.add(Dense(2))
        self.assertFalse(model.built)

    def test_changes_after_building_keep_the_stack_built(self):
        for build in (lambda model: model.build((None, 3)), lambda model: model(np.ones((4, 3)))):
            model = Sequential([Dense(2, kernel_initializer="ones")])
            build(model)
            kernel = model.layers[0].kernel
            model.add(Dense(1, kernel_initializer="ones"))
            self.assertEqual(model.output_shape[-1], 1)
            self.assertLen(model.weights, 4)
            self.assertAllClose(model(np.ones((1, 3))), [[6.0]])
            model.pop()
            self.assertEqual(model.output_shape[-1], 2)
            self.assertIs(model.weights[0], kernel)
            self.assertAllClose(model(np.ones((5, 3))), np.full((5, 2), 3.0))

    def test_a_stack_without_declared_input_takes_other_ranks(self):
        model = Sequential([Dense(2, kernel_initializer="ones")])
        model(np.ones((1, 3)))
        self.assertAllClose(model(np.ones((1, 4, 3))), np.full((1, 4, 2), 3.0))
        self.assertEqual(model.output_shape, (1, 2))

    def test_a_shape_that_does_not_fit_is_refused_in_the_words_of_the_layer(self):
        model = Sequential([Dense(2, kernel_initializer="ones", name="first")])
        model(np.ones((1, 3)))
        with self.assertRaisesRegex(ValueError, '"first" is incompatible with the layer: expected axis -1 of input'):
            model(np.ones((1, 4)))
        self.assertAllClose(model(np.ones((2, 3))), np.full((2, 2), 3.0))

    def test_a_list_of_one_output_counts_as_one(self):
        model = Sequential([Input((2,)), Lambda(lambda x: [x]), Dense(1, kernel_initializer="ones")])
        self.assertAllClose(model(np.ones((1, 2))), [[2.0]])
