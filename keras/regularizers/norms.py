"""Regularizers on the size of weights: L1, L2 and both."""

import tensorflow as tf

from keras.regularizers.regularizer import Regularizer, check_penalty
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.regularizers.L1", "keras.regularizers.l1")
class L1(Regularizer):
    """Regularizer `l1 * sum(abs(x))`, which drives weights to exactly 0.

    >>> float(keras.regularizers.L1(0.5)(tf.constant([1.0, -2.0])))
    1.5

    Args:
        l1: Float: the penalty factor.
        **kwargs: `l`, an older name of `l1`.

    Raises:
        ValueError: The factor is no finite number.
        TypeError: An argument is not known.
    """

    def __init__(self, l1=0.01, **kwargs):
        l1 = kwargs.pop("l", l1)
        _check_no_more(kwargs, self)
        self.l1 = check_penalty(l1, "l1", self, default=0.01)

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x))

    def get_config(self):
        return {"l1": self.l1}


@keras_export("keras.regularizers.L2", "keras.regularizers.l2")
class L2(Regularizer):
    """Regularizer `l2 * sum(x**2)`, which keeps weights small.

    >>> float(keras.regularizers.L2(0.5)(tf.constant([1.0, -2.0])))
    2.5

    Args:
        l2: Float: the penalty factor.
        **kwargs: `l`, an older name of `l2`.

    Raises:
        ValueError: The factor is no finite number.
        TypeError: An argument is not known.
    """

    def __init__(self, l2=0.01, **kwargs):
        l2 = kwargs.pop("l", l2)
        _check_no_more(kwargs, self)
        self.l2 = check_penalty(l2, "l2", self, default=0.01)

    def __call__(self, x):
        return self.l2 * tf.reduce_sum(tf.square(x))

    def get_config(self):
        return {"l2": self.l2}


@keras_export("keras.regularizers.L1L2")
class L1L2(Regularizer):
    """Regularizer `l1 * sum(abs(x)) + l2 * sum(x**2)`.

    >>> float(keras.regularizers.L1L2(l1=0.5, l2=0.25)(tf.constant([1.0, -2.0])))
    2.75

    Args:
        l1: Float: factor of the sum of absolute values.
        l2: Float: factor of the sum of squares.

    Raises:
        ValueError: A factor is no finite number.
    """

    def __init__(self, l1=0.0, l2=0.0):
        self.l1 = check_penalty(l1, "l1", self, default=0.0)
        self.l2 = check_penalty(l2, "l2", self, default=0.0)

    def __call__(self, x):
        penalty = tf.zeros((), getattr(x, "dtype", None) or tf.convert_to_tensor(x).dtype)
        if self.l1:
            penalty += self.l1 * tf.reduce_sum(tf.abs(x))
        if self.l2:
            penalty += self.l2 * tf.reduce_sum(tf.square(x))
        return penalty

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}


@keras_export("keras.regularizers.l1_l2")
def l1_l2(l1=0.01, l2=0.01):
    """Returns `L1L2(l1, l2)`, with both factors 0.01 unless given.

    >>> float(keras.regularizers.l1_l2(l1=0.5, l2=0.25)(tf.constant([1.0, -2.0])))
    2.75
    """
    return L1L2(l1=l1, l2=l2)


def _check_no_more(kwargs, owner):
    if kwargs:
        raise TypeError(f"{arguments.owner_name(owner)}: Argument(s) not recognized: {kwargs}")
