"""Event files of one run: a writer for training, one for validation, and which of them `tf.summary` writes to."""

import contextlib
import os

import tensorflow as tf


class SummaryWriters:
    """Opens the writers of a log folder when they are first needed.

    Args:
        log_dir: Folder; `train` and `validation` below it receive the event files.
        is_silent: Whether nothing is written, as on all workers but the chief.
    """

    def __init__(self, log_dir, is_silent=False):
        self._log_dir = log_dir
        self._is_silent = is_silent
        self._open = {}  # name -> writer
        self._defaults = {}  # name -> stack of contexts that make the writer TensorFlow's default

    def folder(self, name):
        """Path of the folder of a writer."""
        return os.path.join(self._log_dir, name)

    def writer(self, name):
        """The writer "train" or "validation", opened when it is not open."""
        if name not in self._open:
            self._open[name] = (
                tf.summary.create_noop_writer()
                if self._is_silent
                else tf.summary.create_file_writer(self.folder(name), filename_suffix=".v2")
            )
        return self._open[name]

    @contextlib.contextmanager
    def writing(self, name):
        """Context in which summaries go to a writer, whatever surrounds it."""
        with self.writer(name).as_default(), tf.summary.record_if(True):
            yield

    def make_default(self, name, counter, interval):
        """Sends the summaries of steps to a writer, at every `interval`-th value of `counter`, until `restore`."""
        self.restore(name)
        stack = self._defaults[name] = contextlib.ExitStack()
        stack.enter_context(tf.summary.record_if(lambda: tf.equal(counter % interval, 0)))
        stack.enter_context(self.writer(name).as_default(step=counter))

    def restore(self, name):
        """Gives back the default writer that was in force before."""
        if name in self._defaults:
            self._defaults.pop(name).close()

    def flush(self):
        """Writes out what waits in memory."""
        for writer in self._open.values():
            writer.flush()

    def close(self):
        """Closes the writers, also when they were left as defaults by a run that was interrupted.

        Returns:
            The writers that were open.
        """
        for name in list(self._defaults)[::-1]:
            self.restore(name)
        closed, self._open = list(self._open.values()), {}
        for writer in closed:
            writer.close()
        return closed
