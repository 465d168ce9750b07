"""The learning phase: what layers take `training` to be when nobody says."""

import contextlib
import warnings

import numpy as np

from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.backend.learning_phase")
def learning_phase():
    """Returns the learning phase of the running thread: 0, inference, until it is set, or 1, training.

    >>> keras.backend.learning_phase()
    0
    """
    return 0 if state.thread.learning_phase is None else state.thread.learning_phase


@keras_export("keras.backend.set_learning_phase")
def set_learning_phase(value):
    """Sets what layers take `training` to be when it is given by nobody, for the running thread. Warns: rather give
    `training` in the call, `layer(x, training=True)`.

    >>> keras.backend.set_learning_phase(1)
    >>> keras.backend.learning_phase()
    1
    >>> keras.backend.clear_session()

    Args:
        value: 0 or False for inference, 1 or True for training.

    Raises:
        ValueError: Another value.
    """
    _warn("set_learning_phase")
    state.thread.learning_phase = _check(value)


@keras_export("keras.backend.learning_phase_scope")
@contextlib.contextmanager
def learning_phase_scope(value):
    """Returns a context manager within which the learning phase is `value`. Warns as `set_learning_phase` does.

    >>> with keras.backend.learning_phase_scope(1):
    ...     keras.backend.learning_phase()
    1

    Args:
        value: 0 or False for inference, 1 or True for training.

    Raises:
        ValueError: Another value.
    """
    _warn("learning_phase_scope")
    before = state.thread.learning_phase
    state.thread.learning_phase = _check(value)
    try:
        yield
    finally:
        state.thread.learning_phase = before


def _check(value):
    if not isinstance(value, (int, float, np.generic)) or value not in (0, 1):
        raise ValueError(f"Expected learning phase to be 0 or 1. Received: value={value!r}")
    return value


def _warn(name):
    warnings.warn(
        f"`tf.keras.backend.{name}` is deprecated and will be removed. Pass `training=True` or `training=False` to the "
        "call of the layer or model instead."
    )
