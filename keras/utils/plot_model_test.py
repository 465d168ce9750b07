import os
import pathlib
import sys
import tempfile
import types
from unittest import mock
from xml.etree import ElementTree

import keras
from keras.testing import shown_models, test_case

PNG = b"\x89PNG"


class PlotModelTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.model = shown_models.residual(keras)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_graphviz_draws_the_format_of_the_name(self):
        for name, start in (
            ("a.png", PNG),
            ("b", PNG),
            ("c.pdf", b"%PDF"),
            ("d.JPG", b"\xff\xd8"),
            ("e.dot", b"digraph"),
        ):
            keras.utils.plot_model(self.model, self.folder / name, show_shapes=True)
            self.assertEqual((self.folder / name).read_bytes()[: len(start)], start)

    def test_unknown_format_is_named_and_writes_nothing(self):
        for ending in ("xyz", "png:cairo;x"):
            with self.assertRaisesRegex(ValueError, f"format.*'{ending}'|ending: '{ending}'"):
                keras.utils.plot_model(self.model, str(self.folder / f"a.{ending}"))
        self.assertEmpty(os.listdir(self.folder))

    def test_svg_needs_neither_pydot_nor_graphviz(self):
        with mock.patch.dict(sys.modules, {"pydot": None}), mock.patch.dict(os.environ, {"PATH": ""}):
            keras.utils.plot_model(self.model, self.folder / "a.svg", show_shapes=True, dpi=192)
        self.assertEqual(ElementTree.parse(self.folder / "a.svg").getroot().tag, "{http://www.w3.org/2000/svg}svg")

    def test_missing_programs_are_an_import_error_that_says_what_to_do(self):
        message = "pip install pydot.*graphviz.*model.svg"
        with mock.patch.dict(os.environ, {"PATH": ""}), self.assertRaisesRegex(ImportError, message):
            keras.utils.plot_model(self.model, self.folder / "a.png")
        with mock.patch.dict(sys.modules, {"pydot": None}), self.assertRaisesRegex(ImportError, message):
            keras.utils.plot_model(self.model, self.folder / "a.png")

    def test_in_a_notebook_missing_programs_are_printed_and_the_cells_below_run(self):
        notebook = {"pydot": None, "IPython.core.magics.namespace": types.ModuleType("namespace")}
        with mock.patch.dict(sys.modules, notebook), mock.patch("builtins.print"):
            self.assertIsNone(keras.utils.plot_model(self.model, self.folder / "a.png"))
        self.assertEmpty(os.listdir(self.folder))

    def test_a_notebook_gets_the_picture(self):
        display = types.ModuleType("IPython.display")
        display.Image = lambda filename: ("image", filename)
        display.SVG = lambda filename: ("svg", filename)
        with mock.patch.dict(sys.modules, {"IPython.display": display}):
            for name, kind in (("a.png", "image"), ("a.svg", "svg")):
                path = str(self.folder / name)
                self.assertEqual(keras.utils.plot_model(self.model, path), (kind, path))
            self.assertIsNone(keras.utils.plot_model(self.model, str(self.folder / "a.pdf")))

    def test_unbuilt_model_says_how_to_build_it(self):
        with self.assertRaisesRegex(ValueError, r"`model.build\(\(None, 3\)\)`"):
            keras.utils.plot_model(keras.Sequential([keras.layers.Dense(2)]), self.folder / "a.svg")
