"""Plain values and arrays in a folder that is whole or not there: what backups of a training are written with.

`state.json` holds the structure, a TensorFlow checkpoint the arrays. Reading runs no code and unpickles nothing.
"""

import base64
import hashlib
import json
import os

import numpy as np
import tensorflow as tf

from keras.support.atomic_write import replaced_folder

_STRUCTURE = "state.json"
_ARRAYS = "arrays"
_MEMBERS = (f"{_ARRAYS}.data-00000-of-00001", f"{_ARRAYS}.index", _STRUCTURE)


class DamagedStateError(ValueError):
    """A folder of this kind is incomplete or was changed."""


def write_state(folder, state):
    """Writes a structure of dicts, lists, tuples, numbers, texts, bytes, arrays and tensors; all of it or nothing.

    Raises:
        TypeError: Something else is in the structure.
        OSError: The folder cannot be written; it is as it was.
    """
    arrays = []
    text = json.dumps(_encode(state, arrays))
    with replaced_folder(folder, _MEMBERS) as temporary:
        if arrays:
            tf.raw_ops.SaveV2(
                prefix=os.path.join(temporary, _ARRAYS),
                tensor_names=[str(index) for index in range(len(arrays))],
                shape_and_slices=[""] * len(arrays),
                tensors=arrays,
            )
        document = {"sha256": _digest(text), "dtypes": [array.dtype.name for array in arrays], "state": text}
        with open(os.path.join(temporary, _STRUCTURE), "w", encoding="utf-8") as file:
            json.dump(document, file)


def read_state(folder):
    """Returns what `write_state` wrote, with arrays of NumPy.

    Raises:
        DamagedStateError: A file is missing or damaged.
    """
    try:
        with open(os.path.join(folder, _STRUCTURE), encoding="utf-8") as file:
            document = json.load(file)
        text = document["state"]
        if _digest(text) != document["sha256"]:
            raise ValueError("its checksum differs from that of its contents")
        return _decode(json.loads(text), _read_arrays(folder, document["dtypes"]))
    except (OSError, ValueError, KeyError, TypeError, tf.errors.OpError) as error:
        raise DamagedStateError(f"{folder}: {type(error).__name__}: {str(error).splitlines()[0]}") from error


def _read_arrays(folder, dtypes):
    if not dtypes:
        return []
    tensors = tf.raw_ops.RestoreV2(
        prefix=os.path.join(folder, _ARRAYS),
        tensor_names=[str(index) for index in range(len(dtypes))],
        shape_and_slices=[""] * len(dtypes),
        dtypes=[tf.as_dtype(name) for name in dtypes],
    )
    return [tensor.numpy() for tensor in tensors]


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _encode(value, arrays):
    """The value as JSON: what JSON does not know becomes a dict of one entry, whose key says what it is."""
    if value is None or isinstance(value, (bool, int, float, str)) and not isinstance(value, np.generic):
        return value
    if isinstance(value, (np.ndarray, np.generic, tf.Tensor)):
        arrays.append(tf.convert_to_tensor(value))
        return {"scalar" if isinstance(value, np.generic) else "array": len(arrays) - 1}
    if isinstance(value, (tuple, list)):
        parts = [_encode(part, arrays) for part in value]
        return {"tuple": parts} if isinstance(value, tuple) else parts
    if isinstance(value, dict):
        return {"dict": [[_encode(key, arrays), _encode(part, arrays)] for key, part in value.items()]}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    raise TypeError(
        f"A state may hold dicts, lists, tuples, numbers, texts, bytes, arrays and None. Received: {value!r} of type "
        f"{type(value).__name__}"
    )


def _decode(value, arrays):
    if isinstance(value, list):
        return [_decode(part, arrays) for part in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "dict":
        return {_decode(key, arrays): _decode(part, arrays) for key, part in content}
    if kind == "tuple":
        return tuple(_decode(part, arrays) for part in content)
    if kind == "bytes":
        return base64.b64decode(content)
    return arrays[content][()] if kind == "scalar" else arrays[content]
