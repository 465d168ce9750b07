"""Which format a path means, and what to say when there is nothing to read."""

import os

from keras.saving import untrusted
from keras.support import naming
from keras.support.errors import CorruptFileError

_HDF5_ENDINGS = (".h5", ".hdf5", ".hdf", ".he5")
_FORMAT_NAMES = {"keras": "keras", "tf": "tf", "tensorflow": "tf", "h5": "h5", "hdf5": "h5"}
_FOLDER_ENDINGS = ("", ".tf", ".savedmodel", ".saved_model", ".ckpt")


def model_format(path, save_format=None):
    """Returns "keras", "h5" or "tf": what `save_format` says, or what the ending of the path means."""
    ending = os.path.splitext(path.rstrip("/\\"))[1].lower()
    if save_format is not None:
        chosen = _FORMAT_NAMES.get(str(save_format).lower())
        if chosen is None:
            raise ValueError(
                "Unknown `save_format` argument. Expected one of 'keras', 'tf', or 'h5'. "
                f"Received: save_format={save_format}"
            )
        if (chosen == "keras") != (ending == ".keras"):
            raise ValueError(
                f"Invalid `filepath` argument: expected a `.keras` extension with save_format='keras', and another one "
                f"with save_format={save_format!r}. Received: filepath={path}"
            )
        return chosen
    if ending == ".keras":
        return "keras"
    if ending in _HDF5_ENDINGS:
        return "h5"
    if os.path.isdir(path) or ending in _FOLDER_ENDINGS or not ending[1:].isalpha():
        return "tf"
    hint = naming.closest(ending, (".keras", *_HDF5_ENDINGS))
    raise ValueError(
        f"Unknown extension {ending!r}. {hint} Received: filepath={path}\n"
        "    Use `.keras` for a model file, or pass `save_format='tf'` to make a SavedModel folder of that name."
    )


def weights_format(path, save_format=None):
    """Returns "weights.h5", "h5" or "tf" for a file of weights."""
    name = path.lower()
    if name.endswith(".weights.h5"):
        return "weights.h5"
    chosen = None if save_format is None else _FORMAT_NAMES.get(str(save_format).lower())
    if save_format is not None and chosen is None:
        raise ValueError(f"Unknown format. Expected one of {'tf', 'h5'}. Received: save_format={save_format}")
    if chosen is None:
        chosen = "h5" if name.endswith((*_HDF5_ENDINGS, ".keras")) else "tf"
    if chosen == "tf" and name.endswith(_HDF5_ENDINGS):
        raise ValueError(
            f'save_weights got save_format="tf"/"tensorflow", but the filepath ("{path}") looks like an HDF5 file. '
            'Omit the ".h5"/".keras" when saving in TensorFlow format.'
        )
    return "tf" if chosen == "tf" else "h5"


def check_may_write(path, overwrite):
    """Raises when something is at `path` and may not be replaced."""
    if not overwrite and os.path.exists(path):
        raise FileExistsError(f"{path} exists and `overwrite` is False. Pass `overwrite=True`, or give another path.")


def check_exists(path, what="file or directory"):
    """Raises with the nearest names when nothing is at `path`."""
    if os.path.exists(path):
        return
    folder, name = os.path.split(os.path.abspath(path))
    if os.path.isdir(folder):
        hint = naming.closest(name, os.listdir(folder)) or f"The folder {folder} exists and has no such name in it."
    else:
        hint = f"The folder {folder} does not exist either."
    raise FileNotFoundError(f"No {what} found at {path}. {hint}")


def unreadable(path):
    """Returns the error for a file that is none of the formats."""
    return CorruptFileError(
        f"{path} is not a model file (file signature not found): it looks like {untrusted.description_of(path)}."
    )
