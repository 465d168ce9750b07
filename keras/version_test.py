"""Tests of the release line that runs, and of the check of TensorFlow's version."""

import json
import tempfile
import unittest
from pathlib import Path

from keras import version
from pip_package import release_lines


class VersionTest(unittest.TestCase):
    """An installed package has a stamp; a checkout has the table."""

    def read(self, tensorflow, stamped_line=None):
        with tempfile.TemporaryDirectory() as folder:
            stamp = Path(folder, "release_line.json")
            if stamped_line:
                stamp.write_text(json.dumps(release_lines.find_line(stamped_line)), encoding="utf-8")
            return version.read_release_line(tensorflow, stamp, release_lines.TABLE)["line"]

    def test_checkout_takes_the_line_of_tensorflow(self):
        self.assertEqual(self.read("2.15.1"), "2.15")
        self.assertEqual(self.read("2.21.0-rc1"), "2.21")

    def test_checkout_without_a_line_for_tensorflow_says_which_ones_fit(self):
        with self.assertRaisesRegex(ImportError, r"TensorFlow 2\.15\.\*, 2\.21\.\* and found TensorFlow 2\.18\.0"):
            self.read("2.18.0")

    def test_installed_line_refuses_another_tensorflow_in_one_sentence(self):
        self.assertEqual(self.read("2.15.0", "2.15"), "2.15")
        with self.assertRaises(ImportError) as caught:
            self.read("2.21.0", "2.15")
        message = str(caught.exception)
        for part in (
            "keras 2.15.100",
            "TensorFlow 2.15.*",
            "found TensorFlow 2.21.0",
            'pip install "tensorflow==2.15.*"',
        ):
            self.assertIn(part, message)
        self.assertEqual(message.count("\n"), 0)


if __name__ == "__main__":
    unittest.main()
