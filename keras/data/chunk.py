"""What a feed hands to a step function for one call: a batch, several stacked batches, or an iterator."""

from typing import Any, NamedTuple

import tensorflow as tf


class OneBatch(NamedTuple):
    """One batch; every leaf has shape `(rows, ...)`."""

    data: Any

    @property
    def steps(self):
        return 1

    def batch(self, index):
        """The batch, whose index is 0."""
        return self.data


class StackedBatches(NamedTuple):
    """`steps` batches of equal size; every leaf has shape `(steps, rows, ...)`."""

    data: Any
    steps: int

    def batch(self, index):
        """One of the batches."""
        return tf.nest.map_structure(lambda leaf: None if leaf is None else leaf[index], self.data)


class IteratorBatches(NamedTuple):
    """The next batches of a TensorFlow iterator.

    `steps` of them are known to be there when `is_certain`; otherwise there are at most that many.
    """

    iterator: Any
    steps: int
    is_certain: bool
