"""Random draws, and seeds for objects that were given none."""

import random
import warnings

import numpy as np
import tensorflow as tf

from keras.support import state
from keras.support.api_export import keras_export


def make_seed():
    """Returns a seed between 1 and 10**9, drawn from Python's generator.

    After `keras.utils.set_random_seed` the draws come from a generator of our own, so that they do not depend on what
    else the program draws.
    """
    generator = state.process.random_generator or random
    return generator.randint(1, 10**9)


@keras_export("keras.backend.random_normal")
def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Draws from a normal distribution.

    >>> keras.backend.random_normal((2, 3), seed=1).shape
    TensorShape([2, 3])

    Args:
        shape: Integers or an integer tensor.
        mean: Number.
        stddev: Number: standard deviation.
        dtype: Floating type. Defaults to `keras.backend.floatx()`.
        seed: Integer; without it one is drawn from NumPy's generator. Draws also follow `tf.random.set_seed`, and one
            seed gives new values at each call.
    """
    return tf.random.normal(shape, mean, stddev, _float_type(dtype), seed=_seed(seed))


@keras_export("keras.backend.truncated_normal")
def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Draws from a normal distribution cut at two standard deviations from its mean.

    >>> draws = keras.backend.truncated_normal((100,), stddev=0.5, seed=1)
    >>> bool(tf.reduce_all(tf.abs(draws) <= 1.0))
    True

    Args:
        shape: Integers or an integer tensor.
        mean: Number.
        stddev: Number: standard deviation before the cut.
        dtype: Floating type. Defaults to `keras.backend.floatx()`.
        seed: As for `random_normal`.
    """
    return tf.random.truncated_normal(shape, mean, stddev, _float_type(dtype), seed=_seed(seed))


@keras_export("keras.backend.random_uniform")
def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    """Draws evenly from `[minval, maxval)`.

    >>> draws = keras.backend.random_uniform((100,), 0, 10, dtype="int32", seed=1)
    >>> bool(tf.reduce_all((draws >= 0) & (draws < 10)))
    True

    Args:
        shape: Integers or an integer tensor.
        minval: Number, whole for integer types.
        maxval: Number, whole for integer types.
        dtype: Floating or integer type. Defaults to `keras.backend.floatx()`.
        seed: As for `random_normal`.
    """
    return tf.random.uniform(shape, minval, maxval, _float_type(dtype), seed=_seed(seed))


@keras_export("keras.backend.random_bernoulli")
def random_bernoulli(shape, p=0.0, dtype=None, seed=None):
    """Draws ones with the probability `p`, zeros otherwise.

    >>> keras.backend.random_bernoulli((3,), p=1.0).numpy()
    array([1., 1., 1.], dtype=float32)

    Args:
        shape: Integers or an integer tensor.
        p: Number in `[0, 1]`.
        dtype: Floating type. Defaults to `keras.backend.floatx()`.
        seed: As for `random_normal`.
    """
    dtype = _float_type(dtype)
    draws = tf.random.uniform(shape, dtype=dtype, seed=_seed(seed))
    return tf.where(draws <= p, tf.ones(shape, dtype), tf.zeros(shape, dtype))


@keras_export("keras.backend.random_binomial")
def random_binomial(shape, p=0.0, dtype=None, seed=None):
    """The former name of `random_bernoulli`, which it warns for.

    >>> keras.backend.random_binomial((3,), p=0.0).numpy()
    array([0., 0., 0.], dtype=float32)
    """
    warnings.warn(
        "`tf.keras.backend.random_binomial` is deprecated: it draws from a Bernoulli distribution. Use "
        "`tf.keras.backend.random_bernoulli` instead."
    )
    return random_bernoulli(shape, p, dtype, seed)


@keras_export("keras.backend.random_normal_variable")
def random_normal_variable(shape, mean, scale, dtype=None, name=None, seed=None):
    """Returns a variable that starts with draws from a normal distribution.

    >>> keras.backend.random_normal_variable((2, 3), mean=0.0, scale=1.0).shape
    TensorShape([2, 3])

    Args:
        shape: Integers.
        mean: Number.
        scale: Number: standard deviation.
        dtype: Floating type. Defaults to `keras.backend.floatx()`.
        name: Name of the variable.
        seed: As for `random_normal`.
    """
    dtype = _float_type(dtype)
    draws = tf.random.normal(shape, mean, scale, dtype, seed=_seed(seed, limit=10**9))
    return tf.Variable(draws, dtype=dtype, name=name)


@keras_export("keras.backend.random_uniform_variable")
def random_uniform_variable(shape, low, high, dtype=None, name=None, seed=None):
    """Returns a variable that starts with draws from `[low, high)`.

    >>> keras.backend.random_uniform_variable((2, 3), low=0.0, high=1.0).shape
    TensorShape([2, 3])

    Args:
        shape: Integers.
        low: Number.
        high: Number.
        dtype: Floating type. Defaults to `keras.backend.floatx()`.
        name: Name of the variable.
        seed: As for `random_normal`.
    """
    dtype = _float_type(dtype)
    draws = tf.random.uniform(shape, low, high, dtype, seed=_seed(seed, limit=10**9))
    return tf.Variable(draws, dtype=dtype, name=name)


@keras_export("keras.backend.dropout")
def dropout(x, level, noise_shape=None, seed=None):
    """Sets a share `level` of the elements to 0 and divides the others by `1 - level`.

    >>> keras.backend.dropout(tf.ones(3), 0.0).numpy()
    array([1., 1., 1.], dtype=float32)

    Args:
        x: Floating tensor.
        level: Number in `[0, 1)`.
        noise_shape: Shape of the decisions, which broadcasts against `x`: size 1 where all elements along an axis share
            one; None for the size of `x`.
        seed: As for `random_normal`.

    Raises:
        ValueError: `level` is outside `[0, 1)`.
    """
    return tf.nn.dropout(x, rate=level, noise_shape=noise_shape, seed=_seed(seed))


def _seed(seed, limit=10**7):
    """The seed given, else one below `limit` from NumPy's generator, which `keras.utils.set_random_seed` sets."""
    return np.random.randint(limit) if seed is None else seed


def _float_type(dtype):
    return state.process.float_type if dtype is None else dtype
