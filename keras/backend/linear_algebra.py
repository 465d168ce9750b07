"""Products of matrices and of batches of them, and scaling to unit length."""

import string

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.sparse import is_sparse
from keras.support import arguments, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.backend.dot")
@tf_internals.dispatched
def dot(x, y):
    """Returns the product over the last axis of `x` and the last but one of `y`.

    `result[i..., j..., k] = sum_m x[i..., m] * y[j..., m, k]`; for two matrices the matrix product.

    >>> keras.backend.dot(tf.ones((2, 3)), tf.ones((3, 4))).shape
    TensorShape([2, 4])
    >>> keras.backend.dot(tf.ones((2, 3, 4)), tf.ones((5, 4, 6))).shape
    TensorShape([2, 3, 5, 6])

    Args:
        x: Tensor of shape `(..., m)` with 2 axes or more; a matrix may be sparse.
        y: Tensor of shape `(..., m, k)` with 2 axes or more.

    Raises:
        ValueError: One of them has fewer than 2 axes.
    """
    x, y = as_tensor(x), as_tensor(y)
    for name, tensor in (("x", x), ("y", y)):
        if tensor.shape.rank is not None and tensor.shape.rank < 2:
            raise ValueError(f"dot: `{name}` must have 2 axes or more. Received: {name}.shape={tensor.shape}")
    if is_sparse(x):
        return tf.sparse.sparse_dense_matmul(x, y)
    if x.shape.rank == 2 and y.shape.rank == 2:
        return tf.matmul(x, y)
    return tf.tensordot(x, y, [[x.shape.rank - 1], [y.shape.rank - 2]])


@keras_export("keras.backend.batch_dot")
def batch_dot(x, y, axes=None):
    """Returns the product of each sample of `x` with the same sample of `y`, summed over one axis of each.

    The shape is that of `x` without its axis, then that of `y` without the batch axis and its own; `(batch, 1)` when
    no other axis is left.

    >>> keras.backend.batch_dot(tf.ones((8, 2, 3)), tf.ones((8, 3, 4))).shape
    TensorShape([8, 2, 4])
    >>> keras.backend.batch_dot(tf.ones((8, 3)), tf.ones((8, 3)), axes=1).shape
    TensorShape([8, 1])

    Args:
        x: Tensor of shape `(batch, ...)` with 2 axes or more.
        y: Tensor of shape `(batch, ...)` with 2 axes or more.
        axes: Integer, the axis summed over in both, or a pair of them. By default the last of `x` and the last but one
            of `y`, or the last of a `y` with 2 axes.

    Raises:
        ValueError: Too few axes, different batch sizes, or axes that cannot be summed over together.
    """
    x, y = as_tensor(x), as_tensor(y)
    x_axis, y_axis = _summed_axes(x, y, axes)
    batch, *names = string.ascii_letters[: x.shape.rank + y.shape.rank]
    x_names = [batch] + names[: x.shape.rank - 1]
    y_names = [batch] + names[x.shape.rank - 1 : -1]
    y_names[y_axis] = x_names[x_axis]
    result = [name for name in x_names if name != x_names[x_axis]] + [
        name for axis, name in enumerate(y_names) if axis not in (0, y_axis)
    ]
    product = tf.einsum(f"{''.join(x_names)},{''.join(y_names)}->{''.join(result)}", x, y)
    return tf.expand_dims(product, 1) if len(result) == 1 else product


def _summed_axes(x, y, axes):
    """The axis of `x` and the axis of `y`, counted from the front, after checking that they go together."""
    x_shape, y_shape = x.shape, y.shape
    received = f"Received inputs with shapes {tuple(x_shape)} and {tuple(y_shape)}."
    if x_shape.rank < 2 or y_shape.rank < 2:
        raise ValueError(f"Cannot do batch_dot on inputs with rank < 2. {received}")
    if not x_shape[:1].is_compatible_with(y_shape[:1]):
        raise ValueError(f"Cannot do batch_dot on inputs with different batch sizes. {received}")
    if axes is None:
        axes = (x_shape.rank - 1, max(y_shape.rank - 2, 1))
    axes = (axes, axes) if isinstance(axes, int) else tuple(axes)
    if len(axes) != 2 or not all(arguments.is_integer(axis) for axis in axes):
        raise ValueError(f"batch_dot: `axes` must be an integer or a pair of them. Received: axes={axes}")
    for axis, shape in zip(axes, (x_shape, y_shape)):
        if not -shape.rank <= axis < shape.rank:
            raise ValueError(f"batch_dot: `axes` must lie within the shapes. Received: axes={axes}. {received}")
    x_axis, y_axis = axes[0] % x_shape.rank, axes[1] % y_shape.rank
    if 0 in (x_axis, y_axis):
        raise ValueError(
            "Cannot perform batch_dot over axis 0. If your inputs are not batched, add a dummy batch dimension to your "
            "inputs using K.expand_dims(x, 0)"
        )
    if not x_shape[x_axis : x_axis + 1].is_compatible_with(y_shape[y_axis : y_axis + 1]):
        raise ValueError(
            f"Cannot do batch_dot on inputs with shapes {tuple(x_shape)} and {tuple(y_shape)} with "
            f"axes={[x_axis, y_axis]}. x.shape[{x_axis}] != y.shape[{y_axis}] ({x_shape[x_axis]} != {y_shape[y_axis]})."
        )
    return x_axis, y_axis


@keras_export("keras.backend.l2_normalize")
def l2_normalize(x, axis=None):
    """Returns `x / sqrt(max(sum(x ** 2), 1e-12))`, with the sum along `axis`, or over all elements for None.

    >>> keras.backend.l2_normalize(tf.constant([[3.0, 4.0]]), axis=1).numpy()
    array([[0.6, 0.8]], dtype=float32)
    """
    return tf.nn.l2_normalize(x, axis=axis)
