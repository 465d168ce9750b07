"""`save_model` and `load_model`: choose the format by the path when writing and by the first bytes when reading."""

import contextlib
import os
import warnings

import h5py

from keras.saving import archive, lost_arguments, paths, untrusted
from keras.saving.formats import hdf5, saved_model
from keras.support import tracebacks
from keras.support.api_export import keras_export
from keras.support.errors import CorruptFileError, UnsafeModelError


@keras_export("keras.saving.save_model", "keras.models.save_model")
@tracebacks.hides_own_frames
def save_model(model, filepath, overwrite=True, save_format=None, **kwargs):
    """Saves a model whole: its config, its weights, its compile settings and the state of its optimizer.

    The path is replaced in one step: whoever reads it, at any time, finds the old model or the new one.

    >>> model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,))])
    >>> keras.saving.save_model(model, "model.keras")
    >>> x = np.ones((1, 3), "float32")
    >>> bool(np.all(keras.saving.load_model("model.keras")(x) == model(x)))
    True

    Args:
        model: The model.
        filepath: Path that ends in `.keras` (the native archive), in `.h5` or `.hdf5` (the older HDF5 file, for
            functional and sequential models), or in nothing (a SavedModel folder, which TensorFlow serves
            without Keras).
        overwrite: Whether something at `filepath` may be replaced.
        save_format: "keras", "h5" or "tf", when the ending should not decide.
        **kwargs: For "h5" and "tf": `include_optimizer` (True). For "tf" also `signatures` (functions or one function,
            `serving_default` otherwise), `options` (`tf.saved_model.SaveOptions`) and `save_traces`, which changes
            nothing: no layer's function is stored, only the model's.

    Raises:
        ValueError: The ending or `save_format` is unknown, or an argument does not belong to the format.
        FileExistsError: Something is at `filepath` and `overwrite` is False.
        OSError: Writing failed; `filepath` is as it was.
    """
    path = os.fspath(filepath)
    file_format = paths.model_format(path, save_format)
    paths.check_may_write(path, overwrite)
    lost_arguments.warn_about(model)
    if file_format == "keras":
        if kwargs:
            raise ValueError(
                f"The following argument(s) are not supported with the native Keras format: {sorted(kwargs)}"
            )
        if not model.built:
            warnings.warn(
                "You are saving a model that has not yet been built. It might not contain any weights yet. Consider "
                "building the model first by calling it on some data.",
                stacklevel=3,
            )
        archive.write_archive(model, path)
    elif file_format == "h5":
        hdf5.write_model(model, path, **_checked_options(kwargs, ("include_optimizer",), file_format))
    else:
        options = _checked_options(kwargs, ("include_optimizer", "signatures", "options", "save_traces"), file_format)
        options.pop("save_traces", None)
        saved_model.write_model(model, path, **options)


@keras_export("keras.saving.load_model", "keras.models.load_model")
@tracebacks.hides_own_frames
def load_model(filepath, custom_objects=None, compile=True, safe_mode=True, **kwargs):
    """Loads a model that `save_model` (of this release or an earlier one) wrote.

    Nothing in the file can run code: classes and functions are found among those of Keras, those that were registered
    and those in `custom_objects`, and nothing is imported. Of a SavedModel folder the description and the variables are
    read; its graph, which is a program, is not.

    >>> keras.Sequential([keras.layers.Dense(2, input_shape=(3,))]).save("model.keras")
    >>> keras.saving.load_model("model.keras").output_shape
    (None, 2)

    Args:
        filepath: Path of a `.keras`, `.h5` or SavedModel, or an open `h5py.File`. The first bytes decide.
        custom_objects: Dict `{name: class or function}` for objects of your own that the file names.
        compile: Whether to compile the model as it was when saved.
        safe_mode: False lets a `lambda` that is stored as bytecode become a function again. It can run any code:
            only for files that you trust.
        **kwargs: `options` for SavedModel, accepted for old code.

    Returns:
        The model.

    Raises:
        FileNotFoundError: Nothing is at `filepath`.
        CorruptFileError: The file is damaged, truncated, or not a model (an `OSError` and a `ValueError`).
        UnsafeModelError: The file asks for something that loading must not do (a `ValueError`).
        ValueError: The weights do not fit the config, or the file holds weights only.
    """
    _checked_options(kwargs, ("options",), "load_model")
    if isinstance(filepath, h5py.File):
        with _naming_the_file(filepath.filename):
            return hdf5.read_open_model(filepath, str(filepath.filename), custom_objects, compile, safe_mode)
    path = os.fspath(filepath)
    paths.check_exists(path)
    with _naming_the_file(path):
        return _load_by_kind(path, custom_objects, compile, safe_mode)


@contextlib.contextmanager
def _naming_the_file(path):
    """Makes a refusal say which file asked for what it must not have."""
    try:
        yield
    except UnsafeModelError as error:
        raise type(error)(f"{path}: {error}") from error


def _load_by_kind(path, custom_objects, compile, safe_mode):
    kind = untrusted.kind_of(path)
    if kind == "zip":
        return archive.read_archive(path, custom_objects, compile, safe_mode)
    if kind == "folder":
        return saved_model.read_model(path, custom_objects, compile, safe_mode)
    if kind == "hdf5" and path.lower().endswith(".keras"):
        raise CorruptFileError(
            f"{path} is an HDF5 file and its name says that it is a `.keras` archive. Rename it to `.h5` if it is "
            "meant to be one."
        )
    if kind == "hdf5":
        return hdf5.read_model(path, custom_objects, compile, safe_mode)
    raise paths.unreadable(path)


def _checked_options(options, allowed, where):
    unknown = sorted(set(options) - set(allowed))
    if unknown:
        raise ValueError(f"The following argument(s) are not supported with {where!r}: {unknown}")
    return options
