"""Profiles of a range of training batches, for TensorBoard."""

import warnings

import tensorflow as tf

from keras.support import arguments

_RULE = (
    "profile_batch must be a non-negative integer or 2-tuple of positive integers. A pair of positive integers "
    "signifies a range of batches to profile."
)


class BatchProfiler:
    """Runs TensorFlow's profiler, and notes which graphs run, from the first batch of a range to the last.

    Args:
        profile_batch: Number of the batch, counted from 1 over the epochs of a run; a pair of such numbers, the first
            and the last batch; or a text such as "10,20". 0 profiles nothing.
        log_dir: Folder that receives `plugins/profile`.

    Raises:
        ValueError: `profile_batch` is none of these.
    """

    def __init__(self, profile_batch, log_dir):
        self._first, self._last = _read_range(profile_batch)
        self._log_dir = log_dir
        self._owns_profiler = False
        self._is_tracing = False

    @property
    def is_on(self):
        """Whether any batch is to be profiled."""
        return self._first > 0

    def begin_batches(self, number, steps=1):
        """Starts the profiler when the first batch of the range is one of the next `steps`, from `number` on."""
        if not number <= self._first < number + steps:
            return
        self._is_tracing = True
        tf.summary.trace_on(graph=True)
        try:
            tf.profiler.experimental.start(self._log_dir)
            self._owns_profiler = True
        except tf.errors.AlreadyExistsError as error:
            warnings.warn(f"TensorBoard: Failed to start profiler: {error.message}", stacklevel=2)

    @property
    def is_running(self):
        """Whether the first batch of the range has begun and the last has not ended."""
        return self._is_tracing

    def ends_with(self, number):
        """Whether the range is running and ends with this batch."""
        return self._is_tracing and number >= self._last

    def stop(self):
        """Writes the profile to the log folder, and the graphs to the default writer."""
        if not self._is_tracing:
            return
        self._is_tracing = False
        tf.summary.trace_export(f"batch_{self._last}", step=self._last)
        if self._owns_profiler:
            self._owns_profiler = False
            tf.profiler.experimental.stop()


def _read_range(profile_batch):
    value = profile_batch
    if isinstance(value, str):
        value = tuple(int(part) if part.strip().isdecimal() else -1 for part in value.split(","))
    if arguments.is_integer(value):
        value = (value, value)
    is_pair = isinstance(value, (tuple, list)) and len(value) == 2 and all(arguments.is_integer(one) for one in value)
    if not is_pair or not 0 <= value[0] <= value[1]:
        raise ValueError(f"{_RULE} Found: {profile_batch!r}")
    return tuple(int(one) for one in value)
