"""What every initializer is: a rule that makes the first values of a weight from its shape and type."""

import warnings

import tensorflow as tf

from keras.backend import config
from keras.backend.random import make_seed
from keras.support.api_export import keras_export

_PARTITION_ARGUMENTS = ("partition_shape", "partition_offset")
_LAYOUT = "layout"


@keras_export("keras.initializers.Initializer")
class Initializer:
    """Base of initializers: a subclass implements `__call__(shape, dtype=None, **kwargs)` and `get_config()`.

    >>> class Halves(keras.initializers.Initializer):
    ...     def __call__(self, shape, dtype=None, **kwargs):
    ...         return tf.fill(shape, tf.constant(0.5, dtype or "float32"))
    >>> Halves()((2,)).numpy()
    array([0.5, 0.5], dtype=float32)
    """

    def __call__(self, shape, dtype=None, **kwargs):
        """Returns a tensor of `shape` and `dtype`: the first values of a weight.

        Args:
            shape: Sequence of sizes, all known.
            dtype: Type of the values; `keras.backend.floatx()` when None.
            **kwargs: `partition_shape` and `partition_offset` when only a part of a partitioned weight is wanted.
        """
        raise NotImplementedError("Initializer subclasses must implement the `__call__()` method.")

    def get_config(self):
        """Returns the arguments of the initializer as a dict."""
        return {}

    @classmethod
    def from_config(cls, config):
        """Returns an initializer with the arguments in `config`; a `dtype` of older files is dropped."""
        config.pop("dtype", None)
        return cls(**config)


class RandomInitializer(Initializer):
    """Base of initializers that draw: the same seed gives the same values at every call.

    Without a seed, one is drawn at the first call and kept.
    """

    def __init__(self, seed=None):
        self.seed = seed
        self._drawn_seed = None

    def stateless_seed(self, kwargs):
        """Returns the seed of `tf.random.stateless_*` for one call; each part of a partitioned weight has its own."""
        offset = kwargs.get("partition_offset")
        seed = [self._own_seed(warns=not offset), 0]
        if not offset:
            return seed
        return tf.random.experimental.stateless_fold_in(tf.constant(seed, tf.int64), hash(tuple(offset)))

    def _own_seed(self, warns):
        if self.seed is not None:
            return self.seed
        if self._drawn_seed is None:
            self._drawn_seed = make_seed()
        elif warns:
            warnings.warn(
                f"The initializer {type(self).__name__} is unseeded and being called multiple times, which will return "
                "identical values each time (even if the initializer is unseeded). Please update your code to provide "
                "a seed to the initializer, or avoid using the same initializer instance more than once.",
                stacklevel=4,
            )
        return self._drawn_seed


def drawn_shape(shape, kwargs, owner):
    """Returns the shape to make, which is that of one part when a partitioned weight asks for it."""
    unknown = [name for name in kwargs if name not in (*_PARTITION_ARGUMENTS, _LAYOUT)]
    if unknown:
        allowed = [*_PARTITION_ARGUMENTS, _LAYOUT]
        raise TypeError(
            f"{type(owner).__name__}: Unknown keyword arguments: {unknown}. Allowed keyword arguments: {allowed}."
        )
    return kwargs.get("partition_shape") or shape


def check_whole(kwargs, owner):
    """Raises for a part of a partitioned weight, whose values cannot be made apart from the rest."""
    if any(kwargs.get(name) is not None for name in _PARTITION_ARGUMENTS):
        raise ValueError(f"{type(owner).__name__} initializer doesn't support partition-related arguments.")


def float_dtype(dtype, owner):
    """Returns the `tf.DType` to make, which must be floating point."""
    found = any_dtype(dtype)
    if not found.is_floating:
        raise ValueError(f"{type(owner).__name__}: Expected floating point type, got {found}.")
    return found


def any_dtype(dtype):
    """Returns the `tf.DType` to make: the default float type for None."""
    return tf.as_dtype(config.floatx() if dtype is None else dtype)
