"""Row access to what users call arrays: NumPy, memory maps, HDF5 datasets, eager tensors, pandas, lists of numbers."""

import numpy as np
import tensorflow as tf

from keras.support import optional_imports, state, tf_internals


class RowSource:
    """An array that batches are read from, row by row, and the dtype that they get.

    Args:
        array: Has `shape`, `dtype`, `len` and slicing by rows: a NumPy array, or what is read as it is sliced.
        dtype: NumPy dtype of the batches.
    """

    def __init__(self, array, dtype):
        self.array = array
        self.dtype = dtype
        self.shape = tuple(array.shape)

    def __len__(self):
        return self.shape[0]

    @property
    def row_bytes(self):
        """Size of one row of a batch, in bytes."""
        return self.dtype.itemsize * int(np.prod(self.shape[1:]))

    def read(self, rows):
        """Returns the rows (a slice or an index array) as a NumPy array; a view where that is possible."""
        if isinstance(rows, slice):
            part = self.array[rows]
        elif isinstance(self.array, np.ndarray):
            part = self.array.take(rows, axis=0)
        else:
            part = _read_unsorted(self.array, rows)
        return np.asarray(part, dtype=self.dtype)


def as_row_source(leaf, name):
    """Returns the `RowSource` of an array, without copying it.

    Floating-point NumPy arrays, lists and series are read in the Keras float type; whatever else has a dtype (tensors,
    frames, HDF5 datasets) keeps it.

    Raises:
        TypeError: `leaf` is nothing that rows can be read from, or holds what no tensor can hold.
        ValueError: `leaf` is a single number, or holds Python objects that are neither text nor numbers.
    """
    if not is_array_like(leaf):
        raise TypeError(f"`{name}` must be an array, a tensor or a structure of them. Received: {type(leaf)}")
    array, dtype = _array_of(leaf)
    if not len(array.shape):
        raise ValueError(f"`{name}` must have an axis of samples. Received a scalar: {name}={leaf!r}")
    if isinstance(array, np.ndarray) and array.dtype == object:
        _check_objects(array, name)
    _check_dtype(dtype, name)
    return RowSource(array, dtype)


def is_array_like(leaf):
    """True for what can be read by rows in place: arrays, tensors, frames, HDF5 datasets."""
    if isinstance(leaf, (np.ndarray, tf.Tensor, tf.Variable)) or _is_pandas(leaf):
        return True
    has_rows = all(hasattr(leaf, name) for name in ("shape", "dtype", "__getitem__", "__len__"))
    return has_rows and not isinstance(leaf, (tf.RaggedTensor, tf.SparseTensor)) and not hasattr(leaf, "tocsr")


def row_dtype(array):
    """The dtype that batches of a NumPy array get: floats become the Keras float type, everything else stays."""
    return np.dtype(state.process.float_type) if array.dtype.kind == "f" else _native(array.dtype)


def _array_of(leaf):
    """Pair of something that can be sliced by rows and the dtype of its batches."""
    if isinstance(leaf, np.ndarray):
        array = np.asarray(leaf)
        return array, row_dtype(array)
    if isinstance(leaf, (tf_internals.eager_tensor_class(), tf.Variable)):
        array = leaf.numpy()
        return array, array.dtype
    if _is_pandas(leaf):
        if leaf.ndim == 2:
            array = _frame_values(leaf)
            return array, array.dtype
        array = _series_values(leaf)[:, np.newaxis]
        return array, row_dtype(array)
    return leaf, _native(np.dtype(leaf.dtype))


def _native(dtype):
    return dtype if dtype.isnative else dtype.newbyteorder("=")


def _frame_values(frame):
    if any(_nullable_type(dtype) is not None for dtype in frame.dtypes):
        return np.column_stack([_series_values(frame.iloc[:, column]) for column in range(frame.shape[1])])
    return frame.to_numpy()


def _series_values(series):
    """Values of a series; of types of pandas with missing values, those are NaN."""
    dtype = _nullable_type(series.dtype)
    if dtype is None:
        return series.to_numpy()
    if series.isna().any():
        return series.to_numpy(dtype="float64", na_value=np.nan)
    return series.to_numpy(dtype=dtype)


def _nullable_type(dtype):
    """The NumPy type beneath one of pandas' own number types (`Int64`, `boolean`), else None."""
    return getattr(dtype, "numpy_dtype", None)


def _read_unsorted(source, rows):
    """HDF5 datasets read indices in increasing order only, and read neighbours much faster as slices."""
    order = np.argsort(rows)
    ordered = rows[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=ordered[0] - 2) != 1)
    if 4 * len(starts) <= len(ordered):
        runs = np.split(ordered, starts[1:])
        part = np.concatenate([np.asarray(source[run[0] : run[-1] + 1]) for run in runs])
    else:
        part = np.asarray(source[ordered])
    result = np.empty_like(part)
    result[order] = part
    return result


def _is_pandas(leaf):
    pandas = optional_imports.find_loaded("pandas")
    return pandas is not None and isinstance(leaf, (pandas.DataFrame, pandas.Series))


def _check_dtype(dtype, name):
    if dtype.kind in "OUS":  # text
        return
    try:
        tf.as_dtype(dtype)
    except TypeError as error:
        raise TypeError(
            f"`{name}` has dtype {dtype}, which no tensor can hold.\n"
            "    Turn it into numbers first; dates, for instance, into seconds or days."
        ) from error


def _check_objects(array, name):
    """Raises unless all elements are text; names the first that is neither text nor number, if there is one."""
    kinds = {type(value) for value in array.flat}
    if all(issubclass(kind, _TEXT) for kind in kinds):
        return
    are_text_or_numbers = all(issubclass(kind, _TEXT + _NUMBERS) for kind in kinds)
    good = _TEXT if are_text_or_numbers else _TEXT + _NUMBERS
    position, value = next((place, value) for place, value in np.ndenumerate(array) if not isinstance(value, good))
    place = position[0] if len(position) == 1 else position
    if are_text_or_numbers:
        advice = (
            f"Give numbers a dtype, as in `{name}.astype('float32')`; keep text and numbers in arrays of their own."
        )
    else:
        advice = "Rows of different lengths become one array by padding, or a `tf.RaggedTensor` (`tf.ragged.constant`)."
    raise ValueError(
        f"`{name}` holds Python objects, and {name}[{place}] is of type {type(value).__name__}: every element must be "
        f"text, or every element a number.\n    {advice}"
    )


_TEXT = (str, bytes)
_NUMBERS = (bool, int, float, np.number, np.bool_)
