"""Shapes of tensors, as known before and while a graph runs."""

import numpy as np
import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.backend.shape")
def shape(x):
    """Returns the shape as an int32 tensor, which holds every size when the graph runs.

    >>> keras.backend.shape(tf.zeros((2, 3))).numpy()
    array([2, 3], dtype=int32)
    """
    return tf.shape(x)


@keras_export("keras.backend.int_shape")
def int_shape(x):
    """Returns the shape as a tuple of `int`, with None for sizes that are not known yet.

    >>> keras.backend.int_shape(keras.Input((3,)))
    (None, 3)

    Args:
        x: Tensor, symbolic tensor, variable or array.

    Returns:
        Tuple, or None when even the number of axes is unknown.
    """
    return shapes.as_tuple(as_tensor(x).shape)


@keras_export("keras.backend.ndim")
def ndim(x):
    """Returns the number of axes; None when it is unknown.

    >>> keras.backend.ndim(tf.zeros((2, 3)))
    2
    """
    return as_tensor(x).shape.rank


@keras_export("keras.backend.count_params")
def count_params(x):
    """Returns the number of elements of a tensor or variable.

    >>> keras.backend.count_params(tf.zeros((2, 3)))
    6

    Raises:
        ValueError: A size is not known.
    """
    sizes = int_shape(x)
    if sizes is None or None in sizes:
        raise ValueError(
            f"count_params: Every size of the shape must be known. Received: x.shape={sizes}\n"
            "    For the number of elements when the graph runs, use `tf.size(x)`."
        )
    return int(np.prod(sizes, dtype=np.int64))
