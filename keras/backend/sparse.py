"""Sparse tensors."""

import tensorflow as tf

from keras.support import tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.backend.is_sparse")
def is_sparse(tensor):
    """Returns True for a sparse tensor, symbolic ones included.

    >>> keras.backend.is_sparse(tf.sparse.from_dense([[0.0, 2.0]]))
    True
    >>> keras.backend.is_sparse(tf.zeros((1, 2)))
    False
    """
    spec = getattr(tensor, "type_spec", None) if hasattr(tensor, "_keras_history") else None
    return isinstance(tensor, tf.SparseTensor) or isinstance(spec, tf.SparseTensorSpec)


@keras_export("keras.backend.to_dense")
@tf_internals.dispatched
def to_dense(tensor):
    """Returns a sparse tensor as a dense one; anything else as it is.

    >>> keras.backend.to_dense(tf.sparse.from_dense([[0.0, 2.0]])).numpy()
    array([[0., 2.]], dtype=float32)
    """
    return tf.sparse.to_dense(tensor) if is_sparse(tensor) else tensor
