"""Row access to what users call arrays: NumPy, memory maps, HDF5 datasets, eager tensors, pandas, lists of numbers."""

import numpy as np
import tensorflow as tf

from keras.support import optional_imports, state, tf_internals


def as_row_source(leaf, name):
    """Returns an object with `shape`, `dtype` and slicing by rows that stands for `leaf`, without copying it.

    Raises:
        TypeError: `leaf` is nothing that rows can be read from.
        ValueError: `leaf` is a single number, or holds Python objects that are neither text nor numbers.
    """
    if isinstance(leaf, np.ndarray):
        array = leaf
    elif isinstance(leaf, tf_internals.eager_tensor_class()) or isinstance(leaf, tf.Variable):
        array = leaf.numpy()
    elif _is_pandas(leaf):
        array = leaf.to_numpy()
        array = array[:, np.newaxis] if array.ndim == 1 else array
    elif is_array_like(leaf):
        return leaf
    else:
        raise TypeError(f"`{name}` must be an array, a tensor or a structure of them. Received: {type(leaf)}")
    if array.ndim == 0:
        raise ValueError(f"`{name}` must have an axis of samples. Received a scalar: {name}={leaf!r}")
    if array.dtype == object:
        _check_objects(array, name)
    return array


def is_array_like(leaf):
    """True for what can be read by rows in place: arrays, tensors, frames, HDF5 datasets."""
    if isinstance(leaf, (np.ndarray, tf.Tensor, tf.Variable)) or _is_pandas(leaf):
        return True
    has_rows = all(hasattr(leaf, name) for name in ("shape", "dtype", "__getitem__", "__len__"))
    return has_rows and not isinstance(leaf, (tf.RaggedTensor, tf.SparseTensor)) and not hasattr(leaf, "tocsr")


def row_dtype(source):
    """The dtype that batches of `source` get: floats become the Keras float type, everything else stays."""
    dtype = np.dtype(source.dtype)
    return np.dtype(state.process.float_type) if _is_floating(dtype) else dtype


def _is_floating(dtype):
    return dtype.kind == "f" or dtype == tf.bfloat16.as_numpy_dtype


def read_rows(source, rows, dtype):
    """Returns the rows (a slice or an index array) as a NumPy array of `dtype`; a view where that is possible."""
    if isinstance(rows, slice) or isinstance(source, np.ndarray):
        part = source[rows] if isinstance(rows, slice) else source.take(rows, axis=0)
    else:
        part = _read_unsorted(source, rows)
    return np.asarray(part, dtype=dtype)


def _read_unsorted(source, rows):
    """HDF5 datasets read index lists in increasing order only."""
    order = np.argsort(rows)
    part = np.asarray(source[rows[order]])
    result = np.empty_like(part)
    result[order] = part
    return result


def _is_pandas(leaf):
    pandas = optional_imports.find_loaded("pandas")
    return pandas is not None and isinstance(leaf, (pandas.DataFrame, pandas.Series))


def _check_objects(array, name):
    for position, value in np.ndenumerate(array):
        if not isinstance(value, (str, bytes, int, float, bool, np.generic)):
            place = position[0] if len(position) == 1 else position
            raise ValueError(
                f"`{name}` holds Python objects, and {name}[{place}] is of type {type(value).__name__}: every element "
                "must be a number or text.\n"
                "    Rows of different lengths become one array by padding, or a `tf.RaggedTensor` "
                "(`tf.ragged.constant`)."
            )
        if isinstance(value, (str, bytes)):
            return
