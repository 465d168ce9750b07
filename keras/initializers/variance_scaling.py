"""Initializers whose spread follows the number of inputs and outputs of a weight: Glorot, He, LeCun."""

import math

import tensorflow as tf

from keras.initializers.initializer import RandomInitializer, drawn_shape, float_dtype
from keras.support import arguments
from keras.support.api_export import keras_export

_MODES = ("fan_in", "fan_out", "fan_avg")
_DISTRIBUTIONS = ("truncated_normal", "untruncated_normal", "uniform")
# Standard deviation of a standard normal distribution that is cut off at two deviations.
_TRUNCATED_STDDEV = 0.87962566103423978


@keras_export("keras.initializers.VarianceScaling", "keras.initializers.variance_scaling")
class VarianceScaling(RandomInitializer):
    """Initializer that draws with variance `scale / n`, where `n` counts the weight's inputs, outputs or their average.

    For a kernel of shape `(..., inputs, outputs)` with `r` positions before them, `fan_in = r * inputs` and
    `fan_out = r * outputs`. Normal draws have that variance; uniform ones come from `[-limit, limit)` with
    `limit = sqrt(3 * scale / n)`.

    >>> values = keras.initializers.VarianceScaling(scale=3.0, distribution="uniform", seed=1)((9, 100))
    >>> bool(tf.reduce_max(tf.abs(values)) <= 1.0)
    True

    Args:
        scale: Float above 0.
        mode: "fan_in", "fan_out" or "fan_avg": what `n` is.
        distribution: "truncated_normal" (also called "normal"), "untruncated_normal" or "uniform".
        seed: Integer, or None for a seed of its own.

    Raises:
        ValueError: An argument is none of these.

    Reference: He et al., 2015, https://arxiv.org/abs/1502.01852 (Section 2.2); Glorot and Bengio, 2010,
        https://proceedings.mlr.press/v9/glorot10a.html (equation 16).
    """

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None):
        super().__init__(seed)
        if not arguments.is_number(scale) or scale <= 0.0:
            raise ValueError(f"{type(self).__name__}: `scale` must be positive float. Received: scale={scale!r}.")
        if mode not in _MODES:
            raise ValueError(
                f"{type(self).__name__}: Invalid `mode` argument: {mode}. Please use one of the {', '.join(_MODES)}."
            )
        self.scale = scale
        self.mode = mode
        self.distribution = _checked_distribution(distribution, self)

    def __call__(self, shape, dtype=None, **kwargs):
        dtype = float_dtype(dtype, self)
        shape = drawn_shape(shape, kwargs, self)
        variance = self.scale / max(1.0, _fan(shape, self.mode))
        seed = self.stateless_seed(kwargs)
        if self.distribution == "uniform":
            limit = math.sqrt(3.0 * variance)
            return tf.random.stateless_uniform(shape, seed, -limit, limit, dtype)
        if self.distribution == "untruncated_normal":
            return tf.random.stateless_normal(shape, seed, 0.0, math.sqrt(variance), dtype)
        stddev = math.sqrt(variance) / _TRUNCATED_STDDEV
        return tf.random.stateless_truncated_normal(shape, seed, 0.0, stddev, dtype)

    def get_config(self):
        return {"scale": self.scale, "mode": self.mode, "distribution": self.distribution, "seed": self.seed}


def _checked_distribution(distribution, owner):
    lowered = distribution.lower() if isinstance(distribution, str) else distribution
    lowered = "truncated_normal" if lowered == "normal" else lowered
    if lowered not in _DISTRIBUTIONS:
        raise ValueError(
            f"{type(owner).__name__}: Invalid `distribution` argument: {distribution}. Allowed distributions: "
            f"{', '.join(_DISTRIBUTIONS)}."
        )
    return lowered


def _fan(shape, mode):
    """The number of inputs, outputs or their average of a weight; its last two axes are inputs and outputs."""
    shape = tuple(shape)
    if len(shape) < 2:
        inputs = outputs = int(shape[0]) if shape else 1
    else:
        positions = math.prod(int(size) for size in shape[:-2])
        inputs, outputs = positions * int(shape[-2]), positions * int(shape[-1])
    return {"fan_in": inputs, "fan_out": outputs, "fan_avg": (inputs + outputs) / 2.0}[mode]


class _Preset(VarianceScaling):
    """A variance scaling with all but the seed fixed."""

    def get_config(self):
        return {"seed": self.seed}


@keras_export("keras.initializers.GlorotUniform", "keras.initializers.glorot_uniform")
class GlorotUniform(_Preset):
    """Initializer that draws uniformly from `[-limit, limit)`, `limit = sqrt(6 / (fan_in + fan_out))`.

    Also called Xavier uniform; the default for the kernels of most layers.

    >>> keras.initializers.GlorotUniform(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: Glorot and Bengio, 2010, https://proceedings.mlr.press/v9/glorot10a.html (equation 16).
    """

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_avg", "uniform", seed)


@keras_export("keras.initializers.GlorotNormal", "keras.initializers.glorot_normal")
class GlorotNormal(_Preset):
    """Initializer that draws from a truncated normal distribution with variance `2 / (fan_in + fan_out)`.

    >>> keras.initializers.GlorotNormal(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: Glorot and Bengio, 2010, https://proceedings.mlr.press/v9/glorot10a.html (equation 12).
    """

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_avg", "truncated_normal", seed)


@keras_export("keras.initializers.HeUniform", "keras.initializers.he_uniform")
class HeUniform(_Preset):
    """Initializer that draws uniformly from `[-limit, limit)`, `limit = sqrt(6 / fan_in)`.

    >>> keras.initializers.HeUniform(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: He et al., 2015, https://arxiv.org/abs/1502.01852 (Section 2.2).
    """

    def __init__(self, seed=None):
        super().__init__(2.0, "fan_in", "uniform", seed)


@keras_export("keras.initializers.HeNormal", "keras.initializers.he_normal")
class HeNormal(_Preset):
    """Initializer that draws from a truncated normal distribution with variance `2 / fan_in`.

    >>> keras.initializers.HeNormal(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: He et al., 2015, https://arxiv.org/abs/1502.01852 (Section 2.2).
    """

    def __init__(self, seed=None):
        super().__init__(2.0, "fan_in", "truncated_normal", seed)


@keras_export("keras.initializers.LecunUniform", "keras.initializers.lecun_uniform")
class LecunUniform(_Preset):
    """Initializer that draws uniformly from `[-limit, limit)`, `limit = sqrt(3 / fan_in)`.

    >>> keras.initializers.LecunUniform(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: LeCun et al., 1998, http://yann.lecun.com/exdb/publis/pdf/lecun-98b.pdf (Section 4.6).
    """

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_in", "uniform", seed)


@keras_export("keras.initializers.LecunNormal", "keras.initializers.lecun_normal")
class LecunNormal(_Preset):
    """Initializer that draws from a truncated normal distribution with variance `1 / fan_in`.

    >>> keras.initializers.LecunNormal(seed=1)((2, 3)).shape
    TensorShape([2, 3])

    Reference: Klambauer et al., 2017, https://arxiv.org/abs/1706.02515 (Section 2, "Initialization").
    """

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_in", "truncated_normal", seed)
