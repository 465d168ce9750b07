"""Tests of names for objects of the user's own."""

import threading

import tensorflow as tf

from keras.serialization import registration
from keras.testing import test_case


class Thing:
    def get_config(self):
        return {}


class RegistrationTest(test_case.TestCase):
    def test_registered_objects_are_found_by_package_and_name(self):
        @registration.register_keras_serializable("registration_test", "other")
        class Named(Thing):
            pass

        self.assertEqual(registration.get_registered_name(Named), "registration_test>other")
        self.assertIs(registration.get_registered_object("registration_test>other"), Named)
        self.assertIs(registration.get_custom_objects()["registration_test>other"], Named)

    def test_the_package_is_custom_and_the_name_the_own_one_unless_given(self):
        @registration.register_keras_serializable()
        def registration_test_function(x):
            return x

        self.assertEqual(
            registration.get_registered_name(registration_test_function), "Custom>registration_test_function"
        )

    def test_objects_that_nobody_registered_have_their_own_name(self):
        self.assertEqual(registration.get_registered_name(Thing), "Thing")
        self.assertIsNone(registration.get_registered_object("Thing"))
        self.assertIs(registration.get_registered_object("Thing", {"Thing": Thing}), Thing)
        self.assertIs(registration.get_registered_object("Thing", None, {"Thing": Thing}), Thing)

    def test_a_class_needs_a_config(self):
        with self.assertRaisesRegex(ValueError, "Cannot register a class that does not have a get_config\\(\\) method"):
            registration.register_keras_serializable()(int)

    def test_scopes_nest_and_end(self):
        with registration.CustomObjectScope({"a": 1}, {"b": 2}):
            with registration.CustomObjectScope({"a": 3}):
                self.assertEqual([registration.get_registered_object(name) for name in "ab"], [3, 2])
            self.assertEqual(registration.get_registered_object("a"), 1)
        self.assertIsNone(registration.get_registered_object("a"))

    def test_scopes_are_seen_by_their_own_thread_only(self):
        found = []
        with registration.CustomObjectScope({"a": 1}):
            other = threading.Thread(target=lambda: found.append(registration.get_registered_object("a")))
            other.start()
            other.join()
        self.assertEqual(found, [None])

    def test_a_scope_takes_dicts(self):
        with self.assertRaisesRegex(TypeError, "must be given as a dict"):
            registration.CustomObjectScope(3)


if __name__ == "__main__":
    tf.test.main()
