import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers import Add, Concatenate, Dense
from keras.models.functional import Functional
from keras.models.model import Model
from keras.testing import test_case


class StructureTest(test_case.TestCase):
    def test_model_of_inputs_and_outputs_is_functional(self):
        x = Input((3,))
        model = Model(x, Dense(2)(x))
        self.assertIsInstance(model, Functional)
        self.assertEqual(model.name, "model")
        self.assertEqual((model.input_shape, model.output_shape), ((None, 3), (None, 2)))

    def test_several_inputs_and_outputs_keep_their_structure(self):
        a, b = Input((2,), name="a"), Input((2,), name="b")
        model = Model({"first": a, "second": b}, {"sum": Add()([a, b]), "both": [Concatenate()([a, b])]})
        outputs = model({"first": np.ones((1, 2)), "second": np.full((1, 2), 2.0)})
        self.assertAllClose(outputs["sum"], [[3.0, 3.0]])
        self.assertAllClose(outputs["both"][0], [[1.0, 1.0, 2.0, 2.0]])

    def test_list_model_may_be_fed_by_input_name(self):
        a, b = Input((2,), name="a"), Input((2,), name="b")
        model = Model([b, a], a - b)
        self.assertAllClose(model({"a": np.ones((1, 2)), "b": np.zeros((1, 2))}), [[1.0, 1.0]])

    def test_missing_and_extra_names(self):
        a, b = Input((2,), name="a"), Input((2,), name="b")
        model = Model([a, b], a + b)
        with self.assertRaisesRegex(ValueError, r'Missing data for input "b".*keys \[\'a\'\]'):
            model({"a": np.ones((1, 2))})
        with self.assertWarnsRegex(UserWarning, r"keys \['c'\] which did not match any model input"):
            model({"a": np.ones((1, 2)), "b": np.ones((1, 2)), "c": np.ones(1)})

    def test_wrong_number_of_inputs(self):
        a, b = Input((2,)), Input((2,))
        model = Model([a, b], a + b, name="m")
        with self.assertRaisesRegex(ValueError, r'Layer "m" expects 2 input\(s\), but it received 1 input tensors'):
            model([np.ones((1, 2))])

    def test_wrong_width_names_both_shapes(self):
        x = Input((3,))
        model = Model(x, Dense(2)(x), name="m")
        with self.assertRaisesRegex(
            ValueError, r'Input 0 of layer "m" .* expected shape=\(None, 3\), found shape=\(8, 5\)'
        ):
            model(np.ones((8, 5)))

    def test_missing_last_axis_of_one_is_added(self):
        x = Input((4, 1))
        self.assertEqual(Model(x, x * 2.0)(np.ones((2, 4))).shape.as_list(), [2, 4, 1])

    def test_nested_and_shared_models_share_weights(self):
        x = Input((3,))
        inner = Model(x, Dense(3)(x))
        outer = Model(x, inner(inner(x)))
        self.assertLen(outer.weights, 2)
        value = np.ones((1, 3), "float32")
        self.assertAllClose(outer(value), inner(inner(value)))

    def test_cut_at_an_intermediate_tensor(self):
        x = Input((3,))
        hidden = Dense(4)(x)
        y = Dense(2)(hidden)
        full, head, tail = Model(x, y), Model(x, hidden), Model(hidden, y)
        value = np.ones((1, 3), "float32")
        self.assertAllClose(tail(head(value)), full(value))
        self.assertIsInstance(tail.layers[0].output.shape, tf.TensorShape)

    def test_what_is_not_symbolic_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Expecting KerasTensor"):
            Model(np.ones(3), Input((3,)))

    def test_layers_are_found_by_name_and_by_index(self):
        x = Input((3,))
        model = Model(x, Dense(2, name="head")(x))
        self.assertIs(model.get_layer("head"), model.layers[1])
        self.assertIs(model.get_layer(index=1), model.layers[1])
        with self.assertRaisesRegex(ValueError, "No such layer: haed. .*Did you mean 'head'"):
            model.get_layer("haed")


class SubclassTest(test_case.TestCase):
    def test_subclass_that_is_given_tensors_runs_its_graph(self):
        class Custom(Model):
            pass

        x = Input((3,))
        model = Custom(x, Dense(2)(x))
        self.assertEqual(model(np.ones((1, 3))).shape.as_list(), [1, 2])
        rebuilt = Custom.from_config(model.get_config())
        self.assertIsInstance(rebuilt, Custom)
        self.assertEqual(rebuilt.output_shape, (None, 2))

    def test_subclass_that_draws_its_graph_itself(self):
        class Drawn(Model):
            def __init__(self, units):
                x = Input((3,))
                super().__init__(x, Dense(units)(x))
                self.extra = Dense(1)

        model = Drawn(4)
        self.assertEqual(model.get_config(), {"units": 4})
        self.assertEqual([layer.name for layer in model.layers], ["input_1", "dense", "dense_1"])
        self.assertEqual(Drawn.from_config(model.get_config()).output_shape, (None, 4))


class ConfigTest(test_case.TestCase):
    def test_config_rebuilds_shared_layers_and_keywords(self):
        class Scaled(Dense):
            def call(self, inputs, scale=None):
                return super().call(inputs) * scale

        a, b = Input((2,)), Input((2,))
        layer = Scaled(2)
        model = Model([a, b], Add()([layer(a, scale=2.0), layer(b, scale=a)]))
        rebuilt = Model.from_config(model.get_config(), custom_objects={"Scaled": Scaled})
        rebuilt.set_weights(model.get_weights())
        values = [np.ones((1, 2), "float32"), np.full((1, 2), 3.0, "float32")]
        self.assertAllClose(rebuilt(values), model(values))

    def test_malformed_configs_say_what_is_wrong(self):
        x = Input((2,))
        config = Model(x, Dense(2)(x)).get_config()
        config["layers"][1]["inbound_nodes"] = [[["nowhere", 0, 0, {}]]]
        with self.assertRaises(ValueError):
            Model.from_config(config)

    def test_chain_of_1500_layers_survives_its_config(self):
        x = y = Input((2,))
        for _ in range(1500):
            y = y * 1.0
        model = Model(x, y)
        self.assertLen(Model.from_config(model.get_config()).layers, 1501)
