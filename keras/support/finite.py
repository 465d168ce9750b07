"""Finds numbers that are no numbers any more: NaN and infinity."""

from typing import NamedTuple

import numpy as np
import tensorflow as tf

_BFLOAT16 = tf.bfloat16.as_numpy_dtype


class Nonfinite(NamedTuple):
    """What is wrong with an array.

    Attributes:
        kind: "NaN" or "Inf"; what the first bad element is.
        first_index: Index of the first bad element.
        bad_count: How many elements are bad.
        total: How many elements there are.
    """

    kind: str
    first_index: tuple[int, ...]
    bad_count: int
    total: int

    def __str__(self):
        return f"{self.kind} at index {list(self.first_index)} ({self.bad_count} of {self.total} values)"


def find(values):
    """Returns a `Nonfinite` for an array or tensor that holds NaN or infinity; None for any other value."""
    if isinstance(values, tf.Variable) or tf.is_tensor(values):
        if not isinstance(values, (tf.Tensor, tf.Variable)) or not values.dtype.is_floating:
            return None
        values = values.numpy()
    if not isinstance(values, (np.ndarray, np.generic)):
        return None
    if values.dtype == _BFLOAT16:
        values = values.astype("float32")
    if values.dtype.kind not in "fc" or _has_finite_sum(values):
        return None
    is_bad = ~np.isfinite(values)
    if not is_bad.any():
        return None
    index = tuple(int(i) for i in np.argwhere(is_bad)[0])
    return Nonfinite("NaN" if np.isnan(values[index]) else "Inf", index, int(is_bad.sum()), values.size)


def _has_finite_sum(values):
    """True only when all values are finite; one sum is far cheaper than a test of every value."""
    with np.errstate(all="ignore"):
        return np.isfinite(values.sum())
