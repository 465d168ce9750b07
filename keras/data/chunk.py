"""What a feed hands to a step function for one call: a batch, several stacked batches, or an iterator."""

from typing import Any, NamedTuple


class OneBatch(NamedTuple):
    """One batch; every leaf has shape `(rows, ...)`."""

    data: Any

    @property
    def steps(self):
        return 1


class StackedBatches(NamedTuple):
    """`steps` batches of equal size; every leaf has shape `(steps, rows, ...)`."""

    data: Any
    steps: int


class IteratorBatches(NamedTuple):
    """The next batches of a TensorFlow iterator.

    `steps` of them are known to be there when `is_certain`; otherwise there are at most that many.
    """

    iterator: Any
    steps: int
    is_certain: bool
