"""Activations that are linear on one side: relu and its smooth relatives."""

import tensorflow as tf

from keras.support.api_export import keras_export


@keras_export("keras.activations.relu")
def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """Rectified linear unit: `x` where it is at least `threshold`, cut at `max_value`, with slope `alpha` below.

    `max_value` for `x >= max_value`, `x` for `threshold <= x < max_value`, `alpha * (x - threshold)` otherwise.

    >>> keras.activations.relu(tf.constant([-10.0, -5.0, 0.0, 5.0, 10.0]), max_value=6.0).numpy()
    array([0., 0., 0., 5., 6.], dtype=float32)

    Args:
        x: Tensor.
        alpha: Float of at least 0: slope below `threshold`.
        max_value: Float: largest value that comes out, or None for no bound.
        threshold: Float: values below it are damped.
    """
    if alpha == 0.0 and threshold == 0.0 and max_value is None:
        return tf.nn.relu(x)
    if alpha == 0.0 and threshold == 0.0 and max_value == 6:
        return tf.nn.relu6(x)
    if alpha != 0.0 and threshold == 0.0 and max_value is None:
        return tf.nn.leaky_relu(x, alpha=alpha)
    return _relu(tf.convert_to_tensor(x), alpha, max_value, threshold)


def _relu(x, alpha, max_value, threshold):
    if threshold == 0.0:
        upper = tf.nn.relu(x)
    else:
        upper = x * tf.cast(x > tf.constant(threshold, x.dtype), x.dtype)
    if max_value is not None:
        upper = tf.clip_by_value(upper, tf.zeros((), x.dtype), tf.constant(max(max_value, 0.0), x.dtype))
    if alpha == 0.0:
        return upper
    return upper - tf.constant(alpha, x.dtype) * tf.nn.relu(tf.constant(threshold, x.dtype) - x)


@keras_export("keras.activations.elu")
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
    return activated if alpha == 1 else tf.where(tf.convert_to_tensor(x) > 0, activated, alpha * activated)


@keras_export("keras.activations.selu")
def selu(x):
    """Scaled exponential linear unit: `1.0507 * elu(x, alpha=1.6733)`, which keeps mean 0 and variance 1 over layers.

    Goes with the `LecunNormal` initializer and `AlphaDropout`.

    >>> keras.activations.selu(tf.constant([0.0, 1.0])).numpy()
    array([0.      , 1.050701], dtype=float32)

    Reference: Klambauer et al., 2017, https://arxiv.org/abs/1706.02515 (equation 2).
    """
    return tf.nn.selu(x)


@keras_export("keras.activations.gelu")
def gelu(x, approximate=False):
    """Gaussian error linear unit: `x * P(X <= x)` for a standard normal `X`.

    >>> keras.activations.gelu(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([-0.1587,  0.    ,  0.8413], dtype=float32)

    Args:
        x: Floating point tensor.
        approximate: Bool: True for `0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x**3)))`.

    Reference: Hendrycks and Gimpel, 2016, https://arxiv.org/abs/1606.08415 (Section 2).
    """
    return tf.nn.gelu(x, approximate)


@keras_export("keras.activations.swish")
def swish(x):
    """Swish, also called SiLU: `x * sigmoid(x)`. Its gradient is computed from `x` alone, which saves memory.

    >>> keras.activations.swish(tf.constant([-20.0, 0.0, 20.0])).numpy().round(4)
    array([-0.,  0., 20.], dtype=float32)

    Reference: Ramachandran et al., 2017, https://arxiv.org/abs/1710.05941 (with beta = 1).
    """
    return tf.nn.silu(x)


@keras_export("keras.activations.mish")
def mish(x):
    """Mish: `x * tanh(softplus(x))`.

    >>> keras.activations.mish(tf.constant([-1.0, 0.0, 1.0])).numpy().round(4)
    array([-0.3034,  0.    ,  0.8651], dtype=float32)

    Reference: Misra, 2019, https://arxiv.org/abs/1908.08681 (equation 1).
    """
    return x * tf.math.tanh(tf.math.softplus(x))


@keras_export("keras.activations.softplus")
def softplus(x):
    """Softplus: `log(exp(x) + 1)`.

    >>> keras.activations.softplus(tf.constant([-20.0, 0.0, 20.0])).numpy().round(4)
    array([ 0.    ,  0.6931, 20.    ], dtype=float32)
    """
    return tf.math.softplus(x)


@keras_export("keras.activations.exponential")
def exponential(x):
    """Exponential: `exp(x)`.

    >>> keras.activations.exponential(tf.constant([0.0, 1.0])).numpy().round(4)
    array([1.    , 2.7183], dtype=float32)
    """
    return tf.math.exp(x)


@keras_export("keras.activations.linear")
def linear(x):
    """Returns `x` as it is.

    >>> keras.activations.linear(3.0)
    3.0
    """
    return x
