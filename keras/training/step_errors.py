"""Errors of layers and of TensorFlow's kernels, in the words of who trains a model.

Nothing is checked while steps succeed: an error that came is compared with the mistakes that users make.
"""

import re

import numpy as np
import tensorflow as tf

from keras.data.chunk import IteratorBatches, OneBatch
from keras.data.label_weights import missing_label_error
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.losses.label_checks import check_sparse_labels
from keras.training.id_checks import id_error
from keras.training.input_checks import check_inputs, has_declared_inputs

_LABELS = re.compile(
    r"label value of -?\d+ which is outside the valid range of \[0, (\d+)\)\.\s+Label values: ([-\d ]+)"
)
_IDS = re.compile(r"indices\[([\d,]+)\] = (-?\d+) is not in \[0, (\d+)\)")
_EMBEDDING = re.compile(r'([^/\s]+)/embedding_lookup|layer "([^"]+)" \(Embedding\)')
_FOUND_NO_ROWS = re.compile(r"expected (min_)?ndim=\d+, found ndim=[01]\b")


class explained:  # noqa: N801, used like a function
    """Context manager around what traces and runs the steps of a chunk.

    Args:
        caller: The method that the user called, for errors.
        chunk: The chunk (see `keras.data.chunk`).
        model: The model.
    """

    def __init__(self, caller="fit", chunk=None, model=None):
        self._caller, self._chunk, self._model = caller, chunk, model

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if not isinstance(error, (ValueError, TypeError, tf.errors.InvalidArgumentError)):
            return
        clearer = _find_clearer(error, self._caller, self._chunk, self._model)
        if clearer is not None:
            raise clearer from None


def _find_clearer(error, caller, chunk, model):
    """The error that says what the user did, or None."""
    try:
        if isinstance(error, tf.errors.InvalidArgumentError):
            _explain_kernel(error.message, caller)
        elif isinstance(chunk, IteratorBatches):
            _explain_missing_rows(str(error), chunk.iterator.element_spec, caller)
        elif isinstance(chunk, OneBatch) and caller.endswith("_on_batch"):
            _explain_batch(unpack_x_y_sample_weight(chunk.data), caller, model)
    except (ValueError, TypeError) as clearer:
        return clearer.with_traceback(None)
    return None


def _explain_kernel(message, caller):
    labels, ids, weights = _LABELS.search(message), _IDS.search(message), missing_label_error(message)
    if labels:
        values = np.array(labels.group(2).split(), dtype="int64")
        check_sparse_labels(values, int(labels.group(1)), "y" if caller.endswith("_on_batch") else "y of this batch")
    elif weights:
        raise weights
    elif ids and _EMBEDDING.search(message):
        layer = next(filter(None, _EMBEDDING.findall(message)[-1]))
        raise id_error(layer, int(ids.group(2)), int(ids.group(3)), ids.group(1))


def _explain_missing_rows(text, specs, caller):
    if _FOUND_NO_ROWS.search(text):
        shapes = ", ".join(str(tuple(spec.shape)) for spec in tf.nest.flatten(specs) if hasattr(spec, "shape"))
        raise ValueError(
            f"`{caller}(x)`: the elements of the dataset look unbatched, of shapes {shapes}: an axis of samples is "
            "missing.\n    Call `.batch(batch_size)` on the dataset."
        )


def _explain_batch(parts, caller, model):
    for name, part in zip(("x", "y", "sample_weight"), parts):
        for leaf in tf.nest.flatten(part):
            if hasattr(leaf, "shape") and not len(leaf.shape):
                raise ValueError(
                    f"`{caller}`: `{name}` must have an axis of samples. Received a scalar: {name}={leaf!r}\n"
                    "    Give a batch of one sample as an array with one row."
                )
    if has_declared_inputs(model):
        check_inputs(model, parts[0], caller)
