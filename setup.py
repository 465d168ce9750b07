"""Builds and installs the package for one release line; `pip_package/release_lines.json` says what a line is.

`pip install .` takes the line that fits the running Python, and `KERAS_RELEASE_LINE=2.21` chooses one.
"""

import json
import sys
import tempfile
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from pip_package import release_lines, rename_imports  # noqa: E402

LINE = release_lines.chosen_line()
NAME = LINE["import_name"]


class BuildLine(build_py):
    """Copies the package without its tests, with imports of the line's own import name and the stamp of the line."""

    def find_package_modules(self, package, package_dir):
        modules = super().find_package_modules(package, package_dir)
        return [module for module in modules if not module[1].endswith("_test")]

    def build_module(self, module, module_file, package):
        target, is_copied = super().build_module(module, module_file, package)
        source = Path(module_file).read_text(encoding="utf-8")
        Path(target).write_text(rename_imports.rename_imports(source, NAME), encoding="utf-8")
        return target, is_copied

    def run(self):
        super().run()
        stamp = Path(self.build_lib, NAME, "release_line.json")
        stamp.write_text(json.dumps(LINE, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def renamed_packages():
    """Returns the packages of the wheel: all of `keras/` but what only tests of a checkout need."""
    left_out = ["keras.testing.structure", "keras.testing.structure.*", "keras.conformance", "keras.conformance.*"]
    return [NAME + package[len("keras") :] for package in find_packages(include=["keras", "keras.*"], exclude=left_out)]


with tempfile.TemporaryDirectory() as scratch:  # so that nothing of an earlier build is found, and none is left
    setup(
        name=LINE["distribution"],
        version=LINE["version"],
        description="Keras 2 for TensorFlow: the same API, files and numbers, kept alive",
        long_description=(ROOT / "README.md").read_text(encoding="utf-8"),
        long_description_content_type="text/markdown",
        license="Apache-2.0",
        license_files=["LICENSE"],
        python_requires=release_lines.version_range(LINE["python"]),
        install_requires=[f"tensorflow{release_lines.version_range(LINE['tensorflow'])}"],
        packages=renamed_packages(),
        package_dir={NAME: "keras"},
        package_data={NAME: ["py.typed"]},
        include_package_data=False,
        zip_safe=False,
        cmdclass={"build_py": BuildLine},
        options={"build": {"build_base": scratch}, "egg_info": {"egg_base": scratch}},
    )
