"""Values to tensors and from type to type."""

import tensorflow as tf

from keras.support.api_export import keras_export


def as_tensor(value):
    """Returns `value` when it is a tensor of any kind (symbolic, sparse, ragged, a variable), else a tensor of it."""
    return value if isinstance(getattr(value, "shape", None), tf.TensorShape) else tf.convert_to_tensor(value)


@keras_export("keras.backend.cast")
def cast(x, dtype):
    """Returns a tensor with the values of `x` in another type; fractions are cut off when it is an integer type.

    >>> keras.backend.cast(tf.constant([1.5, -1.5]), "int32").numpy()
    array([ 1, -1], dtype=int32)

    Args:
        x: Tensor, variable or array.
        dtype: Name of a type ("float16", "float32", "int32", ...) or `tf.DType`.
    """
    return tf.cast(x, dtype)


@keras_export("keras.backend.dtype")
def dtype(x):
    """Returns the name of the type of the elements of a tensor, variable or array.

    >>> keras.backend.dtype(tf.zeros((2, 3)))
    'float32'
    """
    return tf.as_dtype(as_tensor(x).dtype).base_dtype.name


@keras_export("keras.backend.stop_gradient")
def stop_gradient(variables):
    """Returns the values, seen as constants by gradients.

    >>> x = tf.Variable(3.0)
    >>> with tf.GradientTape() as tape:
    ...     y = x * keras.backend.stop_gradient(x)
    >>> float(tape.gradient(y, x))
    3.0

    Args:
        variables: Tensor, variable or array, or a list or tuple of them.

    Returns:
        Tensor, or an iterator over tensors for a list or tuple.
    """
    if isinstance(variables, (list, tuple)):
        return map(tf.stop_gradient, variables)
    return tf.stop_gradient(variables)
