"""Normalization by means and variances."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.support.api_export import keras_export

_SMALLEST_FUSED_EPSILON = 1.001e-5  # cuDNN refuses less, and the kernel answers alike on every device


@keras_export("keras.backend.batch_normalization")
def batch_normalization(x, mean, var, beta, gamma, axis=-1, epsilon=1e-3):
    """Returns `gamma * (x - mean) / sqrt(var + epsilon) + beta`.

    >>> x = tf.constant([[1.0], [5.0]])
    >>> keras.backend.batch_normalization(x, [3.0], [4.0], beta=[0.0], gamma=[1.0], epsilon=0.0).numpy()
    array([[-1.],
           [ 1.]], dtype=float32)

    Args:
        x: Tensor.
        mean: Tensor `(features,)`, or of a shape that broadcasts against `x`; so are the next three.
        var: Variances.
        beta: What is added, or None.
        gamma: What is multiplied by, or None.
        axis: Axis of the features.
        epsilon: Float added to the variances.
    """
    x = as_tensor(x)
    rank = x.shape.rank
    features = [value if value is None else _along(as_tensor(value), axis, rank) for value in (mean, var, beta, gamma)]
    return tf.nn.batch_normalization(x, *features, epsilon)


def _along(values, axis, rank):
    """Brings `(features,)` to a shape that broadcasts along `axis`."""
    if values.shape.rank != 1 or rank is None or axis % rank == rank - 1:
        return values
    return tf.reshape(values, [-1] + [1] * (rank - 1 - axis % rank))


@keras_export("keras.backend.normalize_batch_in_training")
def normalize_batch_in_training(x, gamma, beta, reduction_axes, epsilon=1e-3):
    """Returns `x` normalized by its own means and variances over `reduction_axes`, the means and the variances.

    For images, `(batch, height, width, channels)` reduced over `[0, 1, 2]` in this order, one fused kernel computes it;
    the variances that it returns are the unbiased estimate, `n / (n - 1)` times those that `x` was divided by.

    >>> x = tf.constant([[1.0], [5.0]])
    >>> normed, mean, variance = keras.backend.normalize_batch_in_training(x, [1.0], [0.0], [0], epsilon=0.0)
    >>> normed.numpy().tolist(), mean.numpy().tolist(), variance.numpy().tolist()
    ([[-1.0], [1.0]], [3.0], [4.0])

    Args:
        x: Tensor.
        gamma: What is multiplied by, in the shape of `x` without `reduction_axes`; None for 1.
        beta: What is added, likewise; None for 0.
        reduction_axes: List of axes to average over.
        epsilon: Float added to the variances.
    """
    x = as_tensor(x)
    if x.shape.rank == 4 and list(reduction_axes) == [0, 1, 2]:
        return _fused(x, gamma, beta, epsilon)
    mean, variance = tf.nn.moments(x, reduction_axes)
    features = [mean, variance, beta, gamma]
    if sorted(reduction_axes) != list(range(x.shape.rank))[:-1]:
        kept = tf.shape(tf.reduce_sum(x, reduction_axes, keepdims=True))
        features = [value if value is None else tf.reshape(value, kept) for value in features]
    return tf.nn.batch_normalization(x, *features, epsilon), mean, variance


def _fused(x, gamma, beta, epsilon):
    channels = tf.shape(x)[3:]
    gamma = tf.ones(channels, x.dtype) if gamma is None else gamma
    beta = tf.zeros(channels, x.dtype) if beta is None else beta
    epsilon = max(epsilon, _SMALLEST_FUSED_EPSILON)
    return tuple(tf.compat.v1.nn.fused_batch_norm(x, gamma, beta, epsilon=epsilon))
