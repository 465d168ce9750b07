"""Tests of values that are no objects of Keras."""

import json

import numpy as np
import tensorflow as tf

from keras.serialization import deserialize_keras_object, serialize_keras_object
from keras.testing import test_case


def round_trip(value):
    return deserialize_keras_object(json.loads(json.dumps(serialize_keras_object(value))))


class PlainValuesTest(test_case.TestCase):
    def test_arrays_keep_values_and_type(self):
        for array in (np.array([[1, 2]], "int8"), np.array([1.5], "float16"), np.array([True]), np.array(["a", "bc"])):
            loaded = round_trip(array)
            self.assertAllEqual(loaded, array)
            self.assertEqual(loaded.dtype.kind, array.dtype.kind)
        self.assertEqual(round_trip(np.array(3)), 3)

    def test_tensors_keep_values_and_type(self):
        for tensor in (tf.constant([1, 2]), tf.constant(1.5, tf.bfloat16), tf.constant([["a", "b"]])):
            loaded = round_trip(tensor)
            self.assertAllEqual(loaded, tensor)
            self.assertEqual(loaded.dtype, tensor.dtype)

    def test_scalars_bytes_and_ellipsis(self):
        for value, expected in (
            (np.float32(1.5), 1.5),
            (np.int64(3), 3),
            (np.str_("a"), "a"),
            (b"abc", b"abc"),
            (Ellipsis, Ellipsis),
            (None, None),
            (True, True),
            (tf.float16, "float16"),
        ):
            self.assertEqual(round_trip(value), expected)

    def test_shapes_and_tuples_become_lists(self):
        self.assertEqual(round_trip(tf.TensorShape([None, 3])), [None, 3])
        self.assertIsNone(round_trip(tf.TensorShape(None)))
        self.assertEqual(round_trip((1, (2, "a"))), [1, [2, "a"]])

    def test_type_specifications_come_back_equal(self):
        for spec in (
            tf.TensorSpec((2, None), tf.int32, name="x"),
            tf.TensorSpec(None),
            tf.RaggedTensorSpec((2, None), tf.float16),
            tf.SparseTensorSpec((2, None), tf.int64),
        ):
            self.assertEqual(round_trip(spec), spec)

    def test_malformed_marks_are_value_errors(self):
        for config in (
            {"class_name": "__numpy__", "config": {}},
            {"class_name": "__numpy__", "config": None},
            {"class_name": "__numpy__", "config": {"value": [[1], [1, 2]], "dtype": "int32"}},
            {"class_name": "__numpy__", "config": {"value": [1], "dtype": "nope"}},
            {"class_name": "__numpy__", "config": {"value": [1], "dtype": "U1000000"}},
            {"class_name": "__numpy__", "config": {"value": [1], "dtype": "object"}},
            {"class_name": "__tensor__", "config": {"value": [1], "dtype": 7}},
            {"class_name": "__bytes__", "config": {"value": 3}},
            {"class_name": "__typespec__", "spec_name": "DatasetSpec", "config": []},
            {"class_name": "__typespec__", "spec_name": ["TensorSpec"], "config": []},
            {
                "class_name": "__typespec__",
                "spec_name": "RaggedTensorSpec",
                "config": [None, "float32", 1_000_000, "int64"],
            },
            {"class_name": "TensorShape", "items": ["a"]},
        ):
            with self.assertRaisesRegex(ValueError, "malformed"):
                deserialize_keras_object(config)


if __name__ == "__main__":
    tf.test.main()
