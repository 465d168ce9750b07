"""Making tensors and variables with given values."""

import numpy as np
import tensorflow as tf

from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.backend.constant")
def constant(value, dtype=None, shape=None, name=None):
    """Returns a tensor with given values.

    >>> keras.backend.constant([1, 2]).numpy()
    array([1., 2.], dtype=float32)

    Args:
        value: Number, array or nested list.
        dtype: Type. Defaults to `keras.backend.floatx()`.
        shape: Shape to bring the values to; a single value fills it.
        name: Name within a graph.
    """
    return tf.constant(value, _float_type(dtype), shape, name or "Const")


@keras_export("keras.backend.variable")
def variable(value, dtype=None, name=None, constraint=None):
    """Returns a variable that starts with given values.

    >>> weights = keras.backend.variable([1, 2], name="weights")
    >>> weights.name, weights.numpy().tolist()
    ('weights:0', [1.0, 2.0])

    Args:
        value: Number, array, nested list, tensor, or a function that gives one of them. A SciPy sparse matrix gives a
            `tf.SparseTensor`, which holds its values but cannot be assigned to.
        dtype: Type. Defaults to `keras.backend.floatx()`.
        name: Name.
        constraint: Function that brings a new value into what is allowed; optimizers apply it.
    """
    if hasattr(value, "tocoo"):
        matrix = value.tocoo()
        return tf.SparseTensor(np.stack([matrix.row, matrix.col], 1).astype("int64"), matrix.data, matrix.shape)
    return tf.Variable(value, dtype=tf.as_dtype(_float_type(dtype)), name=name, constraint=constraint)


@keras_export("keras.backend.zeros")
def zeros(shape, dtype=None, name=None):
    """Returns a variable filled with 0; a tensor inside a graph when a size is known only while it runs.

    >>> keras.backend.zeros((2,)).numpy()
    array([0., 0.], dtype=float32)

    Args:
        shape: Integers or an integer tensor.
        dtype: Type. Defaults to `keras.backend.floatx()`.
        name: Name of the variable.
    """
    return _as_variable(tf.zeros(shape, _float_type(dtype)), name)


@keras_export("keras.backend.ones")
def ones(shape, dtype=None, name=None):
    """Returns a variable filled with 1; a tensor inside a graph when a size is known only while it runs.

    >>> keras.backend.ones((2,)).numpy()
    array([1., 1.], dtype=float32)

    Args:
        shape: Integers or an integer tensor.
        dtype: Type. Defaults to `keras.backend.floatx()`.
        name: Name of the variable.
    """
    return _as_variable(tf.ones(shape, _float_type(dtype)), name)


@keras_export("keras.backend.eye")
def eye(size, dtype=None, name=None):
    """Returns a variable that holds the identity matrix of `size` rows.

    >>> keras.backend.eye(2).numpy()
    array([[1., 0.],
           [0., 1.]], dtype=float32)

    Args:
        size: Integer.
        dtype: Type. Defaults to `keras.backend.floatx()`.
        name: Name of the variable.
    """
    return _as_variable(tf.eye(size, dtype=_float_type(dtype)), name)


@keras_export("keras.backend.zeros_like")
def zeros_like(x, dtype=None, name=None):
    """Returns a tensor of zeros in the shape of `x`.

    >>> keras.backend.zeros_like(tf.constant([3.0, 4.0])).numpy()
    array([0., 0.], dtype=float32)

    Args:
        x: Tensor, variable or array.
        dtype: Type. Defaults to that of `x`.
        name: Name within a graph.
    """
    return tf.zeros_like(x, dtype=dtype, name=name)


@keras_export("keras.backend.ones_like")
def ones_like(x, dtype=None, name=None):
    """Returns a tensor of ones in the shape of `x`.

    >>> keras.backend.ones_like(tf.constant([3.0, 4.0])).numpy()
    array([1., 1.], dtype=float32)

    Args:
        x: Tensor, variable or array.
        dtype: Type. Defaults to that of `x`.
        name: Name within a graph.
    """
    return tf.ones_like(x, dtype=dtype, name=name)


@keras_export("keras.backend.arange")
def arange(start, stop=None, step=1, dtype="int32"):
    """Returns the numbers from `start` up to, but without, `stop`; from 0 to `start` without `stop`.

    >>> keras.backend.arange(1, 6, 2).numpy()
    array([1, 3, 5], dtype=int32)

    Args:
        start: Number.
        stop: Number or None.
        step: Number: distance from one to the next.
        dtype: Type of the numbers. With the default "int32", fractions among the arguments make them floats.
    """
    if stop is None:
        start, stop = 0, tf.maximum(start, 0) if tf.is_tensor(start) else max(start, 0)
    numbers = tf.range(start, limit=stop, delta=step)
    return numbers if dtype == "int32" else tf.cast(numbers, dtype)


def _as_variable(values, name):
    return tf.Variable(values, dtype=values.dtype, name=name) if values.shape.is_fully_defined() else values


def _float_type(dtype):
    return state.process.float_type if dtype is None else dtype
