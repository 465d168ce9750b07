"""The `.keras` archive: a zip of `metadata.json`, `config.json` and `model.weights.h5`, none of them packed."""

import datetime
import json
import os
import tempfile
import zipfile

import h5py

from keras.saving import model_state, stores, untrusted
from keras.serialization import decode, encode
from keras.support import allocation_budget, atomic_write
from keras.support.errors import CorruptFileError
from keras.version import __version__

_METADATA = "metadata.json"
_CONFIG = "config.json"
_WEIGHTS = "model.weights.h5"
_MAX_METADATA_BYTES = 1 << 20
_MAX_CONFIG_BYTES = 64 << 20


def write_archive(model, path):
    """Writes the model, its compile settings and its variables to `path`, replacing a file whole."""
    folder = os.path.dirname(os.path.realpath(path))  # room for the model is needed there anyway
    with atomic_write.replaced_file(path) as file:
        write_to(file, model, folder)


def write_to(file, model, folder=None):
    """Writes the archive into an open file, by way of a temporary file in `folder` that nobody else sees."""
    config = json.dumps(encode.serialize_keras_object(model))
    now = datetime.datetime.now().strftime("%Y-%m-%d@%H:%M:%S")
    metadata = json.dumps({"keras_version": __version__, "date_saved": now})
    with zipfile.ZipFile(file, "w") as archive, tempfile.TemporaryFile(dir=folder) as weights:
        archive.writestr(zipfile.ZipInfo(_METADATA), metadata)
        archive.writestr(zipfile.ZipInfo(_CONFIG), config)
        with h5py.File(weights, "w") as hdf5:
            model_state.write_state(model, stores.HDF5Writer(hdf5))
        _add_member(archive, _WEIGHTS, weights)


def read_archive(path, custom_objects=None, compile=True, safe_mode=True):
    """Returns the model in the archive at `path`."""
    with untrusted.opened_archive(path) as archive:
        return read_from(archive, custom_objects, compile, safe_mode)


def read_from(archive, custom_objects=None, compile=True, safe_mode=True):
    """Returns the model in an `untrusted.UntrustedArchive`."""
    metadata = archive.read_json(_METADATA, _MAX_METADATA_BYTES)
    config = archive.read_json(_CONFIG, _MAX_CONFIG_BYTES)
    if not compile:
        config.pop("compile_config", None)
    with allocation_budget.for_file_of(archive.size_of(_WEIGHTS)):
        model = decode.decode(config, "keras.layers", custom_objects, safe_mode)
    _check_is_model(model, config, archive.path, metadata)
    read_archive_weights(model, archive)
    return model


def read_archive_weights(model, archive, skip_mismatch=False):
    """Loads the variables of an open `untrusted.UntrustedArchive` into the model."""
    with archive.opened(_WEIGHTS) as weights, untrusted.opened_hdf5(weights, archive.path) as hdf5:
        model_state.read_state(model, stores.HDF5Reader(hdf5, archive.path), archive.path, skip_mismatch)


def _add_member(archive, name, file):
    info = zipfile.ZipInfo(name)
    info.file_size = file.seek(0, 2)
    file.seek(0)
    with archive.open(info, "w") as member:
        for block in iter(lambda: file.read(1 << 20), b""):
            member.write(block)


def _check_is_model(model, config, path, metadata):
    if not hasattr(model, "layers") or not hasattr(model, "save_own_variables"):
        raise CorruptFileError(
            f"{path} holds a {type(model).__name__} ({config.get('class_name')!r}), not a model "
            f"(keras_version in the file: {metadata.get('keras_version')!r})."
        )
