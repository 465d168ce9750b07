"""Chooses the feed for what the user passed as data.

A feed is an object with
- `steps_per_epoch`: batches an epoch, or None when only the end of the data tells;
- `start_epoch()`, `end_epoch()`, and `rewind()`, which begins again;
- `get_state()` and `set_state(state)`: the position, for a later feed of the same data to go on from;
- `take(count)`: the next chunk of at most `count` batches (see `chunk.py`), or None when the data has run out;
- `batch_size`, `has_partial_batch` and `host_targets`, for sizes and checks that are known before the first step.
"""

import types
import warnings

import tensorflow as tf

from keras.data import dataset_feed, rows
from keras.data.array_feed import ArrayFeed, as_tuples, count_rows, is_list_of_numbers
from keras.data.batch_feed import GeneratorFeed, SequenceFeed
from keras.data.composite_feed import is_composite, open_composite_feed
from keras.data.dataset_creator import DatasetCreator, open_creator_feed
from keras.data.dataset_feed import DatasetFeed, weigh_dataset
from keras.data.sequence import Sequence
from keras.data.split import split_rows
from keras.support import tf_internals


def open_feed(
    x, y=None, sample_weight=None, batch_size=None, steps=None, epochs=1, shuffle=False, class_weight=None,
    strategy=None, bounds=None, workers=None,
):  # fmt: skip
    """Returns the feed for one call of `fit`, `evaluate` or `predict`.

    `workers` says who reads generators and sequences (see `keras.data.workers.Workers`); the other arguments are those
    of `fit`.

    Raises:
        ValueError: The arguments do not go together, nothing can be read from `x`, or there is no data.
    """
    if is_array_data(x):
        x, y, sample_weight = as_tuples(x), as_tuples(y), as_tuples(sample_weight)
        if any(is_composite(leaf) for leaf in tf.nest.flatten((x, y, sample_weight))):
            return open_composite_feed(x, y, sample_weight, batch_size, steps, shuffle, class_weight, strategy)
        feed = ArrayFeed(x, y, sample_weight, batch_size, steps, epochs, shuffle, class_weight, bounds)
        if strategy is not None and strategy.num_replicas_in_sync > 1:
            return DatasetFeed(feed.as_dataset(), steps, strategy)
        return feed
    kind = _kind_of_batches(x)
    _check_alone(kind, y, sample_weight, batch_size)
    if kind == _CREATOR:
        return open_creator_feed(x, steps, class_weight, strategy)
    if kind == _DATASET:
        return DatasetFeed(weigh_dataset(x, class_weight), steps, strategy)
    if kind == _ITERATOR and class_weight is None:
        return DatasetFeed(x, steps, strategy)
    if kind == _SEQUENCE:
        return SequenceFeed(x, steps, shuffle is True, class_weight, workers)
    return GeneratorFeed(x, steps, class_weight, workers)


def open_split_feeds(x, y, sample_weight, validation_split, batch_size, validation_batch_size, **settings):
    """Returns the training feed and the validation feed that `validation_split` makes of arrays.

    Raises:
        ValueError: The data cannot be split: it is no array, or too short.
    """
    leaves = [leaf for leaf in tf.nest.flatten((x, y, sample_weight)) if leaf is not None]
    if not is_array_data(x) or any(is_composite(leaf) for leaf in leaves):
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
    if tf.nest.is_nested(x):
        leaves = () if is_list_of_numbers(x) else tf.nest.flatten(x)
        return all(is_array_data(leaf) for leaf in leaves if leaf is not None)
    return rows.is_array_like(x) or is_composite(x) or isinstance(x, (int, float))


_CREATOR, _DATASET, _ITERATOR = "`DatasetCreator`", "dataset", "TensorFlow iterator"
_SEQUENCE, _GENERATOR = "`keras.utils.Sequence`", "python generator"


def _kind_of_batches(x):
    """What messages call `x`, which yields batches."""
    if isinstance(x, DatasetCreator):
        return _CREATOR
    if dataset_feed.is_dataset(x):
        return _DATASET
    if tf_internals.is_tensorflow_iterator(x):
        return _ITERATOR
    if isinstance(x, Sequence) or _is_sequence_like(x):
        return _SEQUENCE
    if isinstance(x, types.GeneratorType) or hasattr(x, "__next__"):
        return _GENERATOR
    raise ValueError(
        f"Failed to find data adapter that can handle input: {type(x)}. Data must be arrays or tensors (alone, in "
        "lists or in dicts), a `tf.data.Dataset`, a generator or a `keras.utils.Sequence`."
    )


def _is_sequence_like(x):
    """Sequences of packages that only follow the protocol."""
    return hasattr(x, "__getitem__") and hasattr(x, "__len__") and hasattr(x, "on_epoch_end")


def _check_alone(kind, y, sample_weight, batch_size):
    for name, value, what in (("y", y, "the targets"), ("sample_weight", sample_weight, "the weights")):
        if value is not None:
            raise ValueError(
                f"`{name}` argument is not supported when using {kind} as input.\n"
                f"    It yields {what} itself, in batches `(x, y)` or `(x, y, sample_weight)`."
            )
    if batch_size is None:
        return
    if kind in (_SEQUENCE, _GENERATOR):
        warnings.warn(
            f"`batch_size` has no effect with a {kind}: batches are as large as it makes them. "
            f"Received: batch_size={batch_size}\n    Leave `batch_size` out.",
            stacklevel=5,  # who called `fit`
        )
        return
    raise ValueError(
        f"The `batch_size` argument must not be specified for the given input type. Received input: {kind}, "
        f"batch_size: {batch_size}\n    Set it where the batches are made, as in `dataset.batch({batch_size})`."
    )
