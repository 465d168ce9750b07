"""Seeds for objects that were given none."""

import random

from keras.support import state


def make_seed():
    """Returns a seed between 1 and 10**9, drawn from Python's generator.

    After `keras.utils.set_random_seed` the draws come from a generator of our own, so that they do not depend on what
    else the program draws.
    """
    generator = state.process.random_generator or random
    return generator.randint(1, 10**9)
