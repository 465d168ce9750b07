"""Tests of the wheels: what is in them, what is not, and what the release line changes."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from pip_package import release_lines

ROOT = Path(__file__).absolute().parent.parent


def built_files(line):
    """Builds the wheel of `line` as `make wheels` does; returns `{path in the wheel: text}`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip_package.build_wheel", "--line", line, "--into", folder]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


class BuildWheelTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.wheels = {row["line"]: built_files(row["line"]) for row in release_lines.all_lines()}

    def test_lines_hold_the_same_files(self):
        contents = [
            {name.partition("/")[2] for name in files if "dist-info" not in name} for files in self.wheels.values()
        ]
        self.assertEqual(contents[0], contents[1])
        for name in ("version.py", "py.typed", "release_line.json", "support/state.py", "api/_v2/keras/__init__.py"):
            self.assertIn(name, contents[0])

    def test_tests_stay_out(self):
        tests = [name for files in self.wheels.values() for name in files if "_test" in name or "conformance" in name]
        self.assertEqual(tests, [])

    def test_imports_have_the_import_name_of_the_line(self):
        foreign = [
            f"{name}: {line}"
            for name, text in self.wheels["2.21"].items()
            for line in text.splitlines()
            if name.endswith(".py") and line.startswith(("from keras", "import keras"))
        ]
        self.assertEqual(foreign, [])
        self.assertIn("from tf_keras.support import registry", self.wheels["2.21"]["tf_keras/support/api_export.py"])

    def test_stamp_is_the_row_of_the_line(self):
        for row in release_lines.all_lines():
            stamp = self.wheels[row["line"]][f"{row['import_name']}/release_line.json"]
            self.assertEqual(json.loads(stamp), row)

    def test_metadata_pins_tensorflow_and_python(self):
        for row in release_lines.all_lines():
            folder = f"{row['distribution']}-{row['version']}.dist-info"
            metadata = self.wheels[row["line"]][f"{folder}/METADATA"].splitlines()
            (required,) = [line for line in metadata if line.startswith("Requires-Dist: ")]
            limits = release_lines.version_range(row["tensorflow"]).split(",")
            self.assertEqual(set(re.findall(r"[<>=]+[\d.]+", required)), set(limits))
            self.assertIn("tensorflow", required)
            self.assertIn(f"Name: {row['distribution']}", [line.replace("-", "_") for line in metadata])
            self.assertIn(f"Requires-Python: >={row['python'][0]},<{row['python'][1]}", metadata)


if __name__ == "__main__":
    unittest.main()
