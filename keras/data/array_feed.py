"""Batches of arrays in memory (or readable by rows), sliced on the host and never copied whole."""

import math

import numpy as np
import tensorflow as tf

from keras.data import rows
from keras.data.chunk import OneBatch, StackedBatches
from keras.data.x_y_sample_weight import pack_x_y_sample_weight

_DEFAULT_BATCH_SIZE = 32


class ArrayFeed:
    """Reads batches of `x`, `y` and `sample_weight` by slicing.

    Args:
        x, y, sample_weight: Structures of row sources; `y` and `sample_weight` may be None or contain None.
        batch_size: Rows a batch. Default: `ceil(rows / steps)` when `steps` is given, else 32.
        steps: Batches an epoch. Default: all of them. Any other number lets epochs continue where the last one ended.
        epochs: How many passes over the rows there may be in all.
        shuffle: True draws the rows in a new order on each pass, `"batch"` only the order of whole batches' rows
            within each batch, False keeps the order.
        class_weight: `keras.data.class_weight.ClassWeight`, or None.
        bounds: Pair `(first row, row after the last)` to read from. Default: all rows.

    Raises:
        ValueError: The arrays differ in length, or hold no rows.
    """

    def __init__(
        self, x, y=None, sample_weight=None, batch_size=None, steps=None, epochs=1, shuffle=False, class_weight=None,
        bounds=None,
    ):  # fmt: skip
        self._x, self._y, self._sample_weight = (
            _row_sources(part, name) for part, name in ((x, "x"), (y, "y"), (sample_weight, "sample_weight"))
        )
        count = count_rows(self._x, self._y, self._sample_weight)
        self._first, end = bounds or (0, count)
        self._count = end - self._first
        if not self._count:
            raise ValueError(
                f"Expected input data to be non-empty. Received arrays of 0 rows: x.shape={_shapes_text(self._x)}"
            )
        self.batch_size = int(batch_size or (math.ceil(self._count / steps) if steps else _DEFAULT_BATCH_SIZE))
        self._batches_a_pass = math.ceil(self._count / self.batch_size)
        self.steps_per_epoch = steps or self._batches_a_pass
        self._epochs = epochs
        self._passes_left = epochs
        self._restarts_each_epoch = self.steps_per_epoch == self._batches_a_pass
        self._shuffle = shuffle
        self._class_weight = class_weight
        self._random = _random_generator() if shuffle else None
        self._order = None
        self._next = self._batches_a_pass  # index of the next batch within the pass

    @property
    def has_partial_batch(self):
        """True when the last batch of a pass is smaller than the others."""
        return self._count % self.batch_size != 0

    @property
    def host_targets(self):
        """`y` as row sources, for checks before the first step."""
        return self._y

    def start_epoch(self):
        """Begins an epoch: a new pass, unless epochs continue where the last one ended."""
        if self._restarts_each_epoch:
            self._start_pass()

    def rewind(self):
        """Begins again from the first row with all passes left."""
        self._passes_left = self._epochs
        self._next = self._batches_a_pass

    def take(self, count):
        """Returns a chunk of at most `count` batches, or None when all passes are used up."""
        if self._next == self._batches_a_pass:
            if not self._passes_left:
                return None
            self._start_pass()
        first = self._next
        full_batches = self._count // self.batch_size - first
        steps = max(1, min(count, full_batches))
        self._next += steps
        begin = first * self.batch_size
        end = min(begin + steps * self.batch_size, self._count)
        data = self._read(begin, end)
        if steps == 1:
            return OneBatch(data)
        shape = (steps, self.batch_size)
        return StackedBatches(_map_leaves(lambda leaf: leaf.reshape(shape + leaf.shape[1:]), data), steps)

    def end_epoch(self):
        """Nothing to do: arrays have no end-of-epoch hook."""

    def as_dataset(self):
        """The batches of one pass as a `tf.data.Dataset`, for callers that need a TensorFlow iterator."""
        self._start_pass()
        first = self._read(0, min(self.batch_size, self._count))
        spec = _map_leaves(lambda leaf: tf.TensorSpec((None,) + leaf.shape[1:], tf.as_dtype(leaf.dtype)), first)

        def batches():
            self._start_pass()
            for begin in range(0, self._count, self.batch_size):
                yield self._read(begin, min(begin + self.batch_size, self._count))

        dataset = tf.data.Dataset.from_generator(batches, output_signature=spec)
        return dataset.apply(tf.data.experimental.assert_cardinality(self._batches_a_pass))

    def _start_pass(self):
        self._passes_left -= 1
        self._next = 0
        if self._shuffle:
            self._order = self._draw_order() + self._first

    def _draw_order(self):
        if self._shuffle != "batch":
            return self._random.permutation(self._count)
        order = np.arange(self._count)
        for begin in range(0, self._count, self.batch_size):
            self._random.shuffle(order[begin : begin + self.batch_size])
        return order

    def _read(self, begin, end):
        if self._order is None:
            part = slice(self._first + begin, self._first + end)
        else:
            part = self._order[begin:end]
        x, y, sample_weight = (
            _map_leaves(lambda leaf: rows.read_rows(leaf, part, rows.row_dtype(leaf)), structure)
            for structure in (self._x, self._y, self._sample_weight)
        )
        if self._class_weight is not None:
            sample_weight = self._class_weight.weigh_rows(y, sample_weight)
        return pack_x_y_sample_weight(x, y, sample_weight)


def count_rows(*structures):
    """Returns the number of rows that all arrays have; raises when they differ."""
    sizes = [{len(leaf) for leaf in tf.nest.flatten(part) if leaf is not None} for part in structures]
    if len(set().union(*sizes)) > 1:
        raise ValueError(_ambiguous(structures))
    return next(iter(set().union(*sizes)))


def _ambiguous(structures):
    text = "Data cardinality is ambiguous:\n"
    for name, part in zip(("x", "y", "sample_weight"), structures):
        sizes = [str(len(leaf)) for leaf in tf.nest.flatten(part) if leaf is not None]
        if sizes:
            text += f"  {name} sizes: {', '.join(sizes)}\n"
    return text + "Make sure all arrays contain the same number of samples."


def _row_sources(structure, name):
    if structure is None:
        return None
    if isinstance(structure, list):
        structure = as_tuples(structure)
    return _map_leaves(lambda leaf: rows.as_row_source(leaf, name), as_tuples(structure))


def as_tuples(structure):
    """Lists of arrays as tuples, as `train_step` receives them; lists of numbers as arrays."""
    if isinstance(structure, dict):
        return type(structure)((key, as_tuples(value)) for key, value in structure.items())
    if not isinstance(structure, (list, tuple)):
        return structure
    if is_list_of_numbers(structure):
        return np.asarray(structure)
    parts = [as_tuples(value) for value in structure]
    return type(structure)(*parts) if hasattr(structure, "_fields") else tuple(parts)


def is_list_of_numbers(value):
    """True for a (nested) list of plain numbers or text, which stands for one array."""
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
    return isinstance(value, (int, float, str, bytes, np.generic))


def _map_leaves(function, structure):
    if structure is None:
        return None
    if isinstance(structure, (dict, list, tuple)):
        return tf.nest.map_structure(lambda leaf: None if leaf is None else function(leaf), structure)
    return function(structure)


def _random_generator():
    """A generator for shuffling that follows `tf.random.set_seed`, and is fresh without one."""
    graph_seed, operation_seed = tf.compat.v1.get_seed(None)
    return np.random.default_rng(None if graph_seed is None else (graph_seed, operation_seed))


def _shapes_text(structure):
    shapes = [tuple(leaf.shape) for leaf in tf.nest.flatten(structure) if leaf is not None]
    return str(shapes[0] if len(shapes) == 1 else shapes)
