"""A row of the table, and the arrays that rows share."""

import collections

import numpy as np

# Name of the function, function of the backend (ours or the reference's) and of tensors, and the arrays for these.
Call = collections.namedtuple("Call", ["name", "run", "inputs"])

_RANDOM = np.random.RandomState(0)


def numbers(*shape):
    """Returns an array of drawn numbers."""
    return _RANDOM.randn(*shape).astype("float32")


MATRIX = numbers(3, 4)
CUBE = numbers(2, 3, 4)
POSITIVE = np.abs(CUBE) + 0.1
IMAGES = numbers(2, 5, 6, 3)
IMAGES_FIRST = IMAGES.transpose(0, 3, 1, 2)
VOLUMES = numbers(2, 3, 4, 5, 2)
INTEGERS = np.array([[3, -1, 2], [0, 5, -4]], "int32")
LABELS = np.array([0, 2, 1], "int32")
ROWS = np.array([[0.2, 0.3, 0.5], [0.1, 0.8, 0.1], [0.4, 0.4, 0.2]], "float32")
