"""Tests of the older form of configs."""

import tensorflow as tf

from keras import initializers
from keras.serialization import legacy_format, registration, shared_objects
from keras.testing import test_case


class Thing:
    def __init__(self, value=1):
        self.value = value

    def get_config(self):
        return {"value": self.value}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def halve(x):
    return x / 2


class LegacyFormatTest(test_case.TestCase):
    def test_objects_functions_and_none(self):
        self.assertEqual(
            legacy_format.serialize_keras_object(Thing(halve)), {"class_name": "Thing", "config": {"value": "halve"}}
        )
        self.assertEqual(legacy_format.serialize_keras_object(halve), "halve")
        self.assertIsNone(legacy_format.serialize_keras_object(None))
        with self.assertRaisesRegex(ValueError, "Cannot serialize 3 because it doesn't implement `get_config\\(\\)`"):
            legacy_format.serialize_keras_object(3)

    def test_registered_names_are_written(self):
        @registration.register_keras_serializable("legacy_format_test")
        class Registered(Thing):
            pass

        config = legacy_format.serialize_keras_object(Registered())
        self.assertEqual(config["class_name"], "legacy_format_test>Registered")
        self.assertIsInstance(legacy_format.deserialize_keras_object(config), Registered)

    def test_names_and_configs_come_back(self):
        known = {"Thing": Thing, "halve": halve}
        config = {"class_name": "Thing", "config": {"value": 2}}
        self.assertEqual(legacy_format.deserialize_keras_object(config, module_objects=known).value, 2)
        self.assertEqual(legacy_format.deserialize_keras_object(config, custom_objects=known).value, 2)
        self.assertEqual(legacy_format.deserialize_keras_object("Thing", known).value, 1)
        self.assertIs(legacy_format.deserialize_keras_object("halve", known), halve)
        self.assertIs(legacy_format.deserialize_keras_object(halve), halve)
        self.assertIsNone(legacy_format.deserialize_keras_object(None))

    def test_errors_say_what_kind_of_thing_is_unknown(self):
        with self.assertRaisesRegex(ValueError, "Unknown gadget: 'nope'. Please ensure you are using a `keras.utils"):
            legacy_format.deserialize_keras_object("nope", printable_module_name="gadget")
        with self.assertRaisesRegex(ValueError, "Improper config format"):
            legacy_format.deserialize_keras_object({"class_name": "Thing"})
        with self.assertRaisesRegex(ValueError, "Could not interpret serialized gadget: 3"):
            legacy_format.deserialize_keras_object(3, printable_module_name="gadget")

    def test_layers_take_the_form_of_the_file_that_is_written(self):
        self.assertIn("module", legacy_format.serialize_layer(initializers.Zeros()))
        with legacy_format.layers_in_legacy_format():
            self.assertEqual(legacy_format.serialize_layer(initializers.Zeros()), {"class_name": "Zeros", "config": {}})
            self.assertIn("module", initializers.serialize(initializers.Zeros()))
        with shared_objects.SharedObjectSavingScope():
            self.assertEqual(initializers.serialize(initializers.Zeros()), {"class_name": "Zeros", "config": {}})


if __name__ == "__main__":
    tf.test.main()
