"""Which release line this is, its version, and the check that TensorFlow is the one that the line pins.

An installed package carries its row of the table as `release_line.json`, beside this file, written when the wheel was
built. A checkout has the whole table in `pip_package/` and takes the line of the TensorFlow that it finds.
"""

import json
from pathlib import Path

import tensorflow as tf

_STAMP = Path(__file__).with_name("release_line.json")
_TABLE = Path(__file__).parent.parent / "pip_package" / "release_lines.json"


def read_release_line(tensorflow_version, stamp=_STAMP, table=_TABLE):
    """Returns the row of the release line that is running.

    Raises:
        ImportError: No line (in a checkout), or not this one (when installed), is made for `tensorflow_version`.
    """
    is_installed = stamp.exists()
    rows = [json.loads(stamp.read_text("utf-8"))] if is_installed else json.loads(table.read_text("utf-8"))
    for row in rows:
        lowest, end = row["tensorflow"]
        if _numbers(lowest) <= _numbers(tensorflow_version) < _numbers(end):
            return row
    if is_installed:
        raise ImportError(_wrong_tensorflow(rows[0], tensorflow_version))
    lines = ", ".join(f"{row['tensorflow'][0]}.*" for row in rows)
    raise ImportError(
        f"This checkout of Keras works with TensorFlow {lines} and found TensorFlow {tensorflow_version}: "
        f'install one of them, as in `pip install "tensorflow=={rows[-1]["tensorflow"][0]}.*"`.'
    )


def _wrong_tensorflow(row, tensorflow_version):
    pinned = f"{row['tensorflow'][0]}.*"
    return (
        f"{row['distribution']} {row['version']} works with TensorFlow {pinned} only and found TensorFlow "
        f'{tensorflow_version}: run `pip install "tensorflow=={pinned}"`, or install the release of this package '
        f"that is made for TensorFlow {tensorflow_version}."
    )


def _numbers(version):
    return tuple(int(part) for part in version.split(".")[:2])


release_line = read_release_line(tf.__version__)
__version__ = release_line["version"]
