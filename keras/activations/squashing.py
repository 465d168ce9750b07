"""Activations whose values stay in a bounded range: sigmoid, tanh, softmax."""

import tensorflow as tf

from keras.backend.logits import attach_logits
from keras.support.api_export import keras_export


@keras_export("keras.activations.sigmoid")
def sigmoid(x):
    """Sigmoid: `1 / (1 + exp(-x))`, in (0, 1). Binary cross-entropy computes from `x` itself where it meets the result.

    >>> keras.activations.sigmoid(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([0.2689, 0.5   , 0.7311], dtype=float32)
    """
    return attach_logits(tf.math.sigmoid(x), x)


@keras_export("keras.activations.softmax")
def softmax(x, axis=-1):
    """Softmax: `exp(x) / sum(exp(x))` along `axis`, which makes a distribution of any values.

    Categorical cross-entropy computes from `x` itself where it meets the result.

    >>> keras.activations.softmax(tf.constant([[0.0, 0.0]])).numpy()
    array([[0.5, 0.5]], dtype=float32)

    Args:
        x: Tensor of at least two dimensions.
        axis: Integer, or several: the axes that the values sum to 1 over.

    Raises:
        ValueError: `x` has fewer than two dimensions.
    """
    rank = len(x.shape) if getattr(x, "shape", None) is not None and _has_rank(x.shape) else None
    if rank is not None and rank <= 1:
        raise ValueError(
            f"Cannot apply softmax to a tensor that is 1D. Received input: {x}\n"
            "    Add a batch axis, as in `tf.expand_dims(x, 0)`, or use `tf.nn.softmax`."
        )
    if isinstance(axis, int):
        return attach_logits(tf.nn.softmax(x, axis=axis), x)
    weights = tf.math.exp(x - tf.reduce_max(x, axis=axis, keepdims=True))
    return attach_logits(weights / tf.reduce_sum(weights, axis=axis, keepdims=True), x)


def _has_rank(shape):
    return not isinstance(shape, tf.TensorShape) or shape.rank is not None


@keras_export("keras.activations.tanh")
def tanh(x):
    """Hyperbolic tangent: `(exp(x) - exp(-x)) / (exp(x) + exp(-x))`, in (-1, 1).

    >>> keras.activations.tanh(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([-0.7616,  0.    ,  0.7616], dtype=float32)
    """
    return tf.math.tanh(x)


@keras_export("keras.activations.softsign")
def softsign(x):
    """Softsign: `x / (abs(x) + 1)`, in (-1, 1).

    >>> keras.activations.softsign(tf.constant([-1.0, 0.0, 1.0])).numpy()
    array([-0.5,  0. ,  0.5], dtype=float32)
    """
    return tf.math.softsign(x)


@keras_export("keras.activations.hard_sigmoid")
def hard_sigmoid(x):
    """A sigmoid of straight lines: `0.2 * x + 0.5`, cut to [0, 1].

    >>> keras.activations.hard_sigmoid(tf.constant([-3.0, 0.0, 1.0, 3.0])).numpy()
    array([0. , 0.5, 0.7, 1. ], dtype=float32)
    """
    x = tf.convert_to_tensor(x)
    slope, middle = tf.constant(0.2, x.dtype), tf.constant(0.5, x.dtype)
    return tf.clip_by_value(slope * x + middle, tf.zeros((), x.dtype), tf.ones((), x.dtype))
