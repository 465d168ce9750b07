"""Promise: every public layer has a row in the table."""

import inspect
import unittest

from keras.conformance.cases import CASES, WITHOUT_ROW
from keras.engine.layer import Layer
from keras.support import registry


class RowsTest(unittest.TestCase):
    def test_every_public_layer_has_a_row(self):
        known = {type(case.make()) for case in CASES}
        missing = [
            name
            for name, found in registry.members("keras.layers").items()
            if inspect.isclass(found) and issubclass(found, Layer) and found not in known and name not in WITHOUT_ROW
        ]
        self.assertEqual(missing, [], "add a row to keras/conformance/cases.py")

    def test_names_are_unique(self):
        labels = [case.label for case in CASES]
        self.assertEqual(len(labels), len(set(labels)))


if __name__ == "__main__":
    unittest.main()
