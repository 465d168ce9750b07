"""Moving elements: reshaping, joining, repeating, reordering, choosing."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.sparse import is_sparse, to_dense
from keras.backend.symbolic import recorded_as_one
from keras.support import arguments, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.backend.reshape")
def reshape(x, shape):
    """Returns the elements of `x`, in order, in another shape; one size may be -1, "what is left".

    >>> keras.backend.reshape(tf.range(6), (2, -1)).shape
    TensorShape([2, 3])
    """
    return tf.reshape(x, shape)


@keras_export("keras.backend.flatten")
def flatten(x):
    """Returns all elements of `x` along one axis.

    >>> keras.backend.flatten(tf.zeros((2, 3))).shape
    TensorShape([6])
    """
    return tf.reshape(x, [-1])


@keras_export("keras.backend.batch_flatten")
@recorded_as_one
def batch_flatten(x):
    """Returns `x` of shape `(batch, ...)` as `(batch, elements)`.

    >>> keras.backend.batch_flatten(tf.zeros((2, 3, 4))).shape
    TensorShape([2, 12])
    """
    x = tf.convert_to_tensor(x)
    flat = tf.reshape(x, [-1, tf.reduce_prod(tf.shape(x)[1:])])
    if x.shape.rank:
        flat.set_shape([x.shape[0], x.shape[1:].num_elements()])
    return flat


@keras_export("keras.backend.expand_dims")
def expand_dims(x, axis=-1):
    """Returns `x` with an axis of size 1 put in at `axis`.

    >>> keras.backend.expand_dims(tf.zeros((2, 3)), 1).shape
    TensorShape([2, 1, 3])
    """
    return tf.expand_dims(x, axis)


@keras_export("keras.backend.squeeze")
def squeeze(x, axis):
    """Returns `x` without an axis of size 1.

    >>> keras.backend.squeeze(tf.zeros((2, 1, 3)), 1).shape
    TensorShape([2, 3])
    """
    return tf.squeeze(x, axis)


@keras_export("keras.backend.transpose")
def transpose(x):
    """Returns `x` with its axes in reverse order.

    >>> keras.backend.transpose(tf.zeros((2, 3, 4))).shape
    TensorShape([4, 3, 2])
    """
    return tf.compat.v1.transpose(x)  # the name and arguments that configs hold


@keras_export("keras.backend.permute_dimensions")
def permute_dimensions(x, pattern):
    """Returns `x` with its axes in another order: axis `i` of the result is axis `pattern[i]` of `x`.

    >>> keras.backend.permute_dimensions(tf.zeros((2, 3, 4)), (0, 2, 1)).shape
    TensorShape([2, 4, 3])
    """
    return tf.transpose(x, perm=pattern)


@keras_export("keras.backend.concatenate")
@tf_internals.dispatched
def concatenate(tensors, axis=-1):
    """Returns the tensors joined along an axis that they have.

    >>> keras.backend.concatenate([tf.zeros((2, 3)), tf.zeros((2, 1))]).shape
    TensorShape([2, 4])

    Args:
        tensors: List of tensors that differ in size along `axis` alone. All sparse gives a sparse tensor, all ragged a
            ragged one; among others, sparse ones count as dense.
        axis: Integer; -1 for the last axis.
    """
    tensors = [as_tensor(tensor) for tensor in tensors]
    if all(map(is_sparse, tensors)):
        return tf.sparse.concat(_positive(axis, tensors[0]), tensors)
    return tf.concat([to_dense(tensor) for tensor in tensors], _positive(axis, tensors[0]))


def _positive(axis, tensor):
    return axis if axis >= 0 or not tensor.shape.rank else axis % tensor.shape.rank


@keras_export("keras.backend.stack")
def stack(x, axis=0):
    """Returns the tensors of a list joined along a new axis.

    >>> keras.backend.stack([tf.zeros(3), tf.zeros(3)]).shape
    TensorShape([2, 3])
    """
    return tf.stack(x, axis=axis)


@keras_export("keras.backend.repeat")
def repeat(x, n):
    """Returns `x` of shape `(batch, features)` repeated along a new axis: `(batch, n, features)`.

    >>> keras.backend.repeat(tf.zeros((2, 3)), 4).shape
    TensorShape([2, 4, 3])

    Raises:
        ValueError: `x` has another number of axes than 2.
    """
    x = as_tensor(x)
    if x.shape.rank != 2:
        raise ValueError(
            f"repeat: `x` must have 2 axes, (batch, features). Received: x.shape={x.shape}\n"
            "    To repeat along an axis that is there, use `repeat_elements` or `tile`."
        )
    return tf.tile(tf.expand_dims(x, 1), [1, n, 1])


@keras_export("keras.backend.repeat_elements")
def repeat_elements(x, rep, axis):
    """Returns `x` with each element repeated `rep` times along `axis`, next to itself.

    >>> keras.backend.repeat_elements(tf.constant([1, 2]), 2, axis=0).numpy()
    array([1, 1, 2, 2], dtype=int32)
    """
    x = as_tensor(x)
    repeated = tf.repeat(x, rep, axis)
    if x.shape.rank is not None and arguments.is_integer(rep):
        sizes = x.shape.as_list()
        sizes[axis] = None if sizes[axis] is None else sizes[axis] * int(rep)
        repeated.set_shape(sizes)
    return repeated


@keras_export("keras.backend.tile")
def tile(x, n):
    """Returns `x` repeated as a whole, `n[i]` times along axis `i`.

    >>> keras.backend.tile(tf.constant([1, 2]), 2).numpy()
    array([1, 2, 1, 2], dtype=int32)

    Args:
        x: Tensor.
        n: Integers, one for each axis; an integer for a tensor with one axis.
    """
    return tf.tile(x, [n] if isinstance(n, int) else n)


@keras_export("keras.backend.reverse")
def reverse(x, axes):
    """Returns `x` in reverse order along one axis or several.

    >>> keras.backend.reverse(tf.constant([1, 2, 3]), 0).numpy()
    array([3, 2, 1], dtype=int32)
    """
    return tf.reverse(x, [axes] if isinstance(axes, int) else axes)


@keras_export("keras.backend.gather")
def gather(reference, indices):
    """Returns the rows of `reference` at `indices`, in the shape `indices.shape + reference.shape[1:]`.

    >>> keras.backend.gather(tf.constant([10, 20, 30]), [2, 0]).numpy()
    array([30, 10], dtype=int32)
    """
    return tf.gather(reference, indices)


@keras_export("keras.backend.one_hot")
def one_hot(indices, num_classes):
    """Returns a row of zeros with one 1 for each index: `indices.shape + (num_classes,)`.

    >>> keras.backend.one_hot([0, 2], 3).numpy()
    array([[1., 0., 0.],
           [0., 0., 1.]], dtype=float32)
    """
    return tf.one_hot(indices, depth=num_classes, axis=-1)
