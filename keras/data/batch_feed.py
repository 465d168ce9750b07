"""Batches that Python makes one by one: generators, iterators and `keras.utils.Sequence`."""

import itertools
import random

import numpy as np
import tensorflow as tf

from keras.data import rows
from keras.data.array_feed import as_tuples
from keras.data.chunk import OneBatch
from keras.data.composite_feed import as_sparse_tensor, is_scipy_sparse
from keras.data.workers import END, Workers
from keras.data.x_y_sample_weight import pack_x_y_sample_weight, unpack_x_y_sample_weight
from keras.support import random_state


class GeneratorFeed:
    """Hands out what a Python generator or iterator yields, batch by batch; it can be gone through only once.

    A thread reads ahead, yet never past the epoch where `steps` is given: nothing is lost to who goes on with `source`.

    Args:
        source: Generator or iterator of `x`, `(x, y)` or `(x, y, sample_weight)`.
        steps: Batches an epoch. Default: until the generator ends.
        class_weight: `keras.data.class_weight.ClassWeight`, or None.
        workers: `keras.data.workers.Workers`. Default: batches are read as they are taken.

    Raises:
        ValueError: `source` yields no batch at all.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, class_weight=None, workers=None):
        self.steps_per_epoch = steps
        self._reader = (workers or Workers(0)).read_generator(iter(source), lambda batch: as_batch(batch, class_weight))
        self._taken = 0
        self._start_reading()
        self._waiting = [next(self._reader)]
        if self._waiting[0] is END:
            raise ValueError(
                "Expected input data to be non-empty: the generator yielded no batch.\n"
                "    A generator that was used before is exhausted; make a new one for each call."
            )

    def start_epoch(self):
        """Goes on where the last epoch ended."""
        if not self._waiting:
            self._start_reading()

    def rewind(self):
        """Goes on: a generator has no beginning to return to."""

    def take(self, count):
        """Returns the next batch, or None when there is none left."""
        batch = self._waiting.pop() if self._waiting else next(self._reader, END)
        if batch is END:
            return None
        self._taken += 1
        return OneBatch(batch)

    def end_epoch(self):
        """Nothing to do: generators have no end-of-epoch hook."""

    def get_state(self):
        """Returns how many batches were taken."""
        return {"taken": self._taken}

    def set_state(self, state):
        """Goes past as many batches of a new generator as `get_state` told."""
        for _ in range(state["taken"] - self._taken):
            if self.take(1) is None:  # an epoch is over
                self._start_reading()
                self.take(1)

    def _start_reading(self):
        steps = self.steps_per_epoch
        self._reader.begin(itertools.count() if steps is None else range(steps))


class SequenceFeed:
    """Hands out the batches of a `keras.utils.Sequence`, from the first one in every epoch.

    Args:
        source: The sequence. One without a length goes on with higher indices from epoch to epoch.
        steps: Batches an epoch. Default: all of them.
        shuffle: Whether each epoch takes the batches in a new order.
        class_weight: `keras.data.class_weight.ClassWeight`, or None.
        workers: `keras.data.workers.Workers`. Default: batches are read as they are taken.

    Raises:
        ValueError: The sequence is empty, or it has no length and `steps` is not given.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, shuffle=False, class_weight=None, workers=None):
        self._source = source
        self._steps = steps
        self._shuffle = shuffle
        self.steps_per_epoch = steps or _length_of(source)
        if self.steps_per_epoch is None:
            raise ValueError(
                f"{type(source).__name__} has no length: define `__len__`, the number of batches in an epoch, or pass "
                "the number of steps (`steps_per_epoch` in `fit`, `steps` in `evaluate` and `predict`)."
            )
        self._check_length()
        self._next = 0  # where an endless sequence goes on
        self._order = ()  # indices of the running epoch
        self._taken = 0  # how many of them were taken
        self._epochs_ended = 0
        self._first_random = None  # state of random numbers when the first epoch began
        self._reader = (workers or Workers(0)).read_sequence(source, lambda batch: as_batch(batch, class_weight))

    def start_epoch(self):
        """Begins an epoch, in a new order when shuffling."""
        if self._first_random is None:
            self._first_random = random_state.get_state()
        self._order = self._draw_order()
        self._taken = 0
        self._reader.begin(self._order)

    def rewind(self):
        """Begins an endless sequence again; others begin with every epoch."""
        self._next = 0

    def take(self, count):
        """Returns the next batch, or None at the end of the sequence."""
        batch = next(self._reader, END)
        if batch is END:
            return None
        self._taken += 1
        return OneBatch(batch)

    def end_epoch(self):
        """Lets the sequence change its data, and its length, between epochs."""
        self._reader.drop()
        self._source.on_epoch_end()
        self._epochs_ended += 1
        self.steps_per_epoch = self._steps or self._check_length()

    def get_state(self):
        """Returns the position, and the state of a sequence that has a `get_state` of its own."""
        own = self._source.get_state() if hasattr(self._source, "get_state") else None
        position = {"order": list(self._order), "taken": self._taken, "next": self._next}
        return {"epochs_ended": self._epochs_ended, "random": self._first_random, "own": own, **position}

    def set_state(self, state):
        """Goes to the position that `get_state` returned for a sequence which was as this one is now.

        A sequence that cannot take its state is told of the end of each epoch that is over, beginning with the random
        numbers as they were before the first. That leads to the same place where nothing else draws any: a sequence
        that draws for its batches as well needs `get_state` and `set_state`.
        """
        self._first_random = state["random"]
        if state["own"] is not None:
            self._source.set_state(state["own"])
            self._epochs_ended = state["epochs_ended"]
        elif state["random"] is not None:
            random_state.set_state(state["random"])
        while self._epochs_ended < state["epochs_ended"]:
            self._draw_order()
            self.end_epoch()
        self._next, self._order, self._taken = state["next"], state["order"], state["taken"]
        self._reader.begin(self._order[self._taken :])

    def _draw_order(self):
        length = self._check_length()
        if length is None:
            self._next += self._steps
            return range(self._next - self._steps, self._next)
        order = list(range(length))
        if self._shuffle:
            random.shuffle(order)
        return order[: self._steps]

    def _check_length(self):
        length = _length_of(self._source)
        if length == 0:
            raise ValueError(
                "Expected input data to be non-empty. Received a Sequence of 0 batches: "
                f"len({type(self._source).__name__}) is 0."
            )
        return length


def _length_of(sequence):
    """Number of batches, or None when the sequence does not say."""
    try:
        return len(sequence)
    except NotImplementedError:
        return None


def as_batch(batch, class_weight=None):
    """One batch that Python made, in the form that steps receive: arrays of the Keras float type, tuples for lists."""
    x, y, sample_weight = (_as_arrays(as_tuples(part)) for part in unpack_x_y_sample_weight(batch))
    if class_weight is not None:
        sample_weight = class_weight.weigh(y, sample_weight)
    return pack_x_y_sample_weight(x, y, sample_weight)


def _as_arrays(structure):
    if structure is None or isinstance(structure, np.ndarray):
        return structure if structure is None else _as_array(structure)
    return tf.nest.map_structure(_as_array, structure)


def _as_array(leaf):
    if isinstance(leaf, np.ndarray) and leaf.dtype != object:
        return leaf.astype(rows.row_dtype(leaf), copy=False)
    if leaf is None or tf.is_tensor(leaf):
        return tf.convert_to_tensor(leaf) if isinstance(leaf, tf.Variable) else leaf
    if is_scipy_sparse(leaf):
        return as_sparse_tensor(leaf)
    if rows.is_array_like(leaf):
        return rows.as_row_source(leaf, "the batch").read(slice(None))
    return _as_array(np.asarray(leaf))
