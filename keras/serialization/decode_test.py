"""Tests of configs to objects."""

import threading

import tensorflow as tf

from keras import initializers, losses, regularizers
from keras.serialization import decode, encode, registration
from keras.support.errors import UnknownObjectError, UnsafeModelError
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
        return {"input_shape": [None, 3]}

    def build_from_config(self, config):
        self.built_with = config

    def get_compile_config(self):
        return {"loss": "mse"}

    def compile_from_config(self, config):
        self.compiled_with = config


class Refusing(Pair):
    error = None

    @classmethod
    def from_config(cls, config):
        raise cls.error


def halve(x):
    return x / 2


def config_of(class_name, config=None, module="keras.regularizers", registered_name=None):
    return {
        "module": module,
        "class_name": class_name,
        "config": {} if config is None else config,
        "registered_name": registered_name,
    }


class DecodeTest(test_case.TestCase):
    def test_objects_come_back(self):
        loaded = decode.deserialize_keras_object(encode.serialize_keras_object(Pair(1, "a")), {"Pair": Pair})
        self.assertEqual((type(loaded), loaded.left, loaded.right), (Pair, 1, "a"))
        loaded = decode.deserialize_keras_object(encode.serialize_keras_object(regularizers.L2(0.5)))
        self.assertEqual((type(loaded), loaded.l2), (regularizers.L2, 0.5))

    def test_structures_hold_objects(self):
        config = encode.serialize_keras_object({"a": [Pair(1), 2], "b": {"c": Pair(3)}})
        loaded = decode.deserialize_keras_object(config, {"Pair": Pair})
        self.assertEqual((loaded["a"][0].left, loaded["a"][1], loaded["b"]["c"].left), (1, 2, 3))

    def test_build_and_compile_settings_are_applied(self):
        loaded = decode.deserialize_keras_object(encode.serialize_keras_object(Built(1)), {"Built": Built})
        self.assertEqual((loaded.built_with, loaded.compiled_with), ({"input_shape": [None, 3]}, {"loss": "mse"}))

    def test_registered_objects_need_no_custom_objects(self):
        @registration.register_keras_serializable("decode_test")
        class Registered(Pair):
            pass

        loaded = decode.deserialize_keras_object(encode.serialize_keras_object(Registered(1)))
        self.assertIsInstance(loaded, Registered)

    def test_functions_are_found_when_public_or_made_known(self):
        config = encode.serialize_keras_object(halve)
        self.assertIs(decode.deserialize_keras_object(config, {"halve": halve}), halve)
        config = encode.serialize_keras_object(losses.mean_squared_error)
        self.assertIs(decode.deserialize_keras_object(config), losses.mean_squared_error)
        with self.assertRaisesRegex(UnknownObjectError, "Could not locate function 'halve'"):
            decode.deserialize_keras_object(encode.serialize_keras_object(halve))

    def test_modules_of_every_release_line_and_age_mean_the_same_class(self):
        for module in (
            "keras.regularizers",
            "tf_keras.regularizers",
            "keras.src.regularizers",
            "tf_keras.src.regularizers",
            "tensorflow.keras.regularizers",
            "keras.api._v2.keras.regularizers",
            "tensorflow.python.keras.regularizers",
        ):
            self.assertIsInstance(decode.deserialize_keras_object(config_of("L2", module=module)), regularizers.L2)
        module = "keras.src.initializers.initializers"
        loaded = decode.deserialize_keras_object(config_of("Zeros", module=module, registered_name="Zeros"))
        self.assertIsInstance(loaded, initializers.Zeros)

    def test_the_error_names_everything_missing_and_how_to_give_it(self):
        inner = config_of("Inner", module="shop.layers", registered_name="shop>Inner")
        outer = config_of("Outer", {"inner": [inner]}, module="shop", registered_name="Outer")
        with self.assertRaises(UnknownObjectError) as raised:
            decode.deserialize_keras_object([outer])
        message = str(raised.exception)
        self.assertIn("Could not locate class 'Outer' of module 'shop'", message)
        self.assertIn("Everything that is missing: 'Outer', 'Inner'", message)
        self.assertIn("from shop.layers import Inner", message)
        self.assertIn('custom_objects={"Outer": Outer, "Inner": Inner}', message)
        self.assertIn("@keras.saving.register_keras_serializable()", message)
        self.assertIsInstance(raised.exception, ValueError)
        self.assertIsInstance(raised.exception, TypeError)

    def test_a_class_of_ours_cannot_be_swapped_by_a_registered_name(self):
        @registration.register_keras_serializable("decode_test")
        class Swapped(Pair):
            pass

        with self.assertRaisesRegex(UnsafeModelError, "a class of Keras cannot stand for another one"):
            decode.deserialize_keras_object(config_of("L2", registered_name="decode_test>Swapped"))
        with registration.CustomObjectScope({"L2": Pair}):
            self.assertIsInstance(decode.deserialize_keras_object(config_of("L2")), regularizers.L2)

    def test_a_slot_takes_only_its_kind(self):
        with self.assertRaisesRegex(UnsafeModelError, "is no initializer"):
            decode.decode(config_of("L2"), "keras.initializers")
        with self.assertRaisesRegex(UnsafeModelError, "is no initializer"):
            decode.decode(config_of("Pair", {"left": 1}, "shop", "Pair"), "keras.initializers", {"Pair": Pair})

    def test_a_class_that_refuses_its_config_is_named_once(self):
        config = encode.serialize_keras_object(Pair(1))
        config["config"] = {"nope": 1}
        with self.assertRaisesRegex(TypeError, "^Error when deserializing class 'Pair' using config={'nope': 1}"):
            decode.deserialize_keras_object(config, {"Pair": Pair})
        for error, kind in (
            (KeyError("x"), ValueError),
            (AttributeError("x"), ValueError),
            (ValueError("x"), ValueError),
            (RuntimeError("x"), RuntimeError),
        ):
            Refusing.error = error
            with self.assertRaises(kind):
                decode.deserialize_keras_object(config_of("Refusing", module="shop"), {"Refusing": Refusing})

    def test_objects_that_a_legacy_config_held_as_they_were_are_made_first(self):
        held = {"class_name": "L2", "config": {"l2": 0.5}, "__passive_serialization__": True}
        loaded = decode.deserialize_keras_object({"class_name": "Pair", "config": {"left": held}}, {"Pair": Pair})
        self.assertEqual(loaded.left.l2, 0.5)

    def test_arguments_of_earlier_releases_are_understood(self):
        loaded = decode.deserialize_keras_object(
            {"class_name": "Pair", "config": {"left": 1}}, module_objects={"Pair": Pair}, printable_module_name="pair"
        )
        self.assertIsInstance(loaded, Pair)
        with self.assertRaisesRegex(TypeError, "Keyword argument not understood: \\['nope'\\]"):
            decode.deserialize_keras_object({}, nope=1)

    def test_threads_have_their_own_custom_objects(self):
        results = []

        def load(custom_objects):
            for _ in range(50):
                try:
                    decode.deserialize_keras_object(config_of("Pair", {"left": 1}, "shop"), custom_objects)
                    results.append(bool(custom_objects))
                except UnknownObjectError:
                    results.append(not custom_objects)

        threads = [threading.Thread(target=load, args=(given,)) for given in ({"Pair": Pair}, {}, {"Pair": Pair}, {})]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(results, [True] * 200)


if __name__ == "__main__":
    tf.test.main()
