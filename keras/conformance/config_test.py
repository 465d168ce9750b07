"""Promise: a config survives JSON, and the object made from it has the same config."""

import json

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.conformance.settings import SETTINGS
from keras.serialization import decode, encode
from keras.testing import test_case


class ConfigTest(test_case.TestCase):
    def test_layers_come_back_from_their_config(self):
        for case in CASES:
            with self.subTest(case.name):
                self.check(case.make(), case.loads_safely)

    def test_built_layers_come_back_built(self):
        for case in CASES:
            with self.subTest(case.name):
                layer = case.built()
                copy = self.check(layer, case.loads_safely)
                self.assertEqual([w.shape for w in copy.weights], [w.shape for w in layer.weights])
                self.assertEqual([w.name for w in copy.weights], [w.name for w in layer.weights])

    def test_settings_come_back_from_their_config(self):
        for setting in SETTINGS:
            with self.subTest(setting.name):
                self.check(setting.make(), safe_mode=True)

    def check(self, obj, safe_mode):
        config = encode.serialize_keras_object(obj)
        copy = decode.deserialize_keras_object(json.loads(json.dumps(config)), safe_mode=safe_mode)
        self.assertIs(type(copy), type(obj))
        again = encode.serialize_keras_object(copy)
        if not safe_mode:  # the bytes of a function change with how it came to be, not its code
            for one in (config, again):
                del one["config"]["function"]
        self.assertEqual(json.dumps(again), json.dumps(config))
        return copy


if __name__ == "__main__":
    tf.test.main()
