"""`save_weights` and `load_weights`: the variables of a model without its config."""

import os

import h5py

from keras.saving import archive, model_state, paths, stores, untrusted
from keras.saving.formats import hdf5, tf_checkpoint
from keras.support import atomic_write


def save_weights(model, filepath, overwrite=True, save_format=None, options=None):
    """Saves the variables: to `x.weights.h5`, to an older `x.h5`, or as a TensorFlow checkpoint with prefix `filepath`.

    Raises:
        ValueError: The model has no weights yet, or the path and `save_format` contradict each other.
        FileExistsError: Something is at `filepath` and `overwrite` is False.
    """
    model_state.check_built(model, "saved")
    path = os.fspath(filepath)
    file_format = paths.weights_format(path, save_format)
    paths.check_may_write(f"{path}.index" if file_format == "tf" else path, overwrite)
    if file_format == "weights.h5":
        with atomic_write.replaced_file(path) as file, h5py.File(file, "w") as opened:
            model_state.write_state(model, stores.HDF5Writer(opened))
    elif file_format == "h5":
        hdf5.write_weights(model, path)
    else:
        tf_checkpoint.write(model, path, options)


def load_weights(model, filepath, skip_mismatch=False, by_name=False, options=None):
    """Loads variables that `save_weights` wrote, or those in a whole-model file; the first bytes decide.

    Weights that do not fit are one error that lists all of them, before anything is changed. `skip_mismatch` loads what
    fits and warns with the list of the rest. `by_name` (for `.h5` files of the older kind) goes by the names of layers
    instead of their order.

    Returns:
        The load status of a TensorFlow checkpoint; None for files.
    """
    path = os.fspath(filepath)
    if tf_checkpoint.is_checkpoint(path):
        return _load_checkpoint(model, path, skip_mismatch, by_name, options)
    paths.check_exists(path, "weights file or checkpoint")
    model_state.check_built(model, "loaded")
    kind = untrusted.kind_of(path)
    if kind == "zip":
        _check_not_by_name(by_name, path)
        with untrusted.opened_archive(path) as opened:
            archive.read_archive_weights(model, opened, skip_mismatch)
    elif kind == "hdf5":
        _load_hdf5(model, path, skip_mismatch, by_name)
    else:
        raise paths.unreadable(path)
    return None


def _load_hdf5(model, path, skip_mismatch, by_name):
    with open(path, "rb") as file, untrusted.opened_hdf5(file, path) as opened:
        if hdf5.holds_weights(opened, path):
            hdf5.read_weights(model, opened, path, skip_mismatch, by_name)
        else:
            _check_not_by_name(by_name, path)
            model_state.read_state(model, stores.HDF5Reader(opened, path), path, skip_mismatch)


def _load_checkpoint(model, path, skip_mismatch, by_name, options):
    if by_name or skip_mismatch:
        raise NotImplementedError(
            "Weights may only be loaded based on topology into Models when loading TensorFlow-formatted weights "
            f"(got by_name={by_name}, skip_mismatch={skip_mismatch} to load_weights)."
        )
    return tf_checkpoint.read(model, path, options)


def _check_not_by_name(by_name, path):
    if by_name:
        raise ValueError(
            f"Invalid keyword arguments: by_name=True goes with HDF5 files of the older kind only. Received: "
            f"filepath={path}"
        )
