"""Reading and writing variables."""

import numpy as np
import tensorflow as tf

from keras.backend.sparse import to_dense
from keras.support.api_export import keras_export


@keras_export("keras.backend.get_value")
def get_value(x):
    """Returns the value of a tensor or variable as a NumPy array; anything else as it is.

    >>> keras.backend.get_value(tf.Variable([1.0, 2.0]))
    array([1., 2.], dtype=float32)

    Raises:
        RuntimeError: `x` has no value yet: it is symbolic, or inside a graph.
    """
    if not tf.is_tensor(x):
        return x
    if not hasattr(x, "numpy") or not tf.executing_eagerly():
        raise RuntimeError(
            f"get_value: Only tensors and variables outside of graphs have a value. Received: {x!r}\n"
            "    For a symbolic tensor, run the model: `keras.Model(inputs, x).predict(...)`. Inside `tf.function`, "
            "return the tensor and read it outside, or print it with `tf.print`."
        )
    return x.numpy()


@keras_export("keras.backend.eval")
def eval(x):
    """Returns the value of a tensor or variable as a NumPy array, sparse ones made dense.

    >>> keras.backend.eval(tf.sparse.from_dense([[0.0, 2.0]]))
    array([[0., 2.]], dtype=float32)

    Raises:
        RuntimeError: As for `get_value`.
    """
    return get_value(to_dense(x))


@keras_export("keras.backend.batch_get_value")
def batch_get_value(tensors):
    """Returns the values of several tensors or variables as a list of NumPy arrays.

    >>> keras.backend.batch_get_value([tf.Variable([1.0]), tf.Variable([2.0])])
    [array([1.], dtype=float32), array([2.], dtype=float32)]

    Raises:
        RuntimeError: As for `get_value`.
    """
    return [get_value(tensor) for tensor in tensors]


@keras_export("keras.backend.set_value")
def set_value(x, value):
    """Gives a variable a new value, in its own type.

    >>> rate = tf.Variable(0.1)
    >>> keras.backend.set_value(rate, 0.5)
    >>> float(rate)
    0.5

    Args:
        x: Variable.
        value: Number or array in the shape of `x`.

    Raises:
        TypeError: `x` is no variable.
        ValueError: The shape differs.
    """
    if not hasattr(x, "assign"):
        raise TypeError(f"set_value: `x` must be a variable. Received: x={x!r}")
    x.assign(tf.cast(value, x.dtype) if tf.is_tensor(value) else np.asarray(value, dtype=x.dtype.as_numpy_dtype))


@keras_export("keras.backend.batch_set_value")
def batch_set_value(tuples):
    """Gives several variables new values.

    >>> first, second = tf.Variable(1.0), tf.Variable(2.0)
    >>> keras.backend.batch_set_value([(first, 3.0), (second, 4.0)])
    >>> float(first), float(second)
    (3.0, 4.0)

    Args:
        tuples: Pairs of a variable and its value, as for `set_value`.
    """
    for variable, value in tuples:
        set_value(variable, value)


@keras_export("keras.backend.update")
def update(x, new_x):
    """Assigns `new_x` to the variable `x` and returns what it then holds.

    >>> float(keras.backend.update(tf.Variable(1.0), 3.0))
    3.0
    """
    return x.assign(new_x, read_value=True)


@keras_export("keras.backend.update_add")
def update_add(x, increment):
    """Adds `increment` to the variable `x` and returns what it then holds.

    >>> float(keras.backend.update_add(tf.Variable(1.0), 3.0))
    4.0
    """
    return x.assign_add(increment, read_value=True)


@keras_export("keras.backend.update_sub")
def update_sub(x, decrement):
    """Subtracts `decrement` from the variable `x` and returns what it then holds.

    >>> float(keras.backend.update_sub(tf.Variable(1.0), 3.0))
    -2.0
    """
    return x.assign_sub(decrement, read_value=True)


@keras_export("keras.backend.moving_average_update")
def moving_average_update(x, value, momentum):
    """Moves the variable `x` towards `value`: `x = momentum * x + (1 - momentum) * value`.

    >>> float(keras.backend.moving_average_update(tf.Variable(1.0), 2.0, momentum=0.75))
    1.25

    Args:
        x: Variable.
        value: Tensor or number; it is cast to the type of `x`.
        momentum: Number in `[0, 1]`.
    """
    momentum = tf.cast(momentum, x.dtype)
    return x.assign(x * momentum + tf.cast(value, x.dtype) * (1 - momentum), read_value=True)
