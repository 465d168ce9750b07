"""Tests of the table of release lines and of what reads it."""

import os
import unittest
from pathlib import Path
from unittest import mock

from pip_package import release_lines

ROOT = Path(__file__).absolute().parent.parent


class ChosenLineTest(unittest.TestCase):
    @mock.patch.dict(os.environ, {"KERAS_RELEASE_LINE": ""})
    def test_python_chooses_the_line(self):
        chosen = {minor: release_lines.chosen_line((3, minor))["line"] for minor in range(9, 14)}
        self.assertEqual(chosen, {9: "2.15", 10: "2.15", 11: "2.15", 12: "2.21", 13: "2.21"})

    @mock.patch.dict(os.environ, {"KERAS_RELEASE_LINE": ""})
    def test_python_that_no_line_runs_on_is_named(self):
        with self.assertRaisesRegex(RuntimeError, r"Python 3\.8.*>=3\.9,<3\.12"):
            release_lines.chosen_line((3, 8))

    @mock.patch.dict(os.environ, {"KERAS_RELEASE_LINE": "2.21"})
    def test_environment_chooses_the_line(self):
        self.assertEqual(release_lines.chosen_line((3, 11))["distribution"], "tf_keras")

    def test_unknown_line_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no release line '2.16'. Lines: 2.15, 2.21"):
            release_lines.find_line("2.16")


class TableTest(unittest.TestCase):
    def test_every_version_is_a_keras_2(self):
        for row in release_lines.all_lines():
            self.assertTrue(row["version"].startswith(row["line"] + "."), row)
            self.assertTrue(row["version"].startswith("2."), row)

    def test_readme_shows_the_table(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        self.assertIn("\n".join(release_lines.compatibility_table()), readme)


if __name__ == "__main__":
    unittest.main()
