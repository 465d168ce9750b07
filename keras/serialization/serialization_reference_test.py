"""Configs equal the reference's as JSON, and each side reads what the other wrote."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

from keras import activations, constraints, initializers, losses, mixed_precision, regularizers
from keras.serialization import decode, encode, legacy_format
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
        return {"loss": ("mse", 2)}


def halve(x):
    return x / 2


PLAIN = [
    None,
    True,
    3,
    1.5,
    "text",
    b"bytes",
    float("inf"),
    np.float32(3),
    np.int64(3),
    np.bool_(True),
    np.str_("a"),
    np.array([[1, 2]]),
    np.array([1.5], "float16"),
    np.array(3),
    tf.constant([1, 2]),
    tf.constant(1.5, tf.bfloat16),
    tf.TensorShape([None, 3]),
    tf.TensorShape(None),
    tf.float16,
    tf.TensorSpec((2, None), tf.int32, name="x"),
    tf.RaggedTensorSpec((2, None)),
    tf.SparseTensorSpec((2, None), tf.int64),
    (1, (2, "a")),
    {"a": (1, None), "b": {"c": [b"x"]}},
    max,
    int,
    np.float32,
    halve,
    Pair(1, Pair(halve, (1, 2))),
    Pair(np.ones(2), tf.float32),
    Built(1),
    [Pair(1), {"a": Pair(2)}],
]
OBJECTS = [
    lambda at: at["initializers"].Constant(np.array([1.0])),
    lambda at: at["initializers"].VarianceScaling(seed=3),
    lambda at: at["regularizers"].L1L2(0.1, 0.2),
    lambda at: at["constraints"].MaxNorm(axis=[0, 1]),
    lambda at: at["mixed_precision"].Policy("mixed_float16"),
    lambda at: at["activations"].gelu,
    lambda at: at["losses"].mean_squared_error,
    lambda at: Pair(at["initializers"].Zeros(), at["activations"].relu),
]
OURS = {
    "initializers": initializers,
    "regularizers": regularizers,
    "constraints": constraints,
    "mixed_precision": mixed_precision,
    "activations": activations,
    "losses": losses,
}
REFERENCE = {name: getattr(tf_keras, name) for name in OURS}


class SerializationReferenceTest(test_case.TestCase):
    def test_plain_values_and_objects_of_users_are_written_equally(self):
        for value in PLAIN:
            with self.subTest(value=value):
                ours, reference = encode.serialize_keras_object(value), tf_keras.saving.serialize_keras_object(value)
                self.assertEqual(json.dumps(ours), json.dumps(reference))

    def test_objects_of_ours_are_written_equally(self):
        for make in OBJECTS:
            ours = encode.serialize_keras_object(make(OURS))
            reference = tf_keras.saving.serialize_keras_object(make(REFERENCE))
            self.assertEqual(json.dumps(ours), json.dumps(reference))

    def test_each_side_reads_what_the_other_wrote(self):
        for make in OBJECTS[:5]:
            written = json.dumps(encode.serialize_keras_object(make(OURS)))
            loaded = tf_keras.saving.deserialize_keras_object(json.loads(written))
            self.assertEqual(json.dumps(tf_keras.saving.serialize_keras_object(loaded)), written)
            loaded = decode.deserialize_keras_object(json.loads(written))
            self.assertEqual(json.dumps(encode.serialize_keras_object(loaded)), written)

    def test_the_legacy_form_is_written_equally(self):
        for make in OBJECTS[:7]:
            ours = legacy_format.serialize_keras_object(make(OURS))
            reference = tf_keras.utils.legacy.serialize_keras_object(make(REFERENCE))
            self.assertEqual(json.dumps(ours, default=repr), json.dumps(reference, default=repr))

    def test_things_without_a_form_are_refused_equally(self):
        for value in (object(), {1, 2}, slice(1), 1 + 2j, range(3), tf.Variable(1.0)):
            messages = []
            for serialize in (encode.serialize_keras_object, tf_keras.saving.serialize_keras_object):
                with self.assertRaises(TypeError) as raised:
                    serialize(value)
                messages.append(str(raised.exception))
            self.assertEqual(messages[0], messages[1])


if __name__ == "__main__":
    tf.test.main()
