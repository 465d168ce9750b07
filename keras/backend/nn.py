"""Activations and other small pieces of networks, on tensors."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.image_layout import check_data_format
from keras.support.api_export import keras_export


@keras_export("keras.backend.relu")
def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """Rectified linear unit: `x` where it is at least `threshold`, cut at `max_value`, with slope `alpha` below.

    `max_value` for `x >= max_value`, `x` for `threshold <= x < max_value`, `alpha * (x - threshold)` otherwise.

    >>> keras.backend.relu(tf.constant([-10.0, 5.0, 10.0]), alpha=0.1, max_value=6.0).numpy()
    array([-1.,  5.,  6.], dtype=float32)

    Args:
        x: Tensor, variable or array.
        alpha: Float: slope below `threshold`.
        max_value: Float: largest value that comes out, or None for no bound.
        threshold: Float: values below it are damped.
    """
    if alpha == 0.0 and threshold == 0.0 and max_value is None:
        return tf.nn.relu(x)
    if alpha == 0.0 and threshold == 0.0 and max_value == 6:
        return tf.nn.relu6(x)
    if alpha != 0.0 and threshold == 0.0 and max_value is None:
        return tf.nn.leaky_relu(x, alpha=alpha)
    x = as_tensor(x)
    upper = tf.nn.relu(x) if threshold == 0.0 else x * tf.cast(tf.greater(x, threshold), x.dtype)
    if max_value is not None:
        upper = tf.clip_by_value(upper, 0, max(max_value, 0))
    return upper if alpha == 0.0 else upper - alpha * tf.nn.relu(threshold - x)


@keras_export("keras.backend.elu")
def elu(x, alpha=1.0):
    """Exponential linear unit: `x` above 0, `alpha * (exp(x) - 1)` below.

    >>> keras.backend.elu(tf.constant([-100.0, 3.0])).numpy()
    array([-1.,  3.], dtype=float32)
    """
    activated = tf.nn.elu(x)
    return activated if alpha == 1 else tf.where(tf.greater(x, 0), activated, alpha * activated)


@keras_export("keras.backend.softmax")
def softmax(x, axis=-1):
    """Returns `exp(x) / sum(exp(x))`, with the sum along `axis`.

    >>> keras.backend.softmax(tf.constant([[0.0, 0.0]])).numpy()
    array([[0.5, 0.5]], dtype=float32)

    Raises:
        ValueError: `x` has fewer than 2 axes.
    """
    x = as_tensor(x)
    if x.shape.rank is not None and x.shape.rank < 2:
        raise ValueError(
            f"Cannot apply softmax to a tensor that is 1D. Received input: {x}\n"
            "    Add a batch axis with `tf.expand_dims(x, 0)`, or use `tf.nn.softmax`."
        )
    return tf.nn.softmax(x, axis=axis)


@keras_export("keras.backend.softplus")
def softplus(x):
    """Returns `log(exp(x) + 1)` for each element.

    >>> round(float(keras.backend.softplus(tf.constant(0.0))), 4)
    0.6931
    """
    return tf.math.softplus(x)


@keras_export("keras.backend.softsign")
def softsign(x):
    """Returns `x / (|x| + 1)` for each element.

    >>> keras.backend.softsign(tf.constant([-1.0, 1.0])).numpy()
    array([-0.5,  0.5], dtype=float32)
    """
    return tf.math.softsign(x)


@keras_export("keras.backend.sigmoid")
def sigmoid(x):
    """Returns `1 / (1 + exp(-x))` for each element.

    >>> float(keras.backend.sigmoid(tf.constant(0.0)))
    0.5
    """
    return tf.math.sigmoid(x)


@keras_export("keras.backend.hard_sigmoid")
def hard_sigmoid(x):
    """Returns `0.2 * x + 0.5` brought into `[0, 1]`: the sigmoid by straight lines, which bend at -2.5 and 2.5.

    >>> keras.backend.hard_sigmoid(tf.constant([-3.0, 0.0, 3.0])).numpy()
    array([0. , 0.5, 1. ], dtype=float32)
    """
    x = as_tensor(x)
    slope, middle = tf.constant(0.2, x.dtype.base_dtype), tf.constant(0.5, x.dtype.base_dtype)
    return tf.clip_by_value(tf.add(tf.multiply(x, slope), middle), 0.0, 1.0)


@keras_export("keras.backend.tanh")
def tanh(x):
    """Returns the hyperbolic tangent of each element.

    >>> float(keras.backend.tanh(tf.constant(0.0)))
    0.0
    """
    return tf.math.tanh(x)


@keras_export("keras.backend.bias_add")
def bias_add(x, bias, data_format=None):
    """Returns `x + bias`, with `bias` along the channels, or of the shape of one whole sample.

    >>> keras.backend.bias_add(tf.zeros((1, 2)), tf.constant([1.0, 2.0])).numpy()
    array([[1., 2.]], dtype=float32)

    Args:
        x: Tensor `(batch, ..., channels)`, or `(batch, channels, ...)` for "channels_first".
        bias: Tensor `(channels,)`, or `(..., channels)` with all axes of a sample, channels last. For "channels_first"
            the elements of the latter are taken in order: it is reshaped, not transposed, to `(channels, ...)`.
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.

    Raises:
        ValueError: `bias` has another number of axes, or `data_format` is unknown.
    """
    data_format = check_data_format(data_format)
    x, bias = as_tensor(x), as_tensor(bias)
    rank, bias_rank = x.shape.rank, bias.shape.rank
    if bias_rank not in (1, rank - 1):
        raise ValueError(
            f"Unexpected bias dimensions {bias_rank}, expect to be 1 or {rank - 1} dimensions. "
            f"Received: x.shape={x.shape}, bias.shape={bias.shape}"
        )
    if bias_rank == 1:
        return tf.nn.bias_add(x, bias, "NC..." if data_format == "channels_first" and rank > 2 else "N...C")
    if data_format == "channels_first":
        bias = tf.reshape(bias, [bias.shape[-1], *bias.shape[:-1]])
    return x + tf.expand_dims(bias, 0)


@keras_export("keras.backend.in_top_k")
def in_top_k(predictions, targets, k):
    """Returns whether the target of each row is among its `k` largest predictions; ties count as in.

    >>> keras.backend.in_top_k(tf.constant([[0.1, 0.9, 0.3]]), [2], k=2).numpy()
    array([ True])

    Args:
        predictions: float32 tensor `(batch, classes)`.
        targets: Integer tensor `(batch,)` of classes.
        k: Integer of at least 1.
    """
    return tf.math.in_top_k(targets, predictions, k)
