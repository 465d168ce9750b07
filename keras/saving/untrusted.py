"""The one reader of bytes from strangers: what kind a file is, its zip members, its HDF5 groups and datasets.

Everything that a file says about itself is checked before it is believed: only members that the caller names are read,
sizes are bounded before memory is taken, links are never followed, and damage is one class of error.
"""

import contextlib
import io
import json
import math
import os
import struct
import tempfile
import zipfile
import zlib

import h5py

from keras.support.errors import CorruptFileError, UnsafeModelError

_MEGABYTE = 1 << 20
_MAX_DIRECTORY_BYTES = 4 * _MEGABYTE
_MAX_CONTAINERS = 1_000_000  # lists and objects in a config: each takes 60 to 240 bytes of memory for 2 of text
_MAX_RATIO = 100  # unpacked to packed bytes, above a free allowance
_FREE_UNPACKED_BYTES = 8 * _MEGABYTE
_SAFE_HDF5_FILTERS = {
    h5py.h5z.FILTER_DEFLATE,
    h5py.h5z.FILTER_SHUFFLE,
    h5py.h5z.FILTER_FLETCHER32,
    h5py.h5z.FILTER_LZF,
}
_LOOKS = (
    (b"version https://git-lfs", "a Git LFS pointer, not the file that it stands for: run `git lfs pull`"),
    (b"<!doctype html", "an HTML page, probably an error page saved by a download"),
    (b"<html", "an HTML page, probably an error page saved by a download"),
    (b"\x80", "a Python pickle, which is not read because it can run code"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"\x93NUMPY", "a NumPy array"),
)


def kind_of(path):
    """Returns what is at `path` by its first bytes, whatever its name: "folder", "zip", "hdf5" or "unknown"."""
    if os.path.isdir(path):
        return "folder"
    start = _first_bytes(path)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "hdf5" if start.startswith(b"\x89HDF\r\n\x1a\n") else "unknown"


def description_of(path):
    """Returns what a file that nobody can read looks like, in words for an error message."""
    start = _first_bytes(path)
    if not start:
        return "an empty file"
    for magic, text in _LOOKS:
        if start.lower().lstrip().startswith(magic.lower()):
            return text
    try:
        start[:240].decode("utf-8")
    except UnicodeDecodeError:
        return "damaged, or data of an unknown kind"
    return "a text file"


def _first_bytes(path):
    with open(path, "rb") as file:
        return file.read(256)


@contextlib.contextmanager
def damage_as_one_error(path):
    """Turns what zip, JSON and HDF5 libraries raise on bad bytes into `CorruptFileError` with the name of the file."""
    try:
        yield
    except (UnsafeModelError, CorruptFileError):
        raise
    except (
        *(ValueError, TypeError, KeyError, RuntimeError, OverflowError, EOFError, NotImplementedError, MemoryError),
        *(zipfile.BadZipFile, zlib.error, struct.error, OSError),
    ) as error:
        size = os.path.getsize(path) if os.path.isfile(path) else 0
        reason = f"{error}".strip("'\"")
        raise CorruptFileError(f"The file is truncated or damaged: {path} ({size} bytes). {reason}") from error


@contextlib.contextmanager
def opened_archive(path):
    """Gives the `UntrustedArchive` of a zip file."""
    with open(path, "rb") as file:
        yield archive_of(file, path)


def archive_of(file, path):
    """Returns the `UntrustedArchive` of an open, seekable file; `path` is what errors call it."""
    with damage_as_one_error(path):
        _check_directory_size(file, path)
        return UntrustedArchive(path, file, zipfile.ZipFile(file))


class UntrustedArchive:
    """Members of a zip file, each checked when it is asked for."""

    def __init__(self, path, file, archive):
        self.path = path
        self._file = file
        self._archive = archive
        self._size = file.seek(0, os.SEEK_END)

    def size_of(self, name):
        """Returns how many bytes a member has when unpacked."""
        with damage_as_one_error(self.path):
            return self._checked_info(name).file_size

    def read_json(self, name, limit):
        """Returns the JSON object (a dict) in member `name`, of at most `limit` bytes."""
        with damage_as_one_error(self.path):
            info = self._checked_info(name)
            if info.file_size > limit:
                raise CorruptFileError(f"{self.path}: {name} has {info.file_size} bytes; at most {limit} are read.")
            with self._archive.open(info) as member:
                return parse_json_object(_read_exactly(member, info.file_size), f"{self.path}: {name}")

    @contextlib.contextmanager
    def opened(self, name):
        """Gives member `name` as a seekable file whose checksum was verified."""
        with damage_as_one_error(self.path):
            info = self._checked_info(name)
            unpacked = self._window(info) if info.compress_type == zipfile.ZIP_STORED else self._unpacked(info)
        with unpacked:
            yield unpacked

    def _checked_info(self, name):
        found = [info for info in self._archive.infolist() if info.filename == name]
        if len(found) != 1:
            wrong = "is missing" if not found else f"is there {len(found)} times"
            raise CorruptFileError(f"{self.path}: the member {name!r} {wrong}.")
        (info,) = found
        if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CorruptFileError(f"{self.path}: {name} is encrypted or packed by an unknown method.")
        if info.header_offset + info.compress_size > self._size or self._overlaps(info):
            raise CorruptFileError(f"{self.path}: {name} lies outside of the file or over another member.")
        if info.compress_type == zipfile.ZIP_STORED and info.file_size != info.compress_size:
            raise CorruptFileError(f"{self.path}: {name} states two sizes.")
        if info.file_size > max(_FREE_UNPACKED_BYTES, _MAX_RATIO * info.compress_size):
            raise CorruptFileError(
                f"{self.path}: {name} would unpack from {info.compress_size} to {info.file_size} bytes, "
                f"more than {_MAX_RATIO} times its size."
            )
        return info

    def _overlaps(self, info):
        start, end = info.header_offset, info.header_offset + info.compress_size
        others = (other for other in self._archive.infolist() if other is not info)
        return any(other.header_offset < end and start < other.header_offset + other.compress_size for other in others)

    def _window(self, info):
        self._file.seek(info.header_offset)
        header = self._file.read(30)
        name_length, extra_length = struct.unpack("<HH", header[26:30])
        start = info.header_offset + 30 + name_length + extra_length
        window = _Window(self._file, start, info.file_size)
        checksum = 0
        for block in iter(lambda: window.read(_MEGABYTE), b""):
            checksum = zlib.crc32(block, checksum)
        if checksum != info.CRC or window.tell() != info.file_size:
            raise CorruptFileError(f"{self.path}: {info.filename} is damaged (its checksum does not match).")
        window.seek(0)
        return window

    def _unpacked(self, info):
        unpacked = tempfile.TemporaryFile()
        with self._archive.open(info) as member:
            for block in iter(lambda: member.read(_MEGABYTE), b""):
                unpacked.write(block)
                if unpacked.tell() > info.file_size:
                    raise CorruptFileError(f"{self.path}: {info.filename} is longer than it states.")
        unpacked.seek(0)
        return unpacked


def _read_exactly(member, size):
    data = member.read(size + 1)
    if len(data) != size:
        raise EOFError(f"A member has {len(data)} bytes and states {size}.")
    return data


class _Window(io.RawIOBase):
    """A part of an open file as a file of its own, read without copying."""

    def __init__(self, file, start, size):
        super().__init__()
        self._file, self._start, self._size, self._position = file, start, size, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._position

    def seek(self, offset, whence=os.SEEK_SET):
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer):
        view = memoryview(buffer)[: max(0, self._size - self._position)]
        self._file.seek(self._start + self._position)
        count = self._file.readinto(view)
        self._position += count
        return count


def _check_directory_size(file, path):
    """Refuses a directory of a million members before anybody makes objects of them."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < 22:
        raise zipfile.BadZipFile("The zip directory at the end of the file is missing.")
    (directory_bytes,) = struct.unpack("<L", tail[place + 12 : place + 16])
    wide = tail.rfind(b"PK\x06\x06")
    if wide >= 0 and len(tail) - wide >= 56:
        (directory_bytes,) = struct.unpack("<Q", tail[wide + 40 : wide + 48])
    if directory_bytes > _MAX_DIRECTORY_BYTES:
        raise CorruptFileError(f"{path}: the zip directory has {directory_bytes} bytes, too many for a model.")
    file.seek(0)


def parse_json_object(data, where):
    """Returns the JSON object in `data` (text or UTF-8 bytes); anything else is a `CorruptFileError`."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        if text.count("{") + text.count("[") > _MAX_CONTAINERS:
            raise ValueError(f"more than {_MAX_CONTAINERS} lists and objects")
        value = json.loads(text, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as error:
        raise CorruptFileError(f"{where} is not the JSON that it should be: {error}") from error
    if not isinstance(value, dict):
        raise CorruptFileError(f"{where} should hold a JSON object and holds a {type(value).__name__}.")
    return value


def _without_duplicates(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key is there twice")
    return result


def opened_hdf5(file, path):
    """Returns the `h5py.File` of an open binary file; read it through `hdf5_child` and `hdf5_array` only."""
    with damage_as_one_error(path):
        return h5py.File(file, "r")


def hdf5_names(group, path):
    """Returns the names in a group, without opening what they stand for."""
    with damage_as_one_error(path):
        return list(group.keys())


def hdf5_child(group, name, path):
    """Returns the group or dataset `name` of `group`; only plain (hard) links count."""
    with damage_as_one_error(path):
        where = f"{(group.name or '').rstrip('/')}/{name}"
        link = group.get(name, getclass=True, getlink=True)
        if link is None:
            raise KeyError(f"{where} is not readable")
        if link is not h5py.HardLink:
            raise UnsafeModelError(
                f"{path}: {where} is a {link.__name__}, which could read other files. Links are never followed; "
                "there is no option to allow it."
            )
        child = group[name]
        if not isinstance(child, (h5py.Group, h5py.Dataset)):
            raise CorruptFileError(f"{path}: {where} is neither a group nor a dataset.")
        return child


def hdf5_attribute(owner, name, path):
    """Returns an attribute that is text, texts or numbers; references to other places of the file are refused."""
    with damage_as_one_error(path):
        dtype = owner.attrs.get_id(name).dtype
        if dtype.kind not in "SfiuO" or (dtype.kind == "O" and h5py.check_string_dtype(dtype) is None):
            raise CorruptFileError(f"{path}: the attribute {name} of {owner.name} holds {dtype}, not text or numbers.")
        return owner.attrs[name]


def check_hdf5_dataset(dataset, path):
    """Returns the dataset; raises unless it holds plain numbers, all of them stored in this file.

    The declared size must be backed by stored bytes, so that a small file cannot ask for much memory.
    """
    with damage_as_one_error(path):
        where = f"{path}: {dataset.name}"
        properties = dataset.id.get_create_plist()
        layout = properties.get_layout()
        if properties.get_external_count() or layout not in (h5py.h5d.COMPACT, h5py.h5d.CONTIGUOUS, h5py.h5d.CHUNKED):
            raise UnsafeModelError(f"{where} keeps its values in another file, which is never read.")
        filters = {properties.get_filter(index)[0] for index in range(properties.get_nfilters())}
        if not filters <= _SAFE_HDF5_FILTERS:
            raise UnsafeModelError(f"{where} needs HDF5 filter plug-ins {sorted(filters - _SAFE_HDF5_FILTERS)}.")
        kind = dataset.dtype.kind
        if dataset.shape is None or kind not in "fiubcVS" or (kind == "V" and dataset.dtype.names):
            raise CorruptFileError(f"{where} holds {dataset.dtype}, not plain numbers.")
        declared = math.prod(int(size) for size in dataset.shape) * dataset.dtype.itemsize
        stored = dataset.id.get_storage_size()
        limit = max(_FREE_UNPACKED_BYTES if stored else 0, _MAX_RATIO * stored) if filters else stored
        if declared > limit:
            raise CorruptFileError(f"{where} declares {declared} bytes and stores {stored}.")
        return dataset
