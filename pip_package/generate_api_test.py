"""Tests of the files that `make api` writes, on a small package of exports."""

import unittest

from keras.support import registry
from keras.version import read_release_line
from pip_package import generate_api


class Base:
    """Public base."""

    def call(self, inputs, training=None):
        """Kept by the subclass."""


class Derived(Base):
    """Public subclass."""

    def __init__(self, units, *, rate=0.5):
        self.units = units
        self._rate = rate

    @property
    def rate(self):
        """Read-only."""
        return self._rate

    @classmethod
    def from_config(cls, config):
        """Adds to the base."""


for _public in (Base, Derived):
    _public.__module__ = "keras.made_up"


class GoldenLinesTest(unittest.TestCase):
    def test_a_line_a_symbol_and_a_line_a_member_of_its_own(self):
        exports = {
            "keras.Base": Base,
            "keras.x.Derived": Derived,
            "keras.x.derived": Derived,
            "keras.x.read": registry.find,
        }
        self.assertEqual(
            generate_api.golden_lines(exports),
            [
                "keras.Base\tclass\t(*args, **kwargs)",
                "keras.Base#call\tmethod\t(self, inputs, training=None)",
                "keras.x.Derived\tclass\t(units, *, rate=0.5)",
                "keras.x.Derived#from_config\tmethod\t(cls, config)",
                "keras.x.Derived#rate\tproperty\tread-only",
                "keras.x.derived\talias\tkeras.x.Derived",
                "keras.x.read\tfunction\t(path)",
            ],
        )


class GeneratedFilesTest(unittest.TestCase):
    exports = {"keras.support.deep.find": registry.find, "keras.only_api.read": read_release_line}

    def test_namespaces_import_absolutely_and_define_nothing(self):
        files = generate_api.generated_files(self.exports)
        deep = files["keras/api/_v2/keras/support/deep/__init__.py"]
        self.assertTrue(deep.endswith("\n\nfrom keras.support.registry import find as find\n"), deep)
        above = files["keras/api/_v2/keras/support/__init__.py"]
        self.assertIn("from keras.api._v2.keras.support import deep as deep\n", above)

    def test_root_prefers_real_packages_and_checks_the_version_first(self):
        root = generate_api.generated_files(self.exports)["keras/__init__.py"]
        lines = root.splitlines()[2:]
        self.assertEqual(
            lines,
            [
                "from keras.version import __version__ as __version__",
                "from keras import support as support",
                "from keras.api._v2.keras import only_api as only_api",
            ],
        )


if __name__ == "__main__":
    unittest.main()
