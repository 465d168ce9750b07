"""Reads `release_lines.json`, the one table of the lines that this tree is released on.

`python -m pip_package.release_lines` prints the README's compatibility table, and with `--requirements LINE` what a
checkout needs to run on that line, for pip.
"""

import argparse
import json
import os
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("release_lines.json")


def all_lines():
    """Returns the rows of the table, oldest line first."""
    return json.loads(TABLE.read_text(encoding="utf-8"))


def find_line(name):
    """Returns the row of the line called `name`, such as "2.15"."""
    rows = {row["line"]: row for row in all_lines()}
    if name not in rows:
        raise ValueError(f"There is no release line {name!r}. Lines: {', '.join(rows)}.")
    return rows[name]


def chosen_line(python=sys.version_info):
    """Returns the line that `pip install .` builds: `KERAS_RELEASE_LINE`, or the first that this Python can run."""
    if os.environ.get("KERAS_RELEASE_LINE"):
        return find_line(os.environ["KERAS_RELEASE_LINE"])
    for row in all_lines():
        if is_within(f"{python[0]}.{python[1]}", row["python"]):
            return row
    wanted = ", ".join(f"{row['line']}: {version_range(row['python'])}" for row in all_lines())
    raise RuntimeError(f"No release line runs on Python {python[0]}.{python[1]}. Python of the lines: {wanted}.")


def is_within(version, limits):
    """True when `version` is at or above the first of `limits` and below the second."""
    lowest, end = limits
    return _numbers(lowest) <= _numbers(version) < _numbers(end)


def version_range(limits):
    """Returns `limits` as pip writes them: ">=2.15,<2.16"."""
    return f">={limits[0]},<{limits[1]}"


def requirements(row):
    """Returns what a checkout needs to run its tests on the line `row`, reference included, as pip writes it."""
    return [f"tensorflow{version_range(row['tensorflow'])}", row["reference"]]


def compatibility_table():
    """Returns the table of the README, as Markdown lines."""
    lines = [
        "| line | distribution | import name | TensorFlow | Python | `from tensorflow import keras` reaches it |",
        "|---|---|---|---|---|---|",
    ]
    for row in all_lines():
        python = f"{row['python'][0]} – {_last_minor(row['python'][1])}"
        lines.append(
            f"| {row['line']} | `{row['distribution']}` {row['version']} | `{row['import_name']}` "
            f"| {row['tensorflow'][0]}.* | {python} | {row['reach']} |"
        )
    return lines


def _numbers(version):
    return tuple(int(part) for part in version.split(".")[:2])


def _last_minor(end):
    major, minor = _numbers(end)
    return f"{major}.{minor - 1}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requirements", metavar="LINE", help="print what a checkout needs on LINE, for pip")
    arguments = parser.parse_args()
    if arguments.requirements:
        print("\n".join(requirements(find_line(arguments.requirements))))
    else:
        print("\n".join(compatibility_table()))


if __name__ == "__main__":
    main()
