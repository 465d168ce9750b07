"""Stands in for a `StepFunction` where the user's `make_*_function` made a function of an iterator."""

import tensorflow as tf

from keras.data.chunk import OneBatch, StackedBatches
from keras.training.step_function import StepFunction


class IteratorFunction:
    """Runs chunks through a function that takes its batch from a TensorFlow iterator.

    Args:
        function: Takes an iterator and returns outputs.
    """

    resets_metrics = False
    has_seen_data = True  # the function is the user's, and so is looking at what it runs

    def __init__(self, function):
        self._function = function
        self.log_orders = {}

    def choose_steps(self, available=None):
        """One batch a call: whether the function takes more is known only from `steps_per_execution`."""
        return 1

    def prepare(self, chunk, rows_vary=False):
        """Nothing to prepare: the function traces itself."""

    def run(self, chunk):
        """Runs one chunk; returns its outputs and the number of batches, 0 when there was none."""
        try:
            return self._function(_iterator_of(chunk)), chunk.steps
        except (StopIteration, tf.errors.OutOfRangeError):
            return None, 0


def as_step_function(function):
    """A `StepFunction` as it is; any other function wrapped."""
    return function if isinstance(function, StepFunction) else IteratorFunction(function)


def _iterator_of(chunk):
    if isinstance(chunk, OneBatch):
        return iter(tf.data.Dataset.from_tensors(chunk.data))
    if isinstance(chunk, StackedBatches):
        return iter(tf.data.Dataset.from_tensor_slices(chunk.data))
    return chunk.iterator
