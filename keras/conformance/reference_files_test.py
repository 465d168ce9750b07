"""Promise: files cross in both directions between this package and the reference Keras 2."""

import os

import tensorflow as tf
import tf_keras as reference

from keras.conformance.cases import CASES
from keras.conformance.models import model_of_all, values_for_all
from keras.saving.save_load import load_model, save_model
from keras.testing import test_case

# The reference loads no `Lambda` without running bytecode, and must not pool channels-first images here: see
# reference_test.py.
ROWS = [case for case in CASES if not case.name.startswith("Lambda") and case.name != "MaxPooling2D/first"]


class ReferenceFilesTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        reference.backend.clear_session()

    def path(self, name):
        return os.path.join(self.get_temp_dir(), name)

    def test_the_reference_reads_our_files(self):
        model = model_of_all(ROWS)
        expected = model(values_for_all(ROWS))
        for ending in (".keras", ".h5"):
            save_model(model, self.path("ours" + ending))
            loaded = reference.models.load_model(self.path("ours" + ending), compile=False)
            self.check(loaded(values_for_all(ROWS)), expected, ending)

    def test_we_read_files_of_the_reference(self):
        config = model_of_all(ROWS)
        save_model(config, self.path("seed.keras"))
        theirs = reference.models.load_model(self.path("seed.keras"), compile=False)
        expected = theirs(values_for_all(ROWS))
        for ending in (".keras", ".h5"):
            theirs.save(self.path("theirs" + ending))
            self.check(load_model(self.path("theirs" + ending), compile=False)(values_for_all(ROWS)), expected, ending)
        theirs.save(self.path("theirs"))
        self.check(load_model(self.path("theirs"), compile=False)(values_for_all(ROWS)), expected, "SavedModel")

    def check(self, outputs, expected, what):
        for name, output, wanted in zip(expected, tf.nest.flatten(outputs), tf.nest.flatten(expected)):
            with self.subTest(name, what=what):
                self.assertAllClose(output, wanted, rtol=1e-5, atol=1e-5)


if __name__ == "__main__":
    tf.test.main()
