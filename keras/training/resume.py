"""Where `fit` begins: at its first epoch, or where a backup of an interrupted training says.

`BackupAndRestore` knows what a state is and when to save one; here it is put in place. Weights of layers that were
never called, slots of optimizers and metrics come into being with the first step: so the step that comes next is run
once for that alone, and then everything that it changed is set to the saved state.
"""

import contextlib
from typing import Any, NamedTuple

from keras.data.chunk import IteratorBatches, OneBatch
from keras.support import random_state


class Position(NamedTuple):
    """Where an epoch goes on: index of the next batch, its chunk, which the feed handed out, and the logs so far."""

    step: int
    chunk: Any
    logs: dict


class Progress:
    """The beginning of a training without a backup.

    Attributes:
        epoch: Index of the first epoch.
    """

    def __init__(self, initial_epoch):
        self.epoch = initial_epoch

    def begin(self, epochs):
        """Returns the indices of the epochs to run, the last of them being `epochs - 1`."""
        return range(self.epoch, epochs)

    def enter_epoch(self):
        """Goes to the first batch to run: returns the `Position`, or None for the beginning of the epoch."""

    def save_if_due(self):
        """Saves what is to be saved after the batch or epoch that has just ended."""


class BackedUpProgress(Progress):
    """A training with a `BackupAndRestore`, from its last backup on.

    Args:
        backup: The callback.
        model: The model.
        function: Its step function for training.
        feed: The training data.
        initial_epoch: Index of the first epoch, when there is no backup.
    """

    def __init__(self, backup, model, function, feed, initial_epoch):
        super().__init__(initial_epoch)
        self._backup = backup
        self._model = model
        self._function = function
        self._feed = feed
        self._state = None
        self._position = None
        self.save_if_due = backup.save_if_due

    def begin(self, epochs):
        """Puts the state of the backup in place, when there is one, and returns the indices of the epochs to run."""
        self._state = self._backup.read()
        if self._state is None:
            return super().begin(epochs)
        self.epoch = self._state["epoch"]
        self._backup.restore_parts(self._state)
        chunk = self._next_chunk()
        self._random = random_state.get_state()
        # Traced for what a dataset says of its batches, as in the training that was interrupted.
        described = getattr(self._feed, "element_spec", None)
        self._function.prepare(chunk if described is None else OneBatch(described), self._feed.has_partial_batch)
        self._function.run(chunk)
        self._restore()
        self._position = Position(self._state["batch"], chunk, self._state["logs"])
        return range(self.epoch, self.epoch if self._model.stop_training else epochs)

    def enter_epoch(self):
        """Goes to the batch after the last one that the backup has seen; only once."""
        if self._state is not None and self._state["batch"]:
            self._restore()  # what the beginning of the epoch, heard a second time, has changed
        self._state = None
        position, self._position = self._position, None
        return position

    def _restore(self):
        self._backup.restore_model(self._state)
        self._backup.restore_callbacks(self._state)
        random_state.set_state(self._random)

    def _next_chunk(self):
        if not self._state["batch"]:
            self._feed.start_epoch()
        chunk = self._take_one()
        if chunk is None:  # the training, or its epoch, was complete: any batch will do
            self._feed.steps_per_epoch = self._state["batch"] or self._feed.steps_per_epoch
            self._feed.rewind()
            chunk = self._take_one()
        return chunk

    def _take_one(self):
        """The next batch, or None; out of its iterator, since it will be run twice."""
        chunk = self._feed.take(1)
        if not isinstance(chunk, IteratorBatches):
            return chunk
        batch = next(chunk.iterator, None)
        return None if batch is None else OneBatch(batch)


@contextlib.contextmanager
def progress_of(callbacks, model, function, feed, initial_epoch, **parts):
    """Context manager around a training that gives its `Progress`.

    Args:
        callbacks: `CallbackList`; its first `BackupAndRestore`, if any, decides.
        model, function, feed, initial_epoch: See `BackedUpProgress`.
        **parts: What else has `get_state` and `set_state` and belongs to the training; or None.
    """
    backup = callbacks.find_backup()
    if backup is None:
        yield Progress(initial_epoch)
        return
    parts = {name: part for name, part in {"feed": feed, **parts}.items() if hasattr(part, "get_state")}
    backup.attach(parts, callbacks.callbacks)
    try:
        yield BackedUpProgress(backup, model, function, feed, initial_epoch)
    finally:
        backup.detach()
