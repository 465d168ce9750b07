"""Initializers that draw every value from one distribution: uniform, normal, truncated normal."""

import tensorflow as tf

from keras.initializers.initializer import RandomInitializer, any_dtype, drawn_shape, float_dtype
from keras.support.api_export import keras_export


@keras_export("keras.initializers.RandomUniform", "keras.initializers.random_uniform")
class RandomUniform(RandomInitializer):
    """Initializer that draws uniformly from `[minval, maxval)`.

    >>> values = keras.initializers.RandomUniform(minval=0.0, maxval=2.0, seed=1)((100,))
    >>> bool(tf.reduce_all((values >= 0) & (values < 2)))
    True

    Args:
        minval: Number: the lower end, which may be drawn.
        maxval: Number: the upper end, which is not drawn.
        seed: Integer, or None for a seed of its own.
    """

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        super().__init__(seed)
        self.minval = minval
        self.maxval = maxval

    def __call__(self, shape, dtype=None, **kwargs):
        shape = drawn_shape(shape, kwargs, self)
        dtype = any_dtype(dtype)
        if not dtype.is_floating and not dtype.is_integer:
            raise ValueError(f"RandomUniform: Expected float or integer dtype, got {dtype}.")
        seed = self.stateless_seed(kwargs)
        return tf.random.stateless_uniform(shape, seed, self.minval, self.maxval, dtype)

    def get_config(self):
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class _Normal(RandomInitializer):
    """What the two normal distributions share; `_draw` is TensorFlow's operation for one of them."""

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        super().__init__(seed)
        self.mean = mean
        self.stddev = stddev

    def __call__(self, shape, dtype=None, **kwargs):
        shape = drawn_shape(shape, kwargs, self)
        dtype = float_dtype(dtype, self)
        return self._draw(shape, self.stateless_seed(kwargs), self.mean, self.stddev, dtype)

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


@keras_export("keras.initializers.RandomNormal", "keras.initializers.random_normal")
class RandomNormal(_Normal):
    """Initializer that draws from the normal distribution with `mean` and `stddev`.

    >>> keras.initializers.RandomNormal(mean=10.0, stddev=0.0, seed=1)((2,)).numpy()
    array([10., 10.], dtype=float32)

    Args:
        mean: Number: the mean of the distribution.
        stddev: Number: its standard deviation.
        seed: Integer, or None for a seed of its own.
    """

    _draw = staticmethod(tf.random.stateless_normal)


@keras_export("keras.initializers.TruncatedNormal", "keras.initializers.truncated_normal")
class TruncatedNormal(_Normal):
    """Initializer that draws from a normal distribution, again where a value is over two deviations from the mean.

    >>> values = keras.initializers.TruncatedNormal(mean=0.0, stddev=1.0, seed=1)((1000,))
    >>> float(tf.reduce_max(tf.abs(values))) < 2
    True

    Args:
        mean: Number: the mean of the distribution.
        stddev: Number: its standard deviation before truncation.
        seed: Integer, or None for a seed of its own.
    """

    _draw = staticmethod(tf.random.stateless_truncated_normal)
