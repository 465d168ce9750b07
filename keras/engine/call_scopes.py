"""Name scope and autocasting around one `call`."""

import re

import tensorflow as tf

from keras.support import state


class CallScopes:
    """Enters a name scope (unless `name` is None) and sets the dtype that variables are read in.

    Written by hand, since every eager call pays for it.
    """

    __slots__ = ("_name_scope", "_dtype", "_outer_dtype")

    def __init__(self, name, autocast_dtype):
        self._name_scope = None if name is None else tf.name_scope(scope_name(name))
        self._dtype = autocast_dtype

    def __enter__(self):
        if self._name_scope is not None:
            self._name_scope.__enter__()
        self._outer_dtype = state.thread.autocast_dtype
        state.thread.autocast_dtype = self._dtype

    def __exit__(self, *error):
        state.thread.autocast_dtype = self._outer_dtype
        if self._name_scope is not None:
            self._name_scope.__exit__(*error)


def scope_name(name):
    """The layer's name in the characters that TensorFlow allows in a scope."""
    return re.sub(r"^[^A-Za-z0-9.]|[^A-Za-z0-9_.\\/>-]", "_", name)
