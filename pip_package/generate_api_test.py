"""Tests of the files that `make api` writes, on a few exports."""

import unittest

from keras.support import registry
from keras.training import trainer
from keras.version import read_release_line
from pip_package import generate_api


class GeneratedFilesTest(unittest.TestCase):
    exports = {"keras.optimizers.schedules.find": registry.find, "keras.estimator.deep.read": read_release_line}

    def test_namespaces_import_absolutely_and_define_nothing(self):
        files = generate_api.generated_files(self.exports)
        schedules = files["keras/api/_v2/keras/optimizers/schedules/__init__.py"]
        self.assertTrue(schedules.endswith("\n\nfrom keras.support.registry import find as find\n"), schedules)
        above = files["keras/api/_v2/keras/optimizers/__init__.py"]
        self.assertIn("from keras.api._v2.keras.optimizers import schedules as schedules\n", above)

    def test_namespace_without_a_folder_gets_one(self):
        files = generate_api.generated_files(self.exports)
        self.assertTrue(files["keras/estimator/__init__.py"].endswith("from keras.estimator import deep as deep\n"))
        self.assertIn("from keras.estimator import deep as deep\n", files["keras/api/_v2/keras/estimator/__init__.py"])
        self.assertNotIn("keras/optimizers/schedules/__init__.py", files)

    def test_older_api_has_every_name_and_the_older_names(self):
        files = generate_api.generated_files({"keras.experimental.LinearModel": trainer.Trainer, **self.exports})
        models = files["keras/api/_v1/keras/models/__init__.py"]
        self.assertTrue(models.endswith("from keras.training.trainer import Trainer as LinearModel\n"), models)
        self.assertNotIn("keras/api/_v2/keras/models/__init__.py", files)
        above = files["keras/api/_v1/keras/estimator/__init__.py"]
        self.assertIn("from keras.api._v1.keras.estimator import deep as deep\n", above)

    def test_root_checks_the_version_first_and_adds_what_a_folder_further_up_defines(self):
        exports = {"keras.utils.add": registry.add, "keras.support.Trainer": trainer.Trainer}
        root = generate_api.generated_files(exports)["keras/__init__.py"]
        self.assertEqual(
            root.splitlines()[2:],
            [
                "from keras.version import __version__ as __version__",
                "from keras import support as support",
                "from keras import utils as utils",
                "from keras.api._v2 import keras as _api",
                "",
                "# Public names of a folder that a folder further up defines.",
                "support.Trainer = _api.support.Trainer",
            ],
        )


if __name__ == "__main__":
    unittest.main()
