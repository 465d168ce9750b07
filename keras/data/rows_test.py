import os

import h5py
import numpy as np
import tensorflow as tf

from keras.data import rows
from keras.testing import test_case


class RowsTest(test_case.TestCase):
    def test_hdf5_rows_are_read_in_any_order(self):
        path = os.path.join(self.get_temp_dir(), "rows.h5")
        with h5py.File(path, "w") as file:
            source = file.create_dataset("x", data=np.arange(10.0))
            self.assertIs(rows.as_row_source(source, "x"), source)
            part = rows.read_rows(source, np.array([7, 2, 5]), np.dtype("float32"))
        self.assertEqual(part.tolist(), [7.0, 2.0, 5.0])

    def test_eager_tensors_become_arrays(self):
        self.assertAllEqual(rows.as_row_source(tf.constant([1, 2]), "x"), [1, 2])

    def test_a_scalar_has_no_rows(self):
        with self.assertRaisesRegex(ValueError, "`y` must have an axis of samples"):
            rows.as_row_source(np.array(3), "y")

    def test_python_objects_are_named_by_position_and_type(self):
        ragged = np.array([[1, 2], [3]], dtype=object)
        with self.assertRaisesRegex(ValueError, r"(?s)x\[0\] is of type list.*padding"):
            rows.as_row_source(ragged, "x")

    def test_text_as_objects_is_fine(self):
        words = np.array(["a", "b"], dtype=object)
        self.assertIs(rows.as_row_source(words, "x"), words)


if __name__ == "__main__":
    tf.test.main()
