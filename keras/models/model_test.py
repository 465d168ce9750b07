import json

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers import BatchNormalization, Dense
from keras.metrics import Mean
from keras.models.model import Model
from keras.models.model_config import model_from_json, model_from_yaml
from keras.models.sequential import Sequential
from keras.support.errors import RemovedError
from keras.testing import test_case


class TwoLayers(Model):
    def __init__(self, units):
        super().__init__()
        self.first = Dense(units)
        self.more = [Dense(1)]
        self.scale = tf.Variable(1.0)

    def call(self, inputs, training=False):
        return self.more[0](self.first(inputs)) * self.scale


class SubclassedModelTest(test_case.TestCase):
    def test_layers_and_weights_in_order_of_assignment_own_ones_last(self):
        model = TwoLayers(3)
        model(np.ones((2, 4)))
        self.assertEqual([layer.name for layer in model.layers], ["dense", "dense_1"])
        names = [weight.name for weight in model.weights]
        self.assertEqual(names[0], "two_layers/dense/kernel:0")
        self.assertEqual(names[-1], "Variable:0")

    def test_metrics_of_layers_are_no_weights_and_those_of_a_model_are(self):
        class Watches(Layer):
            def __init__(self):
                super().__init__()
                self.watched = Mean(name="watched")

            def call(self, inputs):
                self.watched.update_state(inputs)
                return inputs

        class Tracks(TwoLayers):
            def __init__(self):
                super().__init__(1)
                self.tracked = Mean(name="tracked")
                self.watch = Watches()

            def call(self, inputs, training=False):
                return super().call(self.watch(inputs))

        layer, model = Watches(), Tracks()
        layer(np.ones((1, 1)))
        model(np.ones((1, 1)))
        self.assertEqual(layer.weights, [])
        self.assertEqual([metric.name for metric in layer.metrics], ["watched"])
        self.assertLen(model.weights, 5 + 2)
        self.assertEqual([metric.name for metric in model.metrics], ["tracked", "watched"])

    def test_build_runs_call_on_placeholders(self):
        model = TwoLayers(3)
        model.build((None, 4))
        self.assertLen(model.weights, 5)
        with self.assertRaisesRegex(ValueError, "Specified input shape is not one of the valid types"):
            TwoLayers(3).build(4)

    def test_attribute_before_super_init_says_so(self):
        class Forgetful(Model):
            def __init__(self):
                self.dense = Dense(1)

        with self.assertRaisesRegex(RuntimeError, r"forgot to call `super\(\).__init__\(\)`"):
            Forgetful()

    def test_model_without_call_says_so(self):
        with self.assertRaisesRegex(NotImplementedError, "Unimplemented `Model.call"):
            Model()(np.ones((1, 2)))

    def test_config_is_the_constructor_arguments(self):
        self.assertEqual(TwoLayers(3).get_config(), {"units": 3})
        self.assertEqual(json.loads(TwoLayers(3).to_json())["config"], {"units": 3})

    def test_input_shape_needs_a_graph(self):
        with self.assertRaisesRegex(AttributeError, "has never been called and thus has no defined input shape"):
            _ = TwoLayers(3).input_shape

    def test_save_spec_frees_the_batch_axis(self):
        model = TwoLayers(3)
        self.assertIsNone(model.save_spec())
        model(np.ones((2, 4)))
        (spec,), keywords = model.save_spec()
        self.assertEqual(spec.shape.as_list(), [None, 4])
        self.assertEqual(keywords, {})


class AnyModelTest(test_case.TestCase):
    def test_freezing_reaches_nested_layers(self):
        x = Input((2,))
        inner = Sequential([Input((2,)), Dense(2), BatchNormalization()])
        model = Model(x, Dense(1)(inner(x)))
        inner.trainable = False
        self.assertLen(model.trainable_weights, 2)
        self.assertLen(model.non_trainable_weights, 6)
        self.assertLen(model.weights, 8)

    def test_json_round_trip(self):
        model = Sequential([Input((2,)), Dense(3, activation="relu", kernel_regularizer="l2")])
        self.assertEqual(model_from_json(model.to_json()).get_config(), model.get_config())

    def test_yaml_is_gone(self):
        for call in (lambda: Sequential().to_yaml(), lambda: model_from_yaml("")):
            with self.assertRaisesRegex(RemovedError, "Please use `(model|Model).to_json"):
                call()

    def test_checkpoint_keys_of_models_with_a_graph(self):
        model = Sequential([Input((2,)), Dense(3), Dense(1)])
        path = tf.train.Checkpoint(model=model).save(self.get_temp_dir() + "/checkpoint")
        names = {name for name, _ in tf.train.list_variables(path)}
        self.assertIn("model/layer_with_weights-1/kernel/.ATTRIBUTES/VARIABLE_VALUE", names)
        other = Sequential([Input((2,)), Dense(3), Dense(1)])
        tf.train.Checkpoint(model=other).restore(path).assert_existing_objects_matched()
        self.assertAllClose(other.get_weights()[0], model.get_weights()[0])

    def test_weight_paths_lead_through_attributes_and_lists(self):
        model = TwoLayers(3)
        model(np.ones((1, 2)))
        self.assertEqual(
            list(model.get_weight_paths()),
            ["first.kernel", "first.bias", "more.0.kernel", "more.0.bias", "scale"],
        )
