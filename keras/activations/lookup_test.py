"""Tests of activations by name and config."""

import tensorflow as tf

from keras import activations, serialization
from keras.testing import test_case


def triple(x):
    return 3 * x


class LookupTest(test_case.TestCase):
    def test_names(self):
        self.assertIs(activations.get("softmax"), activations.softmax)
        self.assertIs(activations.get(None), activations.linear)
        self.assertIs(activations.get(triple), triple)
        self.assertAllClose(activations.get("leaky_relu")(tf.constant([-1.0])), [-0.2])
        self.assertAllClose(activations.get("silu")(tf.constant([0.0])), [0.0])

    def test_functions_of_tensorflow_are_written_by_the_name_that_reads_back(self):
        for function, name in (
            (tf.nn.relu, "relu"),
            (tf.nn.softmax, "softmax"),
            (tf.nn.silu, "swish"),
            (tf.nn.log_softmax, "log_softmax"),
            (activations.mish, "mish"),
        ):
            self.assertEqual(activations.serialize(function), name)
            self.assertIsNotNone(activations.get(name))

    def test_functions_of_the_user_need_to_be_made_known(self):
        config = activations.serialize(triple)
        expected = {"module": "builtins", "class_name": "function", "config": "triple", "registered_name": "function"}
        self.assertEqual(config, expected)
        with self.assertRaisesRegex(ValueError, "Unknown activation function: 'triple'"):
            activations.deserialize(config)
        self.assertIs(activations.deserialize(config, custom_objects={"triple": triple}), triple)
        with serialization.CustomObjectScope({"triple": triple}):
            self.assertIs(activations.get("triple"), triple)

    def test_a_function_of_the_user_that_shares_a_name_is_not_ours(self):
        def relu(x):
            return x

        self.assertEqual(activations.serialize(relu)["class_name"], "function")

    def test_the_legacy_form_is_the_bare_name(self):
        self.assertEqual(activations.serialize(triple, use_legacy_format=True), "triple")

    def test_names_that_are_no_activation_are_refused(self):
        for name in ("get", "serialize", "deserialize", "", "mean_squared_error"):
            with self.assertRaisesRegex(ValueError, f"Unknown activation function: '{name}'"):
                activations.get(name)
        with self.assertRaisesRegex(ValueError, "Unknown activation function: 'rellu'. Did you mean 'relu'"):
            activations.get("rellu")
        with self.assertRaisesRegex(TypeError, "Could not interpret activation function identifier: 3"):
            activations.get(3)
        with self.assertRaisesRegex(ValueError, "cannot be serialized due to invalid function name"):
            activations.serialize("relu")


if __name__ == "__main__":
    tf.test.main()
