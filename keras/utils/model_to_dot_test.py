import re
import sys
from unittest import mock
from xml.etree import ElementTree

import tf_keras

import keras
from keras.testing import shown_models, test_case

SETTINGS = (
    {},
    {"show_shapes": True},
    {"expand_nested": True},
    {"show_dtype": True, "show_trainable": True, "show_layer_activations": True, "rankdir": "LR", "dpi": 150},
    {"show_shapes": True, "show_dtype": True, "show_trainable": True},
    {"show_layer_names": False},
    {"subgraph": True},
)

# Drawn otherwise, on purpose: see test_model_without_a_graph_is_one_node and
# test_arrows_lead_from_each_output_of_an_expanded_model.
OTHERWISE = ("subclass", "subclass that nests", "nested with a dict of outputs")


def statements(dot):
    """The statements of a graph, layers by their labels in place of their ids, without quotes that are not needed."""
    text = dot.to_string().replace('"', "")
    for number, label in re.findall(r"(?m)^(\d+) \[label=(.*)\];$", text):
        text = text.replace(number, label)
    return sorted(text.split("\n"))


def named(name):
    return keras.Sequential([keras.Input((2,)), keras.layers.Activation("relu", name=name)], name="m")


class ModelToDotTest(test_case.TestCase):
    def test_graph_equals_that_of_the_reference(self):
        for name, ours, theirs in shown_models.pairs():
            if name in OTHERWISE:
                continue
            for settings in SETTINGS:
                with self.subTest(model=name, settings=settings):
                    expected = statements(tf_keras.utils.model_to_dot(theirs, **settings))
                    self.assertEqual(statements(keras.utils.model_to_dot(ours, **settings)), expected)

    def test_arrows_lead_from_each_output_of_an_expanded_model(self):
        model = shown_models.MODELS["nested with a dict of outputs"](keras)
        found = statements(keras.utils.model_to_dot(model, expand_nested=True))
        self.assertIn("d1|Dense -> c|Concatenate;", found)
        self.assertIn("d2|Dense -> c|Concatenate;", found)

    def test_model_without_a_graph_is_one_node(self):
        model = shown_models.MODELS["subclass"](keras)
        self.assertIn("m|Subclass [label=m|Subclass];", statements(keras.utils.model_to_dot(model)))

    def test_nodes_are_named_by_the_id_of_their_layer(self):
        model = shown_models.residual(keras)
        (node,) = keras.utils.model_to_dot(model).get_node(str(id(model.layers[1])))
        self.assertEqual(node.get_label(), '"d|Dense"')

    def test_nested_models_of_one_name_stay_apart(self):
        def wrapped(model):
            x = keras.Input((4,))
            return keras.Model(x, model(x), name="same")

        dot = keras.utils.model_to_dot(wrapped(wrapped(wrapped(shown_models.residual(keras)))), expand_nested=True)
        clusters = re.findall(r"subgraph (\w+)", dot.to_string())
        self.assertLen(clusters, 3)
        self.assertLen(set(clusters), 3)

    def test_any_name_is_drawn_as_it_is(self):
        for name in ('a"b', 'a"];x[label="y', "<b>bold</b>", "a&lt;b", "a\\", "a\\N", "{a|b}", "é中", "$(id)"):
            dot = keras.utils.model_to_dot(named(name))
            texts = [text.text for text in ElementTree.fromstring(dot.create(format="svg")).iter() if text.text]
            self.assertIn(name, texts)
            self.assertLen(dot.get_nodes(), 3)  # the defaults and two layers

    def test_what_a_layer_says_of_itself_is_drawn_as_it_is(self):
        class Odd(keras.layers.Layer):
            dtype = "{a|<b>"

        Odd.__name__ = 'K"<&>{|}'
        model = keras.Sequential([keras.Input((2,)), Odd()])
        dot = keras.utils.model_to_dot(model, show_dtype=True)
        texts = [text.text for text in ElementTree.fromstring(dot.create(format="svg")).iter() if text.text]
        self.assertContainsSubset(["{a|<b>", 'K"<&>{|}'], texts)

    def test_resolution_is_left_to_graphviz_for_none(self):
        self.assertNotIn("dpi", keras.utils.model_to_dot(named("a"), dpi=None).to_string())

    def test_layer_range_leaves_out_the_layers_around(self):
        model = shown_models.stack(keras, input_shape=(3,))
        found = statements(keras.utils.model_to_dot(model, layer_range=("bn", "d")))
        self.assertEqual(
            [line for line in found if "label" in line or "->" in line],
            [
                "bn|BatchNormalization -> d|Dense;",
                "bn|BatchNormalization [label=bn|BatchNormalization];",
                "d|Dense [label=d|Dense];",
            ],
        )
        with self.assertRaisesRegex(ValueError, "do not match the layer names"):
            keras.utils.model_to_dot(model, layer_range=("nope", "d"))

    def test_bad_arguments_are_named(self):
        with self.assertRaisesRegex(TypeError, "`model` must be a Keras model. Received: model=3"):
            keras.utils.model_to_dot(3)
        with self.assertRaisesRegex(ValueError, "not yet been built"):
            keras.utils.model_to_dot(keras.Sequential([keras.layers.Dense(2)]))
        with self.assertRaisesRegex(ValueError, "`rankdir` must be one of.*Received: rankdir='TB; x'"):
            keras.utils.model_to_dot(named("a"), rankdir="TB; x")
        for dpi in (0, -1, float("nan"), "many"):
            with self.assertRaisesRegex(ValueError, "`dpi` must be a number in"):
                keras.utils.model_to_dot(named("a"), dpi=dpi)

    def test_missing_pydot_is_an_import_error_that_says_how_to_install_it(self):
        with mock.patch.dict(sys.modules, {"pydot": None}), self.assertRaisesRegex(ImportError, "pip install pydot"):
            keras.utils.model_to_dot(named("a"))
