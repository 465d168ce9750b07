"""What every regularizer is: a number that is added to the loss, computed from a weight."""

import math

from keras.backend import config
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.regularizers.Regularizer")
class Regularizer:
    """Base of regularizers: a subclass implements `__call__(x)`, which returns a scalar, and `get_config()`.

    >>> class Largest(keras.regularizers.Regularizer):
    ...     def __call__(self, x):
    ...         return tf.reduce_max(tf.abs(x))
    ...     def get_config(self):
    ...         return {}
    >>> float(Largest()(tf.constant([1.0, -3.0])))
    3.0
    """

    def __call__(self, x):
        """Returns the penalty of the weight `x`, a scalar."""
        return 0.0

    @classmethod
    def from_config(cls, config):
        """Returns a regularizer with the arguments in `config`."""
        return cls(**config)

    def get_config(self):
        """Returns the arguments of the regularizer as a dict."""
        raise NotImplementedError(f"{self} does not implement get_config()")


def check_penalty(value, name, owner, default=None):
    """Returns a penalty factor as a float that the default float type can hold; None stands for `default`, if any."""
    value = default if value is None else value
    if not arguments.is_number(value) and not isinstance(value, bool):
        raise ValueError(
            f"{type(owner).__name__}: Value {value} is not a valid regularization penalty number, expected an int or "
            f"float value. Received: {name}={value!r}"
        )
    if not math.isfinite(value):
        raise ValueError(
            f"{type(owner).__name__}: Value {value} is not a valid regularization penalty number, an infinite number "
            f"or NaN are not valid values. Received: {name}={value!r}"
        )
    return float(config.cast_to_floatx(value))
