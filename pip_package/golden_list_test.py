"""Tests of the golden list of the public API."""

import unittest

from pip_package import golden_list
from pip_package.release_lines import find_line


class Base:
    """Public base."""

    def call(self, inputs, training=None):
        """Kept by the subclass."""


class Mixin:
    """Not public: what it overrides counts as the subclass's own."""

    def call(self, inputs, training=None, mask=None):
        """Adds to the base."""


class Derived(Mixin, Base):
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


for _class in (Base, Mixin, Derived):
    _class.__module__ = "keras.made_up"


class GoldenLinesTest(unittest.TestCase):
    def test_a_line_a_symbol_and_a_line_a_member_of_its_own(self):
        exports = {
            "keras.Base": Base,
            "keras.x.Derived": Derived,
            "keras.x.derived": Derived,
            "keras.x.find_line": find_line,
        }
        names = {id(Base): "keras.Base", id(Derived): "keras.x.Derived", id(find_line): "keras.x.find_line"}
        self.assertEqual(
            golden_list.golden_lines(exports, names),
            [
                "keras.Base\tclass\t(*args, **kwargs)",
                "keras.Base#call\tmethod\t(self, inputs, training=None)",
                "keras.x.Derived\tclass\t(units, *, rate=0.5)",
                "keras.x.Derived#call\tmethod\t(self, inputs, training=None, mask=None)",
                "keras.x.Derived#from_config\tmethod\t(cls, config)",
                "keras.x.Derived#rate\tproperty\tread-only",
                "keras.x.derived\talias\tkeras.x.Derived",
                "keras.x.find_line\tfunction\t(name)",
            ],
        )


if __name__ == "__main__":
    unittest.main()
