"""Builds the wheel of one release line.

`python -m pip_package.build_wheel --line 2.15 --into dist` prints the path of the wheel. It runs `setup.py`'s build
with the setuptools at hand (70.1 or newer), so it needs no network.
"""

import argparse
import os
from pathlib import Path

from setuptools import build_meta

from pip_package import release_lines

ROOT = Path(__file__).absolute().parent.parent


def build_wheel(line, folder):
    """Builds the wheel of `line` into `folder` and returns its path."""
    release_lines.find_line(line)
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["KERAS_RELEASE_LINE"] = line
    os.chdir(ROOT)  # where setuptools looks for setup.py and pyproject.toml
    return folder / build_meta.build_wheel(str(folder), {"--global-option": ["--quiet"]})


def main():
    names = [row["line"] for row in release_lines.all_lines()]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--line", choices=names, required=True)
    parser.add_argument("--into", default="dist", help="folder of the wheel (default: dist)")
    arguments = parser.parse_args()
    print(build_wheel(arguments.line, arguments.into))


if __name__ == "__main__":
    main()
