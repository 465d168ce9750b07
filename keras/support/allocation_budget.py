"""A bound on the bytes of weights that may be made while a model is built from a file.

A config of a few hundred bytes can ask for any number of units. While a file is being loaded, what it asks for is held
against what it stores, before memory is taken. Building a model in code has no bound.
"""

import contextlib
import math

from keras.support import state

_LEAST_BYTES = 64 << 20
_RATIO = 20  # weights in memory to bytes in the file: room for packed files and for state that files leave out


@contextlib.contextmanager
def for_file_of(byte_count):
    """Bounds the weights made inside by what a file with `byte_count` bytes of weights may ask for."""
    token = state.allocation_budget.set([max(_LEAST_BYTES, _RATIO * byte_count)])
    try:
        yield
    finally:
        state.allocation_budget.reset(token)


def charge(shape, dtype, owner):
    """Counts a weight that is about to be made.

    Args:
        shape: Tuple of known sizes.
        dtype: `tf.DType`.
        owner: Name of the layer, for the error.

    Raises:
        ValueError: The file asks for more than it may.
    """
    budget = state.allocation_budget.get()
    if budget is None:
        return
    budget[0] -= math.prod(shape) * max(dtype.size, 1)
    if budget[0] < 0:
        raise ValueError(
            f"The config in the file asks layer {owner!r} for a weight of shape {tuple(shape)}, far more than "
            "the weights in the file fill: the file is damaged, or made to exhaust memory."
        )
