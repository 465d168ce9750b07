"""`Workers`: how batches are read ahead during one call of `fit`, `evaluate` or `predict`."""

import warnings

from keras.data.process_read_ahead import ProcessReadAhead
from keras.data.read_ahead import ReadAhead

_SECONDS_TO_END = 1.0
END = object()  # what a generator's reader gives when there is no further batch


class Workers:
    """Starts the threads or processes that the user asked for, and ends them with its `with` block.

    Args:
        count: How many read a sequence. 0 reads in the thread that trains.
        use_multiprocessing: Whether they are processes.
        max_queue_size: How many batches are read ahead at most; as many as there are workers at least.
    """

    def __init__(self, count=1, use_multiprocessing=False, max_queue_size=10):
        self._count = max(count or 0, 0)
        self._uses_processes = bool(use_multiprocessing) and self._count > 0
        self._depth = max_queue_size or 0
        self._readers = []

    def read_sequence(self, sequence, finish):
        """Returns a `ReadAhead` from indices to `finish(sequence[index])`."""
        if self._uses_processes:
            return self._keep(ProcessReadAhead(sequence, finish, self._count, self._depth))
        return self._keep(_read_in_threads(lambda index: finish(sequence[index]), self._count, self._depth))

    def read_generator(self, iterator, finish):
        """Returns a `ReadAhead` from anything to `finish(batch)` for the next batch of an iterator, or `END`."""
        if self._count > 1 or self._uses_processes:
            warnings.warn(
                "A generator yields one batch after the other, so one thread of this process reads it, whatever "
                f"`workers` and `use_multiprocessing` say. Received: workers={self._count}, "
                f"use_multiprocessing={self._uses_processes}\n"
                "    Use a `keras.utils.Sequence` to read with several workers.",
                stacklevel=6,  # who called `fit`
            )

        def read(_):
            batch = next(iterator, END)
            return END if batch is END else finish(batch)

        return self._keep(_read_in_threads(read, min(self._count, 1), self._depth))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for reader in self._readers:
            reader.close(_SECONDS_TO_END)

    def _keep(self, reader):
        self._readers.append(reader)
        return reader


def _read_in_threads(read, count, depth):
    return ReadAhead([read] * count, depth, read)
