"""`CSVLogger`: writes the logs of epochs to a CSV file."""

import collections.abc
import csv

import numpy as np
import tensorflow as tf

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export


@keras_export("keras.callbacks.CSVLogger")
class CSVLogger(Callback):
    """Writes one line an epoch to a CSV file: the number of the epoch (from 0), then the logs by name.

    >>> callback = keras.callbacks.CSVLogger("training.csv", append=True)

    Args:
        filename: Path of the file.
        separator: Text between two values.
        append: Whether an existing file is continued; otherwise it is replaced.
    """

    def __init__(self, filename, separator=",", append=False):
        super().__init__()
        self.filename = filename
        self.sep = separator
        self.append = append
        self.keys = None
        self.writer = None
        self.csv_file = None

    def on_train_begin(self, logs=None):
        """Opens the file, which is written with the first epoch."""
        self._open(self.append)

    def on_epoch_end(self, epoch, logs=None):
        """Writes the line of the epoch, and before the first one the names."""
        logs = logs or {}
        if self.writer is None:
            keys = sorted(logs)
            if not any(name.startswith("val_") for name in keys):
                # Validation may come in later epochs only, and the columns of a file are fixed.
                keys += [f"val_{name}" for name in keys]
            self._make_writer(keys)
            if self._needs_header:
                self.writer.writeheader()
        row = {"epoch": epoch}
        row.update({key: _as_text(logs[key]) if key in logs else "NA" for key in self.keys})
        self.writer.writerow(row)
        self.csv_file.flush()

    def on_train_end(self, logs=None):
        """Closes the file."""
        self.csv_file.close()
        self.writer = None

    def get_state(self):
        """Returns the columns, and the number of bytes that were in the file."""
        return {"keys": self.keys, "bytes": self._size() if self.writer is not None else None}

    def set_state(self, state):
        """Takes what `get_state` returned: lines of epochs that will run once more are removed from the file.

        A file that is gone begins anew.
        """
        if state["bytes"] is None or not tf.io.gfile.exists(self.filename):
            return
        with tf.io.gfile.GFile(self.filename, "rb") as existing:
            kept = existing.read()[: state["bytes"]]
        self.csv_file.close()
        with tf.io.gfile.GFile(self.filename, "wb") as file:
            file.write(kept)
        self._open(append=True)
        self._make_writer(state["keys"])

    def _open(self, append):
        has_header = append and tf.io.gfile.exists(self.filename) and self._begins_with_header()
        self._needs_header = not has_header
        self.csv_file = tf.io.gfile.GFile(self.filename, "a" if append else "w")
        self.writer = None

    def _make_writer(self, keys):
        self.keys = keys
        self.writer = csv.DictWriter(
            self.csv_file, fieldnames=["epoch", *keys], delimiter=self.sep, lineterminator="\n"
        )

    def _size(self):
        return tf.io.gfile.stat(self.filename).length

    def _begins_with_header(self):
        with tf.io.gfile.GFile(self.filename, "r") as existing:
            return bool(existing.readline())


def _as_text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, collections.abc.Iterable) and not (isinstance(value, np.ndarray) and value.ndim == 0):
        return '"[' + ", ".join(map(str, value)) + ']"'
    return value
