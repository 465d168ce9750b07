"""Names: numbers for prefixes, name scopes, and the reset of everything that models leave behind."""

import tensorflow as tf

from keras.support import naming, state, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.backend.get_uid")
def get_uid(prefix=""):
    """Returns 1 on the first call for `prefix`, 2 on the second, and so on, until `reset_uids`.

    >>> keras.backend.reset_uids()
    >>> keras.backend.get_uid("block"), keras.backend.get_uid("block")
    (1, 2)
    """
    return naming.next_uid(prefix)


@keras_export("keras.backend.reset_uids")
def reset_uids():
    """Starts every count of names at the beginning again, the automatic names of layers included.

    >>> keras.backend.reset_uids()
    >>> keras.layers.Dense(1).name
    'dense'
    """
    with state.process.lock:
        state.process.name_counters.clear()
        state.process.eager_name_counter.clear()


@keras_export("keras.backend.clear_session")
def clear_session():
    """Forgets the names that were given out and what TensorFlow keeps for models that are gone.

    Settings such as `floatx()`, registered objects and random seeds stay.

    >>> keras.backend.clear_session()
    >>> keras.layers.Dense(1).name
    'dense'
    """
    state.reset()
    tf_internals.clear_kernel_cache()


@keras_export("keras.backend.name_scope")
def name_scope(name):
    """Returns a context manager that puts `name/` before the names of the operations made inside it.

    >>> with keras.backend.name_scope("block"):
    ...     variable = tf.Variable(1.0, name="gain")
    >>> variable.name
    'block/gain:0'
    """
    return tf.name_scope(name)
