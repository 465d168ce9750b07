"""Batches that Python makes one by one: generators, iterators and `keras.utils.Sequence`."""

import random

import numpy as np
import tensorflow as tf

from keras.data import rows
from keras.data.array_feed import as_tuples
from keras.data.chunk import OneBatch
from keras.data.x_y_sample_weight import pack_x_y_sample_weight, unpack_x_y_sample_weight


class GeneratorFeed:
    """Hands out what a Python generator or iterator yields, batch by batch; it can be gone through only once.

    Args:
        source: Generator or iterator of `x`, `(x, y)` or `(x, y, sample_weight)`.
        steps: Batches an epoch. Default: until the generator ends.
        class_weight: `keras.data.class_weight.ClassWeight`, or None.

    Raises:
        ValueError: `source` yields no batch at all.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, class_weight=None):
        self._source = iter(source)
        self._class_weight = class_weight
        self.steps_per_epoch = steps
        self._waiting = [_next_or_none(self._source)]
        if self._waiting[0] is None:
            raise ValueError(
                "Expected input data to be non-empty: the generator yielded no batch.\n"
                "    A generator that was used before is exhausted; make a new one for each call."
            )

    def start_epoch(self):
        """Goes on where the last epoch ended."""

    def rewind(self):
        """Goes on: a generator has no beginning to return to."""

    def take(self, count):
        """Returns the next batch, or None when there is none left."""
        batch = self._waiting.pop() if self._waiting else _next_or_none(self._source)
        return None if batch is None else OneBatch(as_batch(batch, self._class_weight))

    def end_epoch(self):
        """Nothing to do: generators have no end-of-epoch hook."""


class SequenceFeed:
    """Hands out the batches of a `keras.utils.Sequence`.

    Args:
        source: The sequence.
        steps: Batches an epoch. Default: all of them.
        shuffle: Whether each epoch takes the batches in a new order.
        class_weight: `keras.data.class_weight.ClassWeight`, or None.

    Raises:
        ValueError: The sequence is empty.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, shuffle=False, class_weight=None):
        if not len(source):
            raise ValueError("Expected input data to be non-empty. Received a Sequence of 0 batches.")
        self._source = source
        self._shuffle = shuffle
        self._class_weight = class_weight
        self.steps_per_epoch = steps or len(source)
        self._restarts_each_epoch = self.steps_per_epoch == len(source)
        self._order = []

    def start_epoch(self):
        """Begins an epoch, in a new order when shuffling."""
        if self._restarts_each_epoch:
            self.rewind()

    def rewind(self):
        """Begins again from the first batch."""
        self._order = list(range(len(self._source)))
        if self._shuffle:
            random.shuffle(self._order)
        self._order.reverse()

    def take(self, count):
        """Returns the next batch; a sequence that ended begins again."""
        if not self._order:
            self.rewind()
        return OneBatch(as_batch(self._source[self._order.pop()], self._class_weight))

    def end_epoch(self):
        """Lets the sequence change its data between epochs."""
        self._source.on_epoch_end()


def as_batch(batch, class_weight=None):
    """One batch that Python made, in the form that steps receive: arrays of the Keras float type, tuples for lists."""
    x, y, sample_weight = (_as_arrays(as_tuples(part)) for part in unpack_x_y_sample_weight(batch))
    if class_weight is not None:
        sample_weight = class_weight.weigh_rows(
            np.asarray(y), None if sample_weight is None else np.asarray(sample_weight)
        )
    return pack_x_y_sample_weight(x, y, sample_weight)


def _as_arrays(structure):
    if structure is None or isinstance(structure, np.ndarray):
        return structure if structure is None else _as_array(structure)
    return tf.nest.map_structure(_as_array, structure)


def _as_array(leaf):
    if isinstance(leaf, np.ndarray):
        return leaf.astype(rows.row_dtype(leaf), copy=False)
    if leaf is None or tf.is_tensor(leaf) or isinstance(leaf, (tf.RaggedTensor, tf.SparseTensor)):
        return leaf
    return _as_array(leaf.to_numpy() if hasattr(leaf, "to_numpy") else np.asarray(leaf))


def _next_or_none(iterator):
    return next(iterator, None)
