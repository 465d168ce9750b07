"""The public API: checked-in files are what `make api` writes, and every name leads to one object."""

import importlib
import inspect
import unittest

import tensorflow as tf

import keras
from keras.support import registry
from keras.version import release_line
from pip_package import generate_api, v1_names


def follow(path):
    """Returns what a user gets who writes `path` after `import keras`."""
    found = keras
    for name in path.split(".")[1:]:
        found = getattr(found, name)
    return found


class PublicApiTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.exports = generate_api.read_exports()

    def test_generated_files_are_up_to_date(self):
        stale = generate_api.stale_files(generate_api.generated_files(self.exports))
        self.assertEqual(stale, [], "run `make api` and read the difference before you keep it")

    def test_every_public_path_is_reachable_from_import_keras(self):
        lost = [path for path, obj in self.exports.items() if not is_reachable(path, obj)]
        self.assertEqual(lost, [], "gather these names in the `__init__.py` of their folder")

    def test_four_routes_give_the_same_objects(self):
        apart = []
        for path in sorted(self.exports):
            namespace, _, name = path.rpartition(".")
            as_tensorflow = importlib.import_module("tensorflow." + namespace)
            if getattr(as_tensorflow, name) is not self.exports[path]:
                apart.append(path)
        self.assertEqual(apart, [])
        self.assertIs(tf.keras.layers.Dense, keras.layers.Dense)

    def test_older_api_leads_to_the_same_objects(self):
        apart = []
        for path, obj in v1_names.with_older_names(self.exports).items():
            namespace, _, name = path.rpartition(".")
            if getattr(importlib.import_module("keras.api._v1." + namespace), name) is not obj:
                apart.append(path)
        self.assertEqual(apart, [])

    def test_tensorflow_finds_the_older_api(self):
        self.assertIs(tf.compat.v1.keras.layers.Dense, keras.layers.Dense)
        self.assertIs(tf.compat.v1.layers.Dense, keras.layers.Dense)
        self.assertIs(importlib.import_module("tensorflow.compat.v1.keras.models").Model, keras.Model)

    def test_version_is_that_of_the_line(self):
        self.assertEqual(keras.__version__, release_line["version"])
        self.assertTrue(tf.__version__.startswith(release_line["line"] + "."))

    def test_public_objects_are_documented(self):
        silent = [path for path, obj in self.exports.items() if callable(obj) and not inspect.getdoc(obj)]
        self.assertEqual(silent, [])

    def test_modules_of_public_classes_begin_with_the_import_name(self):
        foreign = [
            path
            for path, obj in self.exports.items()
            if inspect.isclass(obj) and not obj.__module__.startswith("keras.") and registry.paths_of(obj)[0] == path
        ]
        self.assertEqual(foreign, [])


def is_reachable(path, obj):
    try:
        return follow(path) is obj
    except AttributeError:
        return False


if __name__ == "__main__":
    unittest.main()
