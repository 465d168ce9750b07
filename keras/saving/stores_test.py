"""Arrays go into HDF5 and come back equal; damage, links and bombs are errors."""

import io
import os

import h5py
import numpy as np
import tensorflow as tf

from keras.saving import stores, untrusted
from keras.support.errors import CorruptFileError, UnsafeModelError
from keras.testing.test_case import TestCase

_ARRAYS = {
    "scalar": np.float32(3.5),
    "matrix": np.arange(6, dtype="float32").reshape(2, 3),
    "half": np.array([1.5, -2.0], "float16"),
    "brain": np.array([1.5, -2.0], tf.bfloat16.as_numpy_dtype),
    "count": np.int64(7),
    "flags": np.array([True, False]),
    "empty": np.zeros((0, 4), "float64"),
}


class StoresTest(TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), "x.weights.h5")

    def write(self, arrays):
        with h5py.File(self.path, "w") as file:
            store = stores.HDF5Writer(file).variables_of("layers/dense")
            for name, value in arrays.items():
                store[name] = value

    def read(self, data=None):
        file = open(self.path, "rb") if data is None else io.BytesIO(data)
        with file, untrusted.opened_hdf5(file, self.path) as hdf5:
            return dict(stores.HDF5Reader(hdf5, self.path).variables_of("layers/dense"))

    def edit(self, change):
        with h5py.File(self.path, "a") as file:
            change(file["layers/dense/vars"])

    def test_arrays_come_back_equal(self):
        self.write(_ARRAYS)
        loaded = self.read()
        self.assertCountEqual(loaded, _ARRAYS)
        for name, value in _ARRAYS.items():
            self.assertEqual(loaded[name].dtype, value.dtype)
            self.assertEqual(loaded[name].shape, value.shape)
            self.assertEqual(loaded[name].tobytes(), value.tobytes())

    def test_takes_variables_and_tensors(self):
        self.write({"0": tf.Variable([1.0, 2.0]), "1": tf.constant([3])})
        loaded = self.read()
        self.assertAllEqual(loaded["0"], [1.0, 2.0])
        self.assertAllEqual(loaded["1"], [3])

    def test_refuses_names_with_slashes_and_values_without_numbers(self):
        for arrays in ({"a/b": np.zeros(1)}, {"a": np.array(["text"], object)}):
            with self.assertRaisesRegex(ValueError, "arrays of numbers"):
                self.write(arrays)

    def test_a_missing_group_is_an_empty_store(self):
        self.write({"0": np.zeros(1)})
        with open(self.path, "rb") as file, untrusted.opened_hdf5(file, self.path) as hdf5:
            store = stores.HDF5Reader(hdf5, self.path).variables_of("layers/other")
            self.assertLen(store, 0)
            self.assertNotIn("0", store)

    def test_every_flipped_bit_is_an_error_or_harmless(self):
        value = np.linspace(0, 1, 24, dtype="float32").reshape(4, 6)
        self.write({"0": value})
        with open(self.path, "rb") as file:
            data = file.read()
        random = np.random.RandomState(0)
        outcomes = {"error": 0, "same": 0}
        for position in random.choice(len(data) * 8, 1500, replace=False):
            flipped = bytearray(data)
            flipped[position // 8] ^= 1 << (position % 8)
            try:
                loaded = self.read(bytes(flipped))
            except (CorruptFileError, UnsafeModelError):
                outcomes["error"] += 1
                continue
            for array in loaded.values():
                self.assertEqual((array.dtype, array.tobytes()), (value.dtype, value.tobytes()))
            outcomes["same"] += 1
        self.assertGreater(outcomes["error"], 50)

    def test_every_truncation_is_one_error(self):
        self.write({"0": np.zeros((8, 8))})
        with open(self.path, "rb") as file:
            data = file.read()
        for length in range(0, len(data) - 1, 97):
            with self.assertRaises(CorruptFileError):
                self.read(data[:length])

    def test_links_are_never_followed(self):
        secret = os.path.join(self.get_temp_dir(), "secret.h5")
        with h5py.File(secret, "w") as file:
            file["x"] = np.arange(3)
        links = {
            "ExternalLink": lambda group: group.__setitem__("0", h5py.ExternalLink(secret, "/x")),
            "SoftLink": lambda group: group.__setitem__("0", h5py.SoftLink("/layers")),
        }
        for name, change in links.items():
            self.write({"1": np.zeros(1)})
            self.edit(change)
            with self.assertRaisesRegex(UnsafeModelError, f"/layers/dense/vars/0 is a {name}"):
                self.read()

    def test_a_linked_group_on_the_way_is_refused(self):
        self.write({"0": np.zeros(1)})
        with h5py.File(self.path, "a") as file:
            file["layers"].move("dense", "other")
            file["layers"]["dense"] = h5py.SoftLink("/layers/other")
        with self.assertRaisesRegex(UnsafeModelError, "/layers/dense is a SoftLink"):
            self.read()

    def test_values_outside_of_the_file_are_refused(self):
        secret = os.path.join(self.get_temp_dir(), "secret.bin")
        with open(secret, "wb") as file:
            file.write(b"secret!!")
        layout = h5py.VirtualLayout(shape=(2,), dtype="f4")
        layout[:] = h5py.VirtualSource(secret, "x", shape=(2,))
        for change in (
            lambda group: group.create_dataset("0", (2,), "f4", external=[(secret, 0, 8)]),
            lambda group: group.create_virtual_dataset("0", layout),
        ):
            self.write({"1": np.zeros(1)})
            self.edit(change)
            with self.assertRaisesRegex(UnsafeModelError, "another file"):
                self.read()

    def test_declared_sizes_must_be_stored(self):
        for shape in ((1 << 30,), (1 << 40, 1 << 20), (1000,)):
            for options in ({}, {"chunks": True, "compression": "gzip"}):
                self.write({})
                self.edit(lambda group: group.create_dataset("0", shape, "f4", **options))
                with self.assertRaisesRegex(CorruptFileError, "declares"):
                    self.read()

    def test_packed_arrays_of_other_writers_load(self):
        value = np.arange(1000, dtype="float32")
        for options in ({"compression": "gzip"}, {"compression": "lzf", "shuffle": True}, {"fletcher32": True}):
            self.write({})
            self.edit(lambda group: group.create_dataset("0", data=value, **options))
            self.assertAllEqual(self.read()["0"], value)

    def test_objects_and_compounds_are_refused(self):
        values = (np.array([(1, 2.0)], [("a", "i4"), ("b", "f4")]), np.array(["x"], h5py.string_dtype()))
        for value in values:
            self.write({})
            self.edit(lambda group: group.create_dataset("0", data=value))
            with self.assertRaisesRegex(CorruptFileError, "not plain numbers"):
                self.read()
