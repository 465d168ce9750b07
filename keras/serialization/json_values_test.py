"""Tests of JSON as HDF5 files and SavedModel metadata hold it."""

import enum

import numpy as np
import tensorflow as tf

from keras import initializers
from keras.serialization import json_values
from keras.testing import test_case


class Color(enum.Enum):
    RED = "red"


class JsonValuesTest(test_case.TestCase):
    def test_types_are_kept_where_asked_for(self):
        value = {"a": (1, (None, "b")), "b": tf.TensorShape([1, None]), "c": [1.5, True], "d": b"x", "e": Ellipsis}
        self.assertEqual(json_values.loads(json_values.dumps(value, keep_types=True)), value)

    def test_hdf5_holds_lists(self):
        self.assertEqual(json_values.dumps((1, (2, tf.TensorShape([3, None])))), "[1, [2, [3, null]]]")

    def test_values_that_json_has_no_form_for(self):
        for value, expected in (
            (np.array([1.0, 2.0]), "[1.0, 2.0]"),
            (np.float32(1.5), "1.5"),
            (tf.float16, '"float16"'),
            (Color.RED, '"red"'),
            (Ellipsis, '{"class_name": "__ellipsis__"}'),
            (b"abc", '{"class_name": "__bytes__", "value": "abc"}'),
            (np.float32, '"float32"'),
            (initializers.Zeros(), '{"class_name": "Zeros", "config": {}, "__passive_serialization__": true}'),
        ):
            self.assertEqual(json_values.dumps(value), expected)
        for value in (object(), {1, 2}, slice(1)):
            with self.assertRaisesRegex(TypeError, "Unable to serialize .* to JSON. Unrecognized type"):
                json_values.dumps(value)

    def test_type_specifications_come_back_equal(self):
        spec = tf.RaggedTensorSpec((2, None), tf.float16)
        text = json_values.dumps(spec)
        self.assertEqual(
            text,
            '{"class_name": "TypeSpec", "type_spec": "tf.RaggedTensorSpec", '
            '"serialized": [[2, null], "float16", 1, "int64"]}',
        )
        self.assertEqual(json_values.loads(text), spec)
        self.assertEqual(json_values.loads(json_values.dumps(spec, keep_types=True)), spec)

    def test_bad_text_is_a_value_error(self):
        for text in ("[" * 100_000, "{", '{"class_name": "TypeSpec"}', '{"class_name": "TensorShape"}'):
            with self.assertRaises(ValueError):
                json_values.loads(text)


if __name__ == "__main__":
    tf.test.main()
