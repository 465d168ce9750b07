"""Chooses the feed for what the user passed as data.

A feed is an object with
- `steps_per_epoch`: batches an epoch, or None when only the end of the data tells;
- `start_epoch()`, `end_epoch()`, and `rewind()`, which begins again;
- `take(count)`: the next chunk of at most `count` batches (see `chunk.py`), or None when the data has run out;
- `batch_size`, `has_partial_batch` and `host_targets`, for sizes and checks that are known before the first step.
"""

import types

import tensorflow as tf

from keras.data import dataset_feed, rows
from keras.data.array_feed import ArrayFeed, as_tuples, count_rows, is_list_of_numbers
from keras.data.batch_feed import GeneratorFeed, SequenceFeed
from keras.data.class_weight import ClassWeight
from keras.data.dataset_feed import DatasetFeed
from keras.data.sequence import Sequence
from keras.data.split import split_rows
from keras.support import optional_imports, tf_internals

# What a dataset takes apart by rows, though it is no array.
_SLICEABLE = (tf.RaggedTensor, tf.SparseTensor, tf.experimental.BatchableExtensionType)


def open_feed(
    x, y=None, sample_weight=None, batch_size=None, steps=None, epochs=1, shuffle=False, class_weight=None,
    strategy=None, bounds=None,
):  # fmt: skip
    """Returns the feed for one call of `fit`, `evaluate` or `predict`.

    Raises:
        ValueError: The arguments do not go together, or there is no data.
        TypeError: Nothing can be read from `x`.
    """
    class_weight = ClassWeight(class_weight) if class_weight else None
    if is_array_data(x):
        if any(_needs_dataset(leaf) for leaf in tf.nest.flatten((x, y, sample_weight))):
            dataset = _composite_dataset(x, y, sample_weight, batch_size or 32, shuffle)
            return DatasetFeed(_weigh(dataset, class_weight), steps, strategy)
        feed = ArrayFeed(x, y, sample_weight, batch_size, steps, epochs, shuffle, class_weight, bounds)
        if strategy is not None and strategy.num_replicas_in_sync > 1:
            return DatasetFeed(feed.as_dataset(), steps, strategy)
        return feed
    _check_alone(x, y, sample_weight, batch_size)
    if dataset_feed.is_dataset(x):
        return DatasetFeed(_weigh(x, class_weight), steps, strategy)
    if tf_internals.is_tensorflow_iterator(x):
        return DatasetFeed(x, steps, strategy)
    if isinstance(x, Sequence) or _is_sequence_like(x):
        return SequenceFeed(x, steps, shuffle is True, class_weight)
    if isinstance(x, types.GeneratorType) or hasattr(x, "__next__"):
        return GeneratorFeed(x, steps, class_weight)
    raise TypeError(
        f"Failed to find data adapter that can handle input: {type(x)}. Data must be arrays or tensors (alone, in "
        "lists or in dicts), a `tf.data.Dataset`, a generator or a `keras.utils.Sequence`."
    )


def open_split_feeds(x, y, sample_weight, validation_split, batch_size, validation_batch_size, **settings):
    """Returns the training feed and the validation feed that `validation_split` makes of arrays.

    Raises:
        ValueError: The data cannot be split: it is no array, or too short.
    """
    leaves = [leaf for leaf in tf.nest.flatten((x, y, sample_weight)) if leaf is not None]
    if not is_array_data(x) or any(_needs_dataset(leaf) for leaf in leaves):
        kinds = sorted({type(leaf).__name__ for leaf in leaves})
        raise ValueError(
            "`validation_split` is only supported for Tensors or NumPy arrays, found following types in the input: "
            f"{kinds}\n    Split the data yourself and pass `validation_data`."
        )
    parts = [as_tuples(part) for part in (x, y, sample_weight)]
    train, validation = split_rows(count_rows(*parts), validation_split)
    validation_steps = settings.pop("validation_steps", None)
    train_feed = open_feed(*parts, batch_size=batch_size, bounds=train, **settings)
    validation_feed = open_feed(
        *parts, batch_size=validation_batch_size or batch_size, steps=validation_steps, bounds=validation,
        strategy=settings.get("strategy"),
    )  # fmt: skip
    return train_feed, validation_feed


def is_array_data(x):
    """True for arrays, tensors, lists of numbers and structures of them, also with ragged and sparse ones."""
    if isinstance(x, (dict, list, tuple)):
        leaves = tf.nest.flatten(x)
        return bool(leaves) and (
            is_list_of_numbers(x) or all(is_array_data(leaf) for leaf in leaves if leaf is not None)
        )
    return rows.is_array_like(x) or _needs_dataset(x) or isinstance(x, (int, float))


def _needs_dataset(leaf):
    return isinstance(leaf, _SLICEABLE) or _is_scipy_sparse(leaf)


def _is_scipy_sparse(leaf):
    sparse = optional_imports.find_loaded("scipy.sparse")
    return sparse is not None and sparse.issparse(leaf)


def _composite_dataset(x, y, sample_weight, batch_size, shuffle):
    data = tf.nest.map_structure(_as_sliceable, as_tuples((x, y, sample_weight)))
    data = data[: max(index for index, part in enumerate(data) if part is not None) + 1]
    dataset = tf.data.Dataset.from_tensor_slices(data)
    if shuffle:
        dataset = dataset.shuffle(int(dataset.cardinality()))
    return dataset.batch(batch_size)


def _as_sliceable(leaf):
    if leaf is None or isinstance(leaf, _SLICEABLE):
        return leaf
    if _is_scipy_sparse(leaf):
        matrix = leaf.tocoo()
        indices = tf.stack([matrix.row, matrix.col], axis=1)
        return tf.sparse.reorder(tf.SparseTensor(tf.cast(indices, tf.int64), matrix.data, matrix.shape))
    source = rows.as_row_source(leaf, "x")
    return rows.read_rows(source, slice(None), rows.row_dtype(source))


def _weigh(dataset, class_weight):
    if class_weight is None:
        return dataset
    return dataset.map(lambda *batch: class_weight.weigh_batch(*batch))


def _is_sequence_like(x):
    """Sequences of packages that only follow the protocol."""
    return hasattr(x, "__getitem__") and hasattr(x, "__len__") and hasattr(x, "on_epoch_end")


def _check_alone(x, y, sample_weight, batch_size):
    kind = type(x).__name__
    if y is not None:
        raise ValueError(f"`y` argument is not supported when using `{kind}` as input: it yields the targets itself.")
    if sample_weight is not None:
        raise ValueError(
            f"`sample_weight` argument is not supported when using `{kind}` as input: it yields the weights itself."
        )
    if batch_size is not None:
        raise ValueError(
            f"The `batch_size` argument must not be specified for the given input type. Received input: {kind}, "
            f"batch_size: {batch_size}\n    Set it where the batches are made, as in `dataset.batch({batch_size})`."
        )
