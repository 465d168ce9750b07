"""Tests of lambdas as bytes."""

import warnings

import tensorflow as tf

from keras.serialization import deserialize_keras_object, lambda_code, safe_mode, serialize_keras_object
from keras.support.errors import UnsafeModelError
from keras.testing import test_case


def quietly_encoded(function):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return lambda_code.encode_lambda(function)


def adder(step):
    return lambda x, scale=2: x * scale + step


class LambdaCodeTest(test_case.TestCase):
    def test_writing_warns_and_reading_outside_of_safe_mode_gives_the_function(self):
        with self.assertWarnsRegex(UserWarning, "includes a `lambda`. This is unsafe"):
            config = serialize_keras_object(adder(step=5))
        self.assertEqual(config["class_name"], "__lambda__")
        self.assertEqual(config["config"]["value"][1:], [(2,), (5,)])
        self.assertEqual(deserialize_keras_object(config, safe_mode=False)(1), 7)

    def test_reading_is_refused_unless_asked_for(self):
        code = quietly_encoded(adder(step=5))
        for mode in (True, None):
            config = {"class_name": "__lambda__", "config": {"value": list(code)}}
            with self.assertRaisesRegex(UnsafeModelError, "Requested the deserialization of a `lambda` object"):
                deserialize_keras_object(config, safe_mode=mode)
        with self.assertRaises(UnsafeModelError):
            lambda_code.decode_lambda(*code)

    def test_an_inner_call_cannot_leave_safe_mode(self):
        config = {"class_name": "__lambda__", "config": {"value": list(quietly_encoded(adder(step=5)))}}
        with safe_mode.SafeModeScope(True), self.assertRaises(UnsafeModelError):
            deserialize_keras_object(config, safe_mode=False)

    def test_bytes_that_are_no_function_are_an_error(self):
        with safe_mode.SafeModeScope(False):
            for code in ("eA==", "", "4wEA"):
                with self.assertRaisesRegex(ValueError, "The stored `lambda` cannot be read"):
                    lambda_code.decode_lambda(code)
        for value in (None, 3, [], ["eA=="], [1, None, None]):
            with self.assertRaisesRegex(ValueError, "malformed"):
                deserialize_keras_object({"class_name": "__lambda__", "config": {"value": value}}, safe_mode=False)


if __name__ == "__main__":
    tf.test.main()
