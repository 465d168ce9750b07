"""The state of every random number generator that a process shares, to write down and to set again."""

import random

import numpy as np
import tensorflow as tf

from keras.support import state, tf_internals


def get_state():
    """Returns the states of Python's, NumPy's and TensorFlow's generators, as plain values and arrays.

    TensorFlow's part is what new eager operations take their seeds from, and the global `tf.random.Generator`, where
    one is in use. The operations with a state of their own inside of a `tf.function` show it to nobody.
    """
    own = state.process.random_generator
    shared = tf_internals.shared_random_generator()
    return {
        "python": random.getstate(),
        "numpy": np.random.get_state(),
        "tensorflow": tf_internals.eager_seed_state(),
        "keras": None if own is None else own.getstate(),
        "tensorflow_global": None if shared is None else shared.state.numpy(),
    }


def set_state(saved):
    """Sets what `get_state` returned."""
    random.setstate(saved["python"])
    np.random.set_state(saved["numpy"])
    tf_internals.set_eager_seed_state(saved["tensorflow"])
    if saved["keras"] is not None:
        state.process.random_generator = state.process.random_generator or random.Random()
        state.process.random_generator.setstate(saved["keras"])
    if saved["tensorflow_global"] is not None:
        tf.random.get_global_generator().state.assign(saved["tensorflow_global"])
