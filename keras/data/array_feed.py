"""Batches of arrays in memory (or readable by rows), sliced on the host and never copied whole."""

import copy
import math

import numpy as np
import tensorflow as tf

from keras.data import rows
from keras.data.chunk import OneBatch, StackedBatches
from keras.data.x_y_sample_weight import pack_x_y_sample_weight

_DEFAULT_BATCH_SIZE = 32
_MOST_BYTES_A_CALL = 64 * 2**20


class ArrayFeed:
    """Reads batches of `x`, `y` and `sample_weight` by slicing.

    Args:
        x, y, sample_weight: Structures of arrays; `y` and `sample_weight` may be None or contain None.
        batch_size: Rows a batch. Default: `ceil(rows / steps)` when `steps` is given, else 32.
        steps: Batches an epoch. Default: all of them. Any other number lets epochs continue where the last one ended.
        epochs: How many passes over the rows there may be in all.
        shuffle: True draws the rows in a new order on each pass; `"batch"` keeps the rows of a batch together and draws
            the order of the batches and that of the rows within each; False keeps the order.
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
        check_has_rows(self._count, self._x)
        self.batch_size = choose_batch_size(batch_size, self._count, steps)
        self._batches_a_pass = math.ceil(self._count / self.batch_size)
        self.steps_per_epoch = steps or self._batches_a_pass
        self._most_steps = max(1, _MOST_BYTES_A_CALL // max(1, self.batch_size * self._row_bytes()))
        self._epochs = epochs
        self._passes_left = epochs
        self._restarts_each_epoch = self.steps_per_epoch == self._batches_a_pass
        self._shuffle = shuffle
        self._class_weight = class_weight
        if class_weight is not None:
            class_weight.check(self.host_targets, self._first, end)
        self._random = _random_generator() if shuffle else None
        self._random_before_pass = None
        self._order = None
        self._next = self._batches_a_pass  # index of the next batch within the pass
        self._partial = self._count // self.batch_size  # index within the pass of the batch that is smaller, if any

    @property
    def has_partial_batch(self):
        """True when one batch of a pass is smaller than the others."""
        return self._count % self.batch_size != 0

    @property
    def host_targets(self):
        """`y` as arrays, for checks before the first step."""
        return _map_leaves(lambda source: source.array, self._y)

    def start_epoch(self):
        """Begins an epoch: a new pass, unless epochs continue where the last one ended."""
        if self._restarts_each_epoch:
            self._start_pass()

    def rewind(self):
        """Begins again from the first row with all passes left."""
        self._passes_left = self._epochs
        self._next = self._batches_a_pass

    def take(self, count):
        """Returns a chunk of at most `count` batches, and of bounded size, or None when all passes are used up."""
        if self._next == self._batches_a_pass:
            if not self._passes_left:
                return None
            self._start_pass()
        first = self._next
        full_batches = (self._partial if first <= self._partial else self._batches_a_pass) - first
        steps = max(1, min(count, self._most_steps, full_batches))
        self._next += steps
        data = self._read(self._row_of(first), self._row_of(first + steps))
        if steps == 1:
            return OneBatch(data)
        shape = (steps, self.batch_size)
        return StackedBatches(_map_leaves(lambda leaf: leaf.reshape(shape + leaf.shape[1:]), data), steps)

    def end_epoch(self):
        """Nothing to do: arrays have no end-of-epoch hook."""

    def get_state(self):
        """Returns the position in the passes, and what the order of the running one was drawn from."""
        return {"passes": self._epochs - self._passes_left, "next": self._next, "random": self._random_before_pass}

    def set_state(self, state):
        """Goes to the position that `get_state` of a feed of the same arrays returned, in the same order of rows."""
        self._passes_left = self._epochs - state["passes"]
        if state["passes"]:
            if state["random"] is not None and self._random is not None:
                self._random.bit_generator.state = state["random"]
            self._passes_left += 1
            self._start_pass()
        self._next = min(state["next"], self._batches_a_pass)

    def as_dataset(self):
        """The batches as a `tf.data.Dataset` of one epoch, or of all passes where epochs continue one another."""
        passes = 1 if self._restarts_each_epoch else self._epochs
        first = self._read(0, min(self.batch_size, self._count))
        spec = _map_leaves(lambda leaf: tf.TensorSpec((None,) + leaf.shape[1:], _tensor_dtype(leaf)), first)

        def batches():
            self.rewind()
            for _ in range(passes * self._batches_a_pass):
                yield self.take(1).data

        dataset = tf.data.Dataset.from_generator(batches, output_signature=spec)
        return dataset.apply(tf.data.experimental.assert_cardinality(passes * self._batches_a_pass))

    def _start_pass(self):
        self._passes_left -= 1
        self._next = 0
        if self._shuffle:
            self._random_before_pass = self._random.bit_generator.state
        if self._shuffle == "batch":
            self._order = self._draw_batches() + self._first
        elif self._shuffle:
            self._order = self._random.permutation(self._count) + self._first

    def _draw_batches(self):
        """Rows in an order that keeps those of a batch together; the smaller batch may come anywhere."""
        full = self._count // self.batch_size
        batches = np.arange(full * self.batch_size).reshape(full, self.batch_size)
        order = self._random.permuted(self._random.permutation(batches), axis=1).reshape(-1)
        if not self.has_partial_batch:
            return order
        self._partial = int(self._random.integers(full + 1))
        place = self._partial * self.batch_size
        rest = self._random.permutation(np.arange(len(order), self._count))
        return np.concatenate([order[:place], rest, order[place:]])

    def _row_of(self, batch):
        """Where in the order of the pass the batch with this index begins."""
        if batch <= self._partial:
            return batch * self.batch_size
        return self._count - (self._batches_a_pass - batch) * self.batch_size

    def _row_bytes(self):
        leaves = tf.nest.flatten((self._x, self._y, self._sample_weight))
        return sum(leaf.row_bytes for leaf in leaves if leaf is not None)

    def _read(self, begin, end):
        if self._order is None:
            part = slice(self._first + begin, self._first + end)
        else:
            part = self._order[begin:end]
        x, y, sample_weight = (
            _map_leaves(lambda source: source.read(part), structure)
            for structure in (self._x, self._y, self._sample_weight)
        )
        if self._class_weight is not None:
            sample_weight = self._class_weight.weigh(y, sample_weight)
        return pack_x_y_sample_weight(x, y, sample_weight)


def choose_batch_size(batch_size, count, steps):
    """Returns the rows of a batch: what was asked for, or what makes `steps` batches of `count` rows, or 32."""
    if batch_size:
        return int(batch_size)
    return math.ceil(count / steps) if steps else _DEFAULT_BATCH_SIZE


def count_rows(*structures):
    """Returns the number of rows that all arrays of `x`, `y`, `sample_weight` have; 0 without any array.

    Raises:
        ValueError: They differ.
    """
    sizes = set(_row_counts(structures))
    if len(sizes) > 1:
        raise ValueError(_ambiguous(structures))
    return sizes.pop() if sizes else 0


def check_has_rows(count, x):
    """Raises when `count` is 0; shows the shapes in the structure `x` of arrays."""
    if not count:
        raise ValueError(
            f"Expected input data to be non-empty. Received arrays of 0 rows: x.shape={_shapes_text(x)}\n"
            "    Look at where the rows were selected: nothing was left."
        )


def _ambiguous(structures):
    text = "Data cardinality is ambiguous:\n"
    for name, part in zip(("x", "y", "sample_weight"), structures):
        sizes = _row_counts(part)
        if sizes:
            text += f"  {name} sizes: {', '.join(map(str, sizes))}\n"
    return text + "Make sure all arrays contain the same number of samples."


def _row_counts(structure):
    if isinstance(structure, tuple) and all(isinstance(part, np.ndarray) for part in structure):
        return [len(part) for part in structure if part.ndim]  # as of most batches, without a walk
    return [leaf.shape[0] for leaf in tf.nest.flatten(structure) if hasattr(leaf, "shape") and len(leaf.shape)]


def _row_sources(structure, name):
    if structure is None:
        return None
    return _map_leaves(lambda leaf: rows.as_row_source(leaf, name), as_tuples(structure))


def as_tuples(structure):
    """Lists of arrays as tuples, as `train_step` receives them; lists of numbers as arrays."""
    if isinstance(structure, dict):
        result = copy.copy(structure)
        result.update({key: as_tuples(value) for key, value in structure.items()})
        return result
    if not isinstance(structure, (list, tuple)):
        return structure
    if is_list_of_numbers(structure):
        return _array_of_numbers(structure)
    parts = [as_tuples(value) for value in structure]
    return type(structure)(*parts) if hasattr(structure, "_fields") else tuple(parts)


def _array_of_numbers(values):
    try:
        return np.asarray(values)
    except ValueError:
        counts = [len(value) if isinstance(value, (list, tuple)) else 0 for value in values]
        row = next((row for row, count in enumerate(counts) if count != counts[0]), None)
        which = "" if row is None else f" Received: row {row} has {counts[row]} elements, and row 0 has {counts[0]}"
        raise ValueError(
            f"A list of numbers must have rows of one length.{which}\n"
            "    Pad the rows with `keras.utils.pad_sequences`, or pass `tf.ragged.constant(rows)`."
        ) from None


def is_list_of_numbers(value):
    """True for a (nested) list of plain numbers or text, which stands for one array."""
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
    return isinstance(value, (int, float, str, bytes, np.generic))


def _map_leaves(function, structure):
    if structure is None:
        return None
    if tf.nest.is_nested(structure):
        return tf.nest.map_structure(lambda leaf: None if leaf is None else function(leaf), structure)
    return function(structure)


def _tensor_dtype(array):
    return tf.string if array.dtype.kind in "OUS" else tf.as_dtype(array.dtype)


def _random_generator():
    """A generator for shuffling that follows `tf.random.set_seed`, and is fresh without one."""
    graph_seed, operation_seed = tf.compat.v1.get_seed(None)
    return np.random.default_rng(None if graph_seed is None else (graph_seed, operation_seed))


def _shapes_text(structure):
    shapes = [tuple(leaf.shape) for leaf in tf.nest.flatten(structure) if hasattr(leaf, "shape")]
    return str(shapes[0] if len(shapes) == 1 else shapes)
