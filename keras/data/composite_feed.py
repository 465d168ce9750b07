"""Batches of ragged and sparse data, and of arrays beside them, cut by a dataset."""

import tensorflow as tf

from keras.data import rows
from keras.data.array_feed import as_tuples, check_has_rows, choose_batch_size, count_rows
from keras.data.dataset_feed import DatasetFeed, weigh_dataset
from keras.data.x_y_sample_weight import pack_x_y_sample_weight
from keras.support import optional_imports, state

# What a dataset takes apart by rows, though it is no array.
_COMPOSITES = (tf.RaggedTensor, tf.SparseTensor, tf.experimental.BatchableExtensionType)


def is_composite(leaf):
    """True for ragged and sparse tensors, other tensors of several parts that have rows, and SciPy matrices."""
    return isinstance(leaf, _COMPOSITES) or is_scipy_sparse(leaf)


def is_scipy_sparse(leaf):
    """True for the sparse matrices and arrays of SciPy."""
    sparse = optional_imports.find_loaded("scipy.sparse")
    return sparse is not None and sparse.issparse(leaf)


def as_sparse_tensor(matrix):
    """Returns the `tf.SparseTensor` of a SciPy matrix, floats in the Keras float type."""
    matrix = matrix.tocsr()
    matrix.sum_duplicates()
    matrix = matrix.tocoo()
    values = matrix.data.astype(state.process.float_type if matrix.data.dtype.kind == "f" else matrix.data.dtype)
    return tf.SparseTensor(
        tf.stack([tf.cast(matrix.row, tf.int64), tf.cast(matrix.col, tf.int64)], 1), values, matrix.shape
    )


def open_composite_feed(
    x, y=None, sample_weight=None, batch_size=None, steps=None, shuffle=False, class_weight=None, strategy=None
):
    """Returns the feed for structures in which some leaf is ragged or sparse; each epoch begins at the first row.

    Args:
        x, y, sample_weight: Structures of arrays, ragged and sparse tensors; the last two may be None.
        batch_size, steps, shuffle, class_weight: As for `ArrayFeed`; rows are always shuffled one by one.
        strategy: `tf.distribute.Strategy`, or None.

    Raises:
        ValueError: The parts differ in length, or hold no rows.
    """
    parts = [_sliceable(part, name) for part, name in zip((x, y, sample_weight), _NAMES)]
    count_rows(*parts)
    dataset = tf.data.Dataset.from_tensor_slices(pack_x_y_sample_weight(*parts))
    count = int(dataset.cardinality())
    check_has_rows(count, parts[0])
    if shuffle:
        dataset = dataset.shuffle(count)
    dataset = dataset.batch(choose_batch_size(batch_size, count, steps))
    return DatasetFeed(weigh_dataset(dataset, class_weight), steps, strategy, restarts=True)


_NAMES = ("x", "y", "sample_weight")


def _sliceable(part, name):
    part = as_tuples(part)
    if part is None:
        return None
    return tf.nest.map_structure(lambda leaf: None if leaf is None else _sliceable_leaf(leaf, name), part)


def _sliceable_leaf(leaf, name):
    if is_scipy_sparse(leaf):
        return as_sparse_tensor(leaf)
    if isinstance(leaf, tf.SparseTensor):
        return tf.sparse.reorder(leaf)
    return leaf if isinstance(leaf, _COMPOSITES) else rows.as_row_source(leaf, name).read(slice(None))
