"""Batches of a `tf.data.Dataset`, a TensorFlow iterator or a distributed dataset."""

import tensorflow as tf

from keras.data.chunk import IteratorBatches
from keras.support import tf_internals


class DatasetFeed:
    """Hands out the batches of a dataset (or iterator), which is already batched.

    Args:
        source: `tf.data.Dataset`, `tf.distribute.DistributedDataset`, or an iterator of either.
        steps: Batches an epoch. Default: until the dataset ends. With a number other than the size of the dataset,
            epochs continue where the last one ended.
        strategy: `tf.distribute.Strategy`; one of several replicas distributes the dataset.

    Raises:
        ValueError: The dataset is empty, or endless and `steps` is not given.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, strategy=None):
        self._is_iterator = tf_internals.is_tensorflow_iterator(source)
        self._size = None if self._is_iterator else _known_size(source)
        if self._size == tf.data.INFINITE_CARDINALITY and not steps:
            raise ValueError(
                "When providing an infinite dataset, you must specify the number of steps to run (if you did not "
                "intend to create an infinite dataset, make sure to not call `repeat()` on the dataset)."
            )
        if self._size == 0:
            raise ValueError("Expected input data to be non-empty. Received a dataset of 0 batches.")
        known = self._size is not None and self._size > 0
        self.steps_per_epoch = steps or (self._size if known else None)
        self._restarts_each_epoch = not self._is_iterator and (not steps or (known and steps == self._size))
        if isinstance(source, tf.data.Dataset) and strategy is not None and strategy.num_replicas_in_sync > 1:
            source = strategy.experimental_distribute_dataset(source)
        self._source = source
        self._iterator = source if self._is_iterator else None
        self._left = None

    @property
    def element_spec(self):
        """What one batch looks like: a structure of type specs."""
        return self._source.element_spec

    def start_epoch(self):
        """Begins an epoch: a new iterator, unless epochs continue where the last one ended."""
        if self._iterator is None or self._restarts_each_epoch:
            self.rewind()

    def rewind(self):
        """Begins again from the first batch; an iterator cannot and goes on."""
        if not self._is_iterator:
            self._iterator = iter(self._source)
            self._left = self._size if self._size is not None and self._size > 0 else None

    def take(self, count):
        """Returns a chunk of at most `count` batches; None when none is left, as far as that is known."""
        if self._left is None:
            return IteratorBatches(self._iterator, count, is_certain=self._size == tf.data.INFINITE_CARDINALITY)
        steps = min(count, self._left)
        self._left -= steps
        return IteratorBatches(self._iterator, steps, is_certain=True) if steps else None

    def end_epoch(self):
        """Nothing to do: datasets have no end-of-epoch hook."""


def is_dataset(value):
    """True for a dataset, distributed or not."""
    return isinstance(value, (tf.data.Dataset, tf.distribute.DistributedDataset))


def _known_size(source):
    """Number of batches, `INFINITE_CARDINALITY`, or None when nobody knows."""
    cardinality = getattr(source, "cardinality", None)
    size = tf.data.UNKNOWN_CARDINALITY if cardinality is None else int(cardinality())
    return None if size == tf.data.UNKNOWN_CARDINALITY else size
