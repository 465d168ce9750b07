"""The activations that both `keras.activations` and `keras.backend` offer: one function each, under both names.

Logits are noted beside what `sigmoid` and `softmax` give (`keras.backend.logits`); crossentropies compute from them.
"""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.logits import attach_logits
from keras.support.api_export import keras_export


@keras_export("keras.activations.relu", "keras.backend.relu")
def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """Rectified linear unit: `x` where it is at least `threshold`, cut at `max_value`, with slope `alpha` below.

    `max_value` for `x >= max_value`, `x` for `threshold <= x < max_value`, `alpha * (x - threshold)` otherwise.

    >>> keras.activations.relu(tf.constant([-10.0, 5.0, 10.0]), alpha=0.1, max_value=6.0).numpy()
    array([-1.,  5.,  6.], dtype=float32)

    Args:
        x: Tensor, variable or array.
        alpha: Float of at least 0: slope below `threshold`.
        max_value: Float: largest value that comes out, or None for no bound.
        threshold: Float: values below it are damped.
    """
    if alpha != 0.0 and threshold == 0.0 and max_value is None:
        return tf.nn.leaky_relu(x, alpha=alpha)
    upper = _upper_part(x, max_value, threshold)
    return upper if alpha == 0.0 else upper - alpha * tf.nn.relu(threshold - as_tensor(x))


def _upper_part(x, max_value, threshold):
    if threshold == 0.0 and max_value is None:
        return tf.nn.relu(x)
    if threshold == 0.0 and max_value == 6:
        return tf.nn.relu6(x)
    x = as_tensor(x)
    upper = tf.nn.relu(x) if threshold == 0.0 else x * tf.cast(tf.greater(x, threshold), x.dtype)
    return upper if max_value is None else tf.clip_by_value(upper, 0, max(max_value, 0))


@keras_export("keras.activations.elu", "keras.backend.elu")
def elu(x, alpha=1.0):
    """Exponential linear unit: `x` above 0, `alpha * (exp(x) - 1)` below.

    >>> keras.activations.elu(tf.constant([-100.0, 0.0, 3.0])).numpy()
    array([-1.,  0.,  3.], dtype=float32)

    Args:
        x: Tensor.
        alpha: Number: `-alpha` is the value that very negative inputs approach.

    Reference: Clevert et al., 2016, https://arxiv.org/abs/1511.07289 (equation 15).
    """
    activated = tf.nn.elu(x)
    return activated if alpha == 1 else tf.where(tf.greater(x, 0), activated, alpha * activated)


@keras_export("keras.activations.softmax", "keras.backend.softmax")
def softmax(x, axis=-1):
    """Softmax: `exp(x) / sum(exp(x))` along `axis`, which makes a distribution of any values.

    Categorical cross-entropy computes from `x` itself where it meets the result.

    >>> keras.activations.softmax(tf.constant([[0.0, 0.0]])).numpy()
    array([[0.5, 0.5]], dtype=float32)

    Args:
        x: Tensor with 2 axes or more.
        axis: Integer, or several: the axes that the values sum to 1 over.

    Raises:
        ValueError: `x` has fewer than 2 axes.
    """
    x = as_tensor(x)
    if x.shape.rank is not None and x.shape.rank < 2:
        raise ValueError(
            f"Cannot apply softmax to a tensor that is 1D. Received input: {x}\n"
            "    Add a batch axis, as in `tf.expand_dims(x, 0)`, or use `tf.nn.softmax`."
        )
    if isinstance(axis, int):
        return attach_logits(tf.nn.softmax(x, axis=axis), x)
    weights = tf.math.exp(x - tf.reduce_max(x, axis=axis, keepdims=True))
    return attach_logits(weights / tf.reduce_sum(weights, axis=axis, keepdims=True), x)


@keras_export("keras.activations.softplus", "keras.backend.softplus")
def softplus(x):
    """Softplus: `log(exp(x) + 1)`.

    >>> keras.activations.softplus(tf.constant([-20.0, 0.0, 20.0])).numpy().round(4)
    array([ 0.    ,  0.6931, 20.    ], dtype=float32)
    """
    return tf.math.softplus(x)


@keras_export("keras.activations.softsign", "keras.backend.softsign")
def softsign(x):
    """Softsign: `x / (abs(x) + 1)`, in (-1, 1).

    >>> keras.activations.softsign(tf.constant([-1.0, 0.0, 1.0])).numpy()
    array([-0.5,  0. ,  0.5], dtype=float32)
    """
    return tf.math.softsign(x)


@keras_export("keras.activations.sigmoid", "keras.backend.sigmoid")
def sigmoid(x):
    """Sigmoid: `1 / (1 + exp(-x))`, in (0, 1). Binary cross-entropy computes from `x` itself where it meets the result.

    >>> keras.activations.sigmoid(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([0.2689, 0.5   , 0.7311], dtype=float32)
    """
    return attach_logits(tf.math.sigmoid(x), x)


@keras_export("keras.activations.hard_sigmoid", "keras.backend.hard_sigmoid")
def hard_sigmoid(x):
    """A sigmoid of straight lines: `0.2 * x + 0.5`, cut to [0, 1]; it bends at -2.5 and 2.5.

    >>> keras.activations.hard_sigmoid(tf.constant([-3.0, 0.0, 1.0, 3.0])).numpy()
    array([0. , 0.5, 0.7, 1. ], dtype=float32)
    """
    x = as_tensor(x)
    slope, middle = tf.constant(0.2, x.dtype.base_dtype), tf.constant(0.5, x.dtype.base_dtype)
    return tf.clip_by_value(tf.add(tf.multiply(x, slope), middle), 0.0, 1.0)


@keras_export("keras.activations.tanh", "keras.backend.tanh")
def tanh(x):
    """Hyperbolic tangent: `(exp(x) - exp(-x)) / (exp(x) + exp(-x))`, in (-1, 1).

    >>> keras.activations.tanh(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([-0.7616,  0.    ,  0.7616], dtype=float32)
    """
    return tf.math.tanh(x)
