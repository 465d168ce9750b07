"""Promise: a SavedModel gives back every layer, and runs by TensorFlow alone."""

import os

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.conformance.models import model_of_all, values_for_all
from keras.saving.save_load import load_model, save_model
from keras.testing import test_case


class SavedModelTest(test_case.TestCase):
    def test_loaded_models_give_the_same_outputs(self):
        cases = [case for case in CASES if case.loads_safely]
        model = model_of_all(cases)
        expected = model(values_for_all(cases))
        path = os.path.join(self.get_temp_dir(), "saved")
        save_model(model, path)
        self.check(load_model(path)(values_for_all(cases)), expected)
        served = tf.saved_model.load(path).signatures["serving_default"]
        values = {
            layer.name: tf.constant(x, layer.dtype)
            for layer, x in zip(model._graph.input_layers, values_for_all(cases))
        }
        self.check(served(**values), expected)

    def check(self, outputs, expected):
        self.assertEqual(sorted(outputs), sorted(expected))
        for name in expected:
            with self.subTest(name):
                self.assertAllClose(outputs[name], expected[name])


if __name__ == "__main__":
    tf.test.main()
