import collections
import json

import numpy as np
import tensorflow as tf

from keras import layers
from keras.engine.input_layer import Input
from keras.models.functional import Functional
from keras.testing import test_case


class StructuredInputTest(test_case.TestCase):
    def two_inputs(self, **keywords):
        a, b = Input((3,), name="a"), Input((2,), name="b", **keywords)
        return a, b

    def test_structures_come_back_from_configs(self):
        pair = collections.namedtuple("pair", ["left", "right"])
        for structure in (
            lambda a, b: (a, b),
            lambda a, b: pair(a, b),
            lambda a, b: [{"p": a}, (b,)],
            lambda a, b: {"q": [a], "z": {"m": b}},
            lambda a, b: [[a], [b]],
        ):
            a, b = self.two_inputs()
            model = Functional(structure(a, b), structure(2.0 * a, b))
            copy = Functional.from_config(model.get_config())
            outputs = copy(structure(tf.ones((4, 3)), tf.ones((4, 2))))
            tf.nest.assert_same_structure(outputs, structure(1, 2))
            self.assertEqual(copy.input_shape, model.input_shape)
            self.assertAllClose(tf.nest.flatten(outputs)[0], 2.0 * tf.ones((4, 3)))

    def test_calls_on_dicts_are_written_as_they_are(self):
        a, b = self.two_inputs()
        inner = Functional({"x": a, "w": b}, layers.Concatenate()([a, b]), name="inner")
        x, w = Input((3,), name="left"), Input((2,), name="right")
        config = Functional([x, w], inner({"x": x, "w": w})).get_config()
        expected = [{"x": ["left", 0, 0, {}], "w": ["right", 0, 0, {}]}]
        self.assertEqual(config["layers"][2]["inbound_nodes"], expected)

    def test_optional_inputs_may_be_none_or_left_out(self):
        a, b = self.two_inputs(optional=True)
        choose = layers.Lambda(lambda pair: pair[0] if pair[1] is None else pair[0][:, :2] + pair[1])
        model = Functional([a, b], choose([a, b]))
        ones = np.ones((2, 3), "float32")
        for inputs in ([ones, None], {"a": ones}, {"a": ones, "b": None}):
            self.assertAllClose(model(inputs), ones)
        self.assertAllClose(model.predict([ones, None], verbose=0), ones)
        self.assertAllClose(model([ones, ones[:, :2]]), 2.0 * ones[:, :2])
        with self.assertRaisesRegex(ValueError, 'Missing data for input "a"'):
            model({"b": ones[:, :2]})

    def test_wrong_number_of_inputs_names_them(self):
        a, b = self.two_inputs()
        with self.assertRaisesRegex(ValueError, r"(?s)expects 2 input\(s\), but it received 1.*in order: \['a', 'b'\]"):
            Functional([a, b], layers.Concatenate()([a, b]))([tf.ones((2, 3))])

    def test_tensors_in_tuples_of_keyword_arguments_come_back(self):
        class Mixed(layers.Layer):
            def call(self, x, parts):
                return x + parts["a"][0] * parts["b"]

        x, y = Input((2,)), Input((2,))
        model = Functional([x, y], Mixed()(x, parts={"a": (y, x), "b": 2.0}))
        copy = Functional.from_config(model.get_config(), custom_objects={"Mixed": Mixed})
        self.assertAllEqual(copy([tf.ones((1, 2)), 3.0 * tf.ones((1, 2))]), [[7.0, 7.0]])

    def test_nested_outputs_train_on_nested_targets(self):
        x = Input((1,))
        first, second, third = (layers.Dense(1, kernel_initializer="zeros", name=name)(x) for name in "pqr")
        model = Functional(x, {"a": [first, second], "b": (third,)})
        model.compile("sgd", {"a": ["mse", "mae"], "b": "mse"}, metrics={"b": ["mae"]}, loss_weights={"a": [1.0, 2.0]})
        ones = np.ones((2, 1))
        logs = model.evaluate(ones, {"a": [2 * ones, 3 * ones], "b": (4 * ones,)}, verbose=0, return_dict=True)
        # 1 * 2^2 + 2 * 3 + 4^2
        self.assertEqual(logs, {"loss": 26.0, "p_loss": 4.0, "q_loss": 3.0, "r_loss": 16.0, "r_mae": 4.0})

    def test_constructors_keep_their_keywords_in_configs(self):
        x, n = Input((3,)), Input((), dtype="int64")
        model = Functional([x, n], tf.RaggedTensor.from_tensor(x, lengths=n))
        self.assertEqual(
            model.get_config()["layers"][-1]["inbound_nodes"],
            [[["input_1", 0, 0, {"kwargs": {"lengths": ["input_2", 0, 0]}}]]],
        )
        fixed = Functional(x, tf.RaggedTensor.from_tensor(tensor=x, lengths=tf.constant([1, 2])))
        copy = Functional.from_config(json.loads(json.dumps(fixed.get_config())))
        self.assertEqual(copy(tf.ones((2, 3))).to_list(), [[1.0], [1.0, 1.0]])


class Masked(tf.experimental.BatchableExtensionType):
    """Values with a mask of those that count."""

    values: tf.Tensor
    mask: tf.Tensor
    shape = property(lambda self: self.values.shape)
    dtype = property(lambda self: self.values.dtype)

    class Spec:
        def __init__(self, shape, dtype=tf.float32):
            self.values, self.mask = tf.TensorSpec(shape, dtype), tf.TensorSpec(shape, tf.bool)

        shape = property(lambda self: self.values.shape)
        dtype = property(lambda self: self.values.dtype)


class ExtensionTypeTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.value = Masked([[1.0, 2.0], [3.0, 4.0]], [[True, False], [True, True]])

    def total(self):
        x = Input(type_spec=Masked.Spec((None, 2)))
        doubled = layers.Lambda(lambda one: Masked(2.0 * one.values, one.mask))(x)
        return x, doubled, layers.Lambda(lambda one: tf.where(one.mask, one.values, 0.0))(doubled)

    def test_they_go_in_through_and_out(self):
        x, doubled, kept = self.total()
        outputs = Functional(x, [doubled, kept])(self.value)
        self.assertIsInstance(outputs[0], Masked)
        self.assertAllClose(outputs[1], [[2.0, 0.0], [6.0, 8.0]])

    def test_predict_and_fit_take_them(self):
        x, _, kept = self.total()
        model = Functional(x, kept)
        self.assertAllClose(model.predict(self.value, verbose=0, batch_size=1), [[2.0, 0.0], [6.0, 8.0]])
        several = Functional(x, x.node.outputs).predict(self.value, verbose=0, batch_size=1)
        self.assertAllClose(several.values, self.value.values)
        model.compile("sgd", "mse")
        history = model.fit(self.value, np.zeros((2, 2), "float32"), verbose=0)
        self.assertAllClose(history.history["loss"], [(4.0 + 36.0 + 64.0) / 4])

    def test_configs_find_their_class_among_custom_objects_alone(self):
        x = Input(type_spec=Masked.Spec((None, 2)), name="x")
        config = json.loads(json.dumps(Functional(x, layers.Identity()(x)).get_config()))
        with self.assertRaisesRegex(ValueError, "pass `custom_objects={'Masked.Spec': Masked.Spec}`"):
            Functional.from_config(config)
        copy = Functional.from_config(config, custom_objects={"Masked.Spec": Masked.Spec})
        self.assertEqual(copy.input.type_spec, x.type_spec)
