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
        restarts: Whether every epoch begins at the first batch. Default: when `steps` is not given, or is the size.

    Raises:
        ValueError: The dataset is empty, or endless and `steps` is not given.
    """

    batch_size = None
    host_targets = None
    has_partial_batch = True

    def __init__(self, source, steps=None, strategy=None, restarts=None):
        self._is_iterator = tf_internals.is_tensorflow_iterator(source)
        self._size = None if self._is_iterator else _known_size(source)
        if self._size == tf.data.INFINITE_CARDINALITY and not steps:
            raise ValueError(
                "When providing an infinite dataset, you must specify the number of steps to run (if you did not "
                "intend to create an infinite dataset, make sure to not call `repeat()` on the dataset)."
            )
        if self._size == 0:
            raise ValueError(
                "Expected input data to be non-empty. Received a dataset of 0 batches.\n"
                "    A `take`, a `filter` or `batch(..., drop_remainder=True)` may have left nothing."
            )
        known = self._size is not None and self._size > 0
        self.steps_per_epoch = steps or (self._size if known else None)
        if restarts is None:
            restarts = not self._is_iterator and (not steps or (known and steps == self._size))
        self._restarts_each_epoch = restarts
        if isinstance(source, tf.data.Dataset) and strategy is not None and strategy.num_replicas_in_sync > 1:
            source = strategy.experimental_distribute_dataset(source)
        self._source = source
        self._iterator = source if self._is_iterator else None
        self._left = None
        self._passes = 0  # iterators made so far
        self._taken = 0  # batches of the last one that were handed out

    @property
    def element_spec(self):
        """What one batch looks like: a structure of type specs."""
        return self._source.element_spec

    @property
    def iterator(self):
        """The TensorFlow iterator of the running epoch."""
        return self._iterator

    def start_epoch(self):
        """Begins an epoch: a new iterator, unless epochs continue where the last one ended."""
        if self._iterator is None or self._restarts_each_epoch:
            self.rewind()

    def rewind(self):
        """Begins again from the first batch; an iterator cannot and goes on."""
        if not self._is_iterator:
            self._start_pass(self._source)

    def take(self, count):
        """Returns a chunk of at most `count` batches; None when none is left, as far as that is known."""
        if self._left is None:
            self._taken += count
            return IteratorBatches(self._iterator, count, is_certain=self._size == tf.data.INFINITE_CARDINALITY)
        steps = min(count, self._left)
        self._left -= steps
        self._taken += steps
        return IteratorBatches(self._iterator, steps, is_certain=True) if steps else None

    def end_epoch(self):
        """Nothing to do: datasets have no end-of-epoch hook."""

    def get_state(self):
        """Returns how often the dataset was begun, and how many batches were handed out since."""
        return {"passes": self._passes, "taken": self._taken}

    def set_state(self, state):
        """Goes to the position that `get_state` returned, for a dataset that was just made and has begun no pass.

        Every pass that is over begins once, since a dataset that shuffles draws the seed of a pass at its beginning.
        """
        passes, taken = state["passes"], state["taken"]
        if passes > self._passes:
            for _ in range(passes - self._passes - 1):
                iter(self._source)
            self._passes = passes - 1
            skipped = self._source.skip(taken) if isinstance(self._source, tf.data.Dataset) else None
            self._start_pass(self._source if skipped is None else skipped)
            self._left = None if self._left is None else self._left - taken
        if passes == 0 or not isinstance(self._source, tf.data.Dataset):
            for _ in range(taken):
                next(self._iterator, None)
        self._taken = taken

    def _start_pass(self, source):
        self._iterator = iter(source)
        self._left = self._size if self._size is not None and self._size > 0 else None
        self._passes += 1
        self._taken = 0


def weigh_dataset(dataset, class_weight):
    """The dataset with the weights of classes among its weights; `class_weight` may be None."""
    if class_weight is None:
        return dataset
    if not isinstance(dataset, tf.data.Dataset):
        raise ValueError(
            "`class_weight` is not supported with a dataset that is distributed already. Received: "
            f"{type(dataset).__name__}\n    Put the weights into the dataset before, as `(x, y, sample_weight)`."
        )
    return dataset.map(lambda *batch: class_weight.weigh_batch(*batch))


def is_dataset(value):
    """True for a dataset, distributed or not."""
    return isinstance(value, (tf.data.Dataset, tf.distribute.DistributedDataset))


def _known_size(source):
    """Number of batches, `INFINITE_CARDINALITY`, or None when nobody knows."""
    cardinality = getattr(source, "cardinality", tf.data.UNKNOWN_CARDINALITY)  # a number where it is distributed
    size = int(cardinality() if callable(cardinality) else cardinality)
    return None if size == tf.data.UNKNOWN_CARDINALITY else size
