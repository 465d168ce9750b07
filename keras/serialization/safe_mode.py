"""Safe mode: whether loading may turn stored bytes into code. Unset means safe, and no file can change it."""

from keras.support import state
from keras.support.api_export import keras_export


class SafeModeScope:
    """Context manager that sets safe mode for the loading inside it.

    Scopes only tighten: inside a scope that is safe, every scope is safe.
    """

    def __init__(self, safe_mode=True):
        self.safe_mode = safe_mode

    def __enter__(self):
        enclosing = state.safe_mode.get()
        self._token = state.safe_mode.set(True if enclosing else self.safe_mode is not False)
        return self

    def __exit__(self, *exception):
        state.safe_mode.reset(self._token)


def in_safe_mode():
    """True unless an enclosing scope, or `enable_unsafe_deserialization`, allows stored bytes to become code."""
    scope = state.safe_mode.get()
    return not state.process.unsafe_deserialization if scope is None else scope


def effective(requested):
    """The mode for a call that was given `safe_mode=requested`: an enclosing scope wins over the argument."""
    if state.safe_mode.get() is not None:
        return in_safe_mode()
    return requested is not False and in_safe_mode()


@keras_export("keras.__internal__.enable_unsafe_deserialization")
def enable_unsafe_deserialization():
    """Allows loading to turn stored bytes into code for the rest of the process, without `safe_mode=False`.

    A model file can then run any code it likes: call this only in programs that load nothing but their own files.

    >>> callable(keras.__internal__.enable_unsafe_deserialization)
    True
    """
    state.process.unsafe_deserialization = True
