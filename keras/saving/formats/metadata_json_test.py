"""Descriptions keep tuples, shapes and type specs; malformed ones are refused."""

import tensorflow as tf

from keras.saving.formats import metadata_json, saved_metadata
from keras.support.errors import CorruptFileError
from keras.testing.test_case import TestCase


class MetadataJsonTest(TestCase):
    def test_kinds_of_values_are_kept(self):
        value = {
            "shape": tf.TensorShape([None, 3]),
            "pair": (1, (2.5, None)),
            "list": [1, "x", True],
            "spec": tf.TensorSpec((None, 3), tf.float32, name="x"),
            "ragged": tf.RaggedTensorSpec((None, None), tf.int64),
        }
        self.assertEqual(metadata_json.loads(metadata_json.dumps(value), "here"), value)

    def test_malformed_marks_are_refused(self):
        for text in (
            "[]",
            '{"a": {"class_name": "TensorShape", "items": "wrong"}}',
            '{"a": {"class_name": "TypeSpec", "type_spec": "tf.TensorSpec", "serialized": 3}}',
            '{"a": {"class_name": "__tuple__", "items": 3}}',
        ):
            with self.assertRaises(CorruptFileError):
                metadata_json.loads(text, "here")


class SavedMetadataTest(TestCase):
    def test_nodes_come_back(self):
        path = self.get_temp_dir() + "/keras_metadata.pb"
        saved_metadata.write(
            path, [(0, "root", "_tf_keras_network", "{}"), (7, "root.layer-0", "_tf_keras_layer", '{"a": 1}')]
        )
        nodes = saved_metadata.read(path).nodes
        self.assertEqual([(node.node_id, node.node_path, node.metadata) for node in nodes],
                         [(0, "root", "{}"), (7, "root.layer-0", '{"a": 1}')])  # fmt: skip
        self.assertEqual((nodes[1].identifier, nodes[1].version.producer), ("_tf_keras_layer", 2))

    def test_other_bytes_are_refused(self):
        path = self.get_temp_dir() + "/keras_metadata.pb"
        with open(path, "wb") as file:
            file.write(b"\x0a\xff\xff not a message")
        with self.assertRaisesRegex(CorruptFileError, "not a description of a Keras model"):
            saved_metadata.read(path)
