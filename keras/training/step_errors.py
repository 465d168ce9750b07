"""Errors of TensorFlow's kernels, in the words of who trains a model."""

import contextlib
import re

import numpy as np
import tensorflow as tf

from keras.losses.label_checks import check_sparse_labels

_LABELS = re.compile(
    r"label value of -?\d+ which is outside the valid range of \[0, (\d+)\)\.\s+Label values: ([-\d ]+)"
)


@contextlib.contextmanager
def explained():
    """Context manager around a call of compiled steps.

    Labels of a dataset are seen first by the kernel of the loss: its error becomes that of labels in memory.
    """
    try:
        yield
    except tf.errors.InvalidArgumentError as error:
        found = _LABELS.search(error.message)
        if found:
            labels = np.array(found.group(2).split(), dtype="int64")
            check_sparse_labels(labels, int(found.group(1)), "y of this batch")
        raise
