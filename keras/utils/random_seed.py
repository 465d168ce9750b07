"""One call that seeds every generator a training run draws from."""

import random

import numpy as np
import tensorflow as tf

from keras.support import arguments, state
from keras.support.api_export import keras_export


@keras_export("keras.utils.set_random_seed")
def set_random_seed(seed):
    """Seeds Python, NumPy, TensorFlow and the seeds of unseeded initializers and layers.

    With the same seed, the same program gives the same weights on the same machine and versions; on a GPU, call
    `tf.config.experimental.enable_op_determinism()` too.

    >>> keras.utils.set_random_seed(7)
    >>> first = keras.initializers.GlorotUniform()((2, 2))
    >>> keras.utils.set_random_seed(7)
    >>> bool(tf.reduce_all(first == keras.initializers.GlorotUniform()((2, 2))))
    True

    Args:
        seed: Integer from 0 to 2**32 - 1.

    Raises:
        ValueError: `seed` is no integer, or out of range.
    """
    if not arguments.is_integer(seed) and not isinstance(seed, bool):
        raise ValueError(
            f"Expected `seed` argument to be an integer. Received: seed={seed!r} (of type {type(seed).__name__})"
        )
    seed = int(seed)
    if not 0 <= seed < 2**32:
        raise ValueError(f"Seed must be between 0 and 2**32 - 1. Received: seed={seed}")
    random.seed(seed)
    np.random.seed(seed)
    tf.random.set_seed(seed)
    state.process.random_generator = random.Random(seed)
