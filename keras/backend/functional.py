"""Functions applied to one row after another."""

import tensorflow as tf

from keras.backend.symbolic import recorded_as_one
from keras.support.api_export import keras_export


@keras_export("keras.backend.map_fn")
@recorded_as_one
def map_fn(fn, elems, name=None, dtype=None):
    """Returns `fn` of each row of `elems`, stacked along the first axis.

    >>> keras.backend.map_fn(lambda row: row * 2, tf.constant([1.0, 2.0])).numpy()
    array([2., 4.], dtype=float32)

    Args:
        fn: Function of one row.
        elems: Tensor, or a structure of tensors with equal first axes.
        name: Name within a graph.
        dtype: Type of what `fn` gives, in its structure. Defaults to that of `elems`.
    """
    signature = None if dtype is None else tf.nest.map_structure(_as_signature, dtype)
    return tf.map_fn(fn, elems, fn_output_signature=signature, name=name)


def _as_signature(dtype):
    return dtype if isinstance(dtype, tf.TypeSpec) else tf.as_dtype(dtype)


@keras_export("keras.backend.foldl")
def foldl(fn, elems, initializer=None, name=None):
    """Returns `fn(...fn(fn(initializer, elems[0]), elems[1])..., elems[-1])`.

    >>> float(keras.backend.foldl(lambda total, x: total + x, tf.constant([1.0, 2.0, 3.0])))
    6.0

    Args:
        fn: Function of what is accumulated and of a row.
        elems: Tensor.
        initializer: What to begin with. Defaults to the first row, which `fn` is then not called for.
        name: Name within a graph.
    """
    return tf.foldl(fn, elems, initializer=initializer, name=name)


@keras_export("keras.backend.foldr")
def foldr(fn, elems, initializer=None, name=None):
    """Returns `foldl` from the last row to the first.

    >>> float(keras.backend.foldr(lambda total, x: total - x, tf.constant([1.0, 2.0, 3.0])))
    0.0

    Args:
        fn: Function of what is accumulated and of a row.
        elems: Tensor.
        initializer: What to begin with. Defaults to the last row, which `fn` is then not called for.
        name: Name within a graph.
    """
    return tf.foldr(fn, elems, initializer=initializer, name=name)
