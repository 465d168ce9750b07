"""Variables in HDF5 groups: what `save_own_variables(store)` and `load_own_variables(store)` receive.

Every dataset carries a checksum of its values, shape and dtype in the attribute `crc32`, which other readers of these
files ignore: a flipped bit is an error here, never a wrong number. Files without checksums load as they are.
"""

import collections.abc
import zlib

import h5py
import numpy as np
import tensorflow as tf

from keras.saving import untrusted
from keras.support.errors import CorruptFileError

_CHECKSUM = "crc32"
_BFLOAT16 = np.dtype(tf.bfloat16.as_numpy_dtype)


class VariableWriter:
    """One group to put arrays into: `store["0"] = kernel`."""

    def __init__(self, group):
        self._group = group

    def __setitem__(self, name, value):
        write_array(self._group, str(name), value)

    def __contains__(self, name):
        return name in self._group

    def __len__(self):
        return len(self._group)

    def keys(self):
        return list(self._group.keys())


class VariableReader(collections.abc.Mapping):
    """One group of arrays, each checked before it is read; empty when the file has no such group."""

    def __init__(self, group, path):
        self._group = group
        self._path = path
        self._names = [] if group is None else untrusted.hdf5_names(group, path)

    def __getitem__(self, name):
        return read_array(self._dataset(name), self._path)

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)

    def __contains__(self, name):
        return name in self._names

    def spec(self, name):
        """Returns `(shape, dtype)` of an array that was not read."""
        dataset = self._dataset(name)
        return dataset.shape, _logical_dtype(dataset.dtype)

    def _dataset(self, name):
        if name not in self:
            raise KeyError(name)
        child = untrusted.hdf5_child(self._group, name, self._path)
        if not isinstance(child, h5py.Dataset):
            raise CorruptFileError(f"{self._path}: {child.name} is a group where an array should be.")
        return untrusted.check_hdf5_dataset(child, self._path)


class HDF5Writer:
    """A weights file being written: one `vars` group for each object, at the object's place in the model."""

    def __init__(self, file):
        self._file = file

    def variables_of(self, place):
        return VariableWriter(self._file.create_group(_group_path(place)))


class HDF5Reader:
    """A weights file of unknown origin."""

    def __init__(self, file, path):
        self._file = file
        self._path = path
        self._groups = {(): file}
        self._names = {}  # names in each group, read once

    def variables_of(self, place):
        return VariableReader(self._group(tuple(_group_path(place).split("/"))), self._path)

    def places(self):
        """Returns the places that hold at least one array."""
        names = []
        with untrusted.damage_as_one_error(self._path):
            self._file.visit(names.append)
            found = [name.split("/") for name in names]
        return {"/".join(parts[:-2]) for parts in found if len(parts) > 1 and parts[-2] == "vars"}

    def _group(self, parts):
        if parts not in self._groups:
            parent = self._group(parts[:-1])
            child = None
            if parent is not None and parts[-1] in self._names_in(parts[:-1], parent):
                child = untrusted.hdf5_child(parent, parts[-1], self._path)
            self._groups[parts] = child if isinstance(child, h5py.Group) else None
        return self._groups[parts]

    def _names_in(self, parts, group):
        if parts not in self._names:
            self._names[parts] = frozenset(untrusted.hdf5_names(group, self._path))
        return self._names[parts]


def _group_path(place):
    return f"{place}/vars" if place else "vars"


def write_array(group, name, value):
    """Writes a variable, tensor or array as a dataset with its checksum."""
    array = np.asarray(value.numpy() if hasattr(value, "numpy") else value)
    if "/" in name or array.dtype.kind not in "fiubcVS":
        raise ValueError(
            f"A store takes arrays of numbers under names without a slash. Received: name={name!r}, dtype={array.dtype}"
        )
    data = array.view("V2") if array.dtype == _BFLOAT16 else array
    dataset = group.create_dataset(name, data=data)
    dataset.attrs[_CHECKSUM] = np.uint32(_checksum(array))


def read_array(dataset, path):
    """Returns the array of a dataset that `untrusted.check_hdf5_dataset` let pass, its checksum verified."""
    with untrusted.damage_as_one_error(path):
        array = dataset[()]
        array = np.asarray(array).view(_logical_dtype(dataset.dtype))
        stored = dataset.attrs[_CHECKSUM] if _CHECKSUM in dataset.attrs else None
        if stored is not None and int(stored) != _checksum(array):
            raise CorruptFileError(f"{path}: {dataset.name} is damaged (its checksum does not match).")
        return array


def _logical_dtype(dtype):
    """HDF5 knows no bfloat16: it is two opaque bytes there."""
    return _BFLOAT16 if dtype == np.dtype("V2") else dtype


def _checksum(array):
    """Of the shape, the dtype and the values in little-endian order, so that no bit of their description can change."""
    plain = array if array.dtype == _BFLOAT16 else array.astype(array.dtype.newbyteorder("<"), copy=False)
    head = zlib.crc32(f"{array.shape}{plain.dtype.name}".encode())
    return zlib.crc32(
        np.ascontiguousarray(plain).view(np.uint8) if plain.size and plain.ndim else plain.tobytes(), head
    )
