"""Tests of objects to configs."""

import tensorflow as tf

from keras.serialization import encode, registration
from keras.testing import test_case


class Pair:
    def __init__(self, left, right=None):
        self.left = left
        self.right = right

    def get_config(self):
        return {"left": self.left, "right": self.right}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class Built(Pair):
    def get_build_config(self):
        return {"input_shape": (None, 3)}

    def get_compile_config(self):
        return {"loss": "mse"}


def halve(x):
    return x / 2


class EncodeTest(test_case.TestCase):
    def test_objects_hold_objects(self):
        config = encode.serialize_keras_object(Pair(1, Pair((2, 3))))
        self.assertEqual(config["module"], Pair.__module__)
        self.assertEqual((config["class_name"], config["registered_name"]), ("Pair", "Pair"))
        self.assertEqual(config["config"]["right"]["config"], {"left": [2, 3], "right": None})

    def test_build_and_compile_settings_stand_beside_the_config(self):
        config = encode.serialize_keras_object(Built(1))
        self.assertEqual(config["build_config"], {"input_shape": [None, 3]})
        self.assertEqual(config["compile_config"], {"loss": "mse"})

    def test_functions_go_by_name(self):
        expected = {"module": "builtins", "class_name": "function", "config": "halve", "registered_name": "function"}
        self.assertEqual(encode.serialize_keras_object(halve), expected)
        registration.register_keras_serializable("encode_test")(halve)
        self.assertEqual(encode.serialize_keras_object(halve)["config"], "encode_test>halve")

    def test_keys_of_dicts_stay(self):
        self.assertEqual(encode.serialize_keras_object({"a": (1,), 2: "b"}), {"a": [1], 2: "b"})

    def test_things_without_a_form_are_refused(self):
        for value in (object(), {1, 2}, slice(1), 1 + 2j, tf.Variable(1.0)):
            with self.assertRaisesRegex(TypeError, "Cannot serialize object .* must implement the `get_config\\(\\)`"):
                encode.serialize_keras_object(value)


if __name__ == "__main__":
    tf.test.main()
