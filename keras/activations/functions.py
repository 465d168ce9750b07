"""Activations that `keras.backend` has not: the smooth relatives of relu, `exponential` and `linear`."""

import tensorflow as tf

from keras.support.api_export import keras_export


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
