"""Promise: a `.keras` file gives back the layer and its weights."""

import os

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.conformance.models import model_of
from keras.saving.save_load import load_model, save_model
from keras.testing import test_case


class KerasFileTest(test_case.TestCase):
    def test_loaded_models_give_the_same_outputs(self):
        for case in CASES:
            with self.subTest(case.name):
                path = os.path.join(self.get_temp_dir(), case.label + ".keras")
                model = model_of(case)
                save_model(model, path)
                loaded = load_model(path, safe_mode=case.loads_safely)
                self.assertAllClose(loaded(case.values()), model(case.values()))
                self.assertEqual([w.name for w in loaded.weights], [w.name for w in model.weights])


if __name__ == "__main__":
    tf.test.main()
