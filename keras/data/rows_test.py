import os

import h5py
import numpy as np
import pandas as pd
import tensorflow as tf

from keras.data import rows
from keras.testing import test_case

_ALL = slice(None)


def _read(leaf, part=_ALL):
    return rows.as_row_source(leaf, "x").read(part)


class RowsTest(test_case.TestCase):
    def test_rows_of_arrays_are_views(self):
        x = np.zeros((4, 2), np.float32)
        self.assertTrue(np.shares_memory(_read(x, slice(1, 3)), x))

    def test_floats_of_numpy_become_the_float_type_and_integers_stay(self):
        for dtype, expected in (
            ("f8", "float32"),
            ("f2", "float32"),
            (">f4", "float32"),
            (">i4", "int32"),
            ("u1", "uint8"),
        ):
            self.assertEqual(_read(np.ones(2, dtype)).dtype, np.dtype(expected), dtype)

    def test_what_has_a_dtype_by_choice_keeps_it(self):
        bfloat16 = tf.bfloat16.as_numpy_dtype
        self.assertEqual(_read(np.ones(2, bfloat16)).dtype, bfloat16)
        self.assertEqual(_read(tf.ones(2, tf.float64)).dtype, np.float64)
        self.assertEqual(_read(tf.Variable([1.0], dtype=tf.float16)).dtype, np.float16)

    def test_any_memory_order_is_read(self):
        x = np.arange(24.0).reshape(4, 6)
        for array in (np.asfortranarray(x), x[::-1, ::-1], x[::2, ::3], np.matrix(x)):
            self.assertAllEqual(_read(array, slice(1, 2)), np.asarray(array)[1:2])

    def test_hdf5_rows_are_read_in_any_order(self):
        path = os.path.join(self.get_temp_dir(), "rows.h5")
        with h5py.File(path, "w") as file:
            source = rows.as_row_source(file.create_dataset("x", data=np.arange(10.0)), "x")
            self.assertEqual(source.read(np.array([7, 2, 5])).tolist(), [7.0, 2.0, 5.0])
            self.assertEqual(source.read(np.array([5, 2, 4, 3, 9, 8, 7, 6])).tolist(), [5, 2, 4, 3, 9, 8, 7, 6])

    def test_neighbours_are_read_as_slices(self):
        source = _RecordingArray(np.arange(100))
        part = rows.as_row_source(source, "x").read(np.array([13, 10, 12, 11, 51, 50, 52, 53]))
        self.assertEqual(part.tolist(), [13, 10, 12, 11, 51, 50, 52, 53])
        self.assertEqual(source.reads, [slice(10, 14), slice(50, 54)])

    def test_series_are_columns(self):
        self.assertAllEqual(_read(pd.Series([1, 2])), [[1], [2]])
        self.assertEqual(_read(pd.Series([1.0, 2.0])).dtype, np.float32)

    def test_frames_keep_their_common_dtype(self):
        self.assertEqual(_read(pd.DataFrame({"a": [1, 2], "b": [0.5, 1.5]})).dtype, np.float64)

    def test_number_types_of_pandas_are_read(self):
        whole = pd.array([1, 2], dtype="Int64")
        self.assertAllEqual(_read(pd.Series(whole)), [[1], [2]])
        self.assertAllEqual(
            _read(pd.DataFrame({"a": whole, "b": pd.array([True, False], "boolean")})), [[1, 1], [2, 0]]
        )
        self.assertAllClose(_read(pd.Series(pd.array([1, None], dtype="Int64"))), [[1.0], [np.nan]])

    def test_columns_of_text_and_numbers_are_refused_together(self):
        frame = pd.DataFrame({"a": pd.Series(["u", "v"]).astype("category"), "b": [1, 2]})
        with self.assertRaisesRegex(ValueError, r"x\[\(0, 1\)\] is of type int.*(?s:.)*arrays of their own"):
            rows.as_row_source(frame, "x")

    def test_a_scalar_has_no_rows(self):
        with self.assertRaisesRegex(ValueError, "`y` must have an axis of samples"):
            rows.as_row_source(np.array(3), "y")

    def test_python_objects_are_named_by_position_and_type(self):
        ragged = np.array([[1, 2], [3]], dtype=object)
        with self.assertRaisesRegex(ValueError, r"(?s)x\[0\] is of type list.*padding"):
            rows.as_row_source(ragged, "x")
        with self.assertRaisesRegex(ValueError, r"(?s)x\[1\] is of type float.*astype"):
            rows.as_row_source(np.array(["a", 2.0], dtype=object), "x")

    def test_text_as_objects_is_fine(self):
        self.assertEqual(_read(np.array(["a", "b"], dtype=object)).tolist(), ["a", "b"])

    def test_dates_are_refused_with_advice(self):
        with self.assertRaisesRegex(TypeError, r"(?s)`x` has dtype datetime64\[D\], which no tensor can hold.*seconds"):
            rows.as_row_source(np.array(["2020-01-01"], "M8[D]"), "x")


class _RecordingArray:
    """An array-like that takes note of what is read."""

    def __init__(self, array):
        self.shape, self.dtype = array.shape, array.dtype
        self.reads = []
        self._array = array

    def __len__(self):
        return len(self._array)

    def __getitem__(self, key):
        self.reads.append(key)
        return self._array[key]


if __name__ == "__main__":
    tf.test.main()
