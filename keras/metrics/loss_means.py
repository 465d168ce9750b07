"""Running means of losses, for logs."""

import tensorflow as tf

from keras.losses.binary_crossentropy import binary_crossentropy
from keras.losses.categorical_crossentropy import categorical_crossentropy
from keras.losses.hinge import categorical_hinge, hinge, squared_hinge
from keras.losses.kl_divergence import kl_divergence
from keras.losses.log_cosh import log_cosh
from keras.losses.mean_absolute_error import mean_absolute_error
from keras.losses.mean_absolute_percentage_error import mean_absolute_percentage_error
from keras.losses.mean_squared_error import mean_squared_error
from keras.losses.mean_squared_logarithmic_error import mean_squared_logarithmic_error
from keras.losses.poisson import poisson
from keras.losses.sparse_categorical_crossentropy import sparse_categorical_crossentropy
from keras.metrics.function_metric import MeanMetricWrapper
from keras.support.api_export import keras_export


@keras_export("keras.metrics.MeanSquaredError")
class MeanSquaredError(MeanMetricWrapper):
    """Mean of `keras.losses.mean_squared_error`.

    >>> float(keras.metrics.MeanSquaredError()([[0.0, 2.0]], [[1.0, 0.0]]))
    2.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="mean_squared_error", dtype=None):
        super().__init__(mean_squared_error, name, dtype=dtype)


@keras_export("keras.metrics.MeanAbsoluteError")
class MeanAbsoluteError(MeanMetricWrapper):
    """Mean of `keras.losses.mean_absolute_error`.

    >>> float(keras.metrics.MeanAbsoluteError()([[0.0, 2.0]], [[1.0, 0.0]]))
    1.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="mean_absolute_error", dtype=None):
        super().__init__(mean_absolute_error, name, dtype=dtype)


@keras_export("keras.metrics.MeanAbsolutePercentageError")
class MeanAbsolutePercentageError(MeanMetricWrapper):
    """Mean of `keras.losses.mean_absolute_percentage_error`.

    >>> float(keras.metrics.MeanAbsolutePercentageError()([[1.0, 2.0]], [[1.5, 2.0]]))
    25.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="mean_absolute_percentage_error", dtype=None):
        super().__init__(mean_absolute_percentage_error, name, dtype=dtype)


@keras_export("keras.metrics.MeanSquaredLogarithmicError")
class MeanSquaredLogarithmicError(MeanMetricWrapper):
    """Mean of `keras.losses.mean_squared_logarithmic_error`.

    >>> float(keras.metrics.MeanSquaredLogarithmicError()([[0.0, 0.0]], [[0.0, 0.0]]))
    0.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(mean_squared_logarithmic_error, name, dtype=dtype)


@keras_export("keras.metrics.LogCoshError")
class LogCoshError(MeanMetricWrapper):
    """Mean of `keras.losses.log_cosh`.

    >>> float(keras.metrics.LogCoshError()([[0.0, 0.0]], [[0.0, 0.0]]))
    0.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="logcosh", dtype=None):
        super().__init__(log_cosh, name, dtype=dtype)


@keras_export("keras.metrics.Poisson")
class Poisson(MeanMetricWrapper):
    """Mean of `keras.losses.poisson`.

    >>> float(keras.metrics.Poisson()([[0.0, 0.0]], [[1.0, 3.0]]))
    2.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="poisson", dtype=None):
        super().__init__(poisson, name, dtype=dtype)


@keras_export("keras.metrics.KLDivergence")
class KLDivergence(MeanMetricWrapper):
    """Mean of `keras.losses.kl_divergence`.

    >>> float(keras.metrics.KLDivergence()([[0.5, 0.5]], [[0.5, 0.5]]))
    0.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="kullback_leibler_divergence", dtype=None):
        super().__init__(kl_divergence, name, dtype=dtype)


@keras_export("keras.metrics.Hinge")
class Hinge(MeanMetricWrapper):
    """Mean of `keras.losses.hinge`.

    >>> float(keras.metrics.Hinge()([[-1.0, 1.0]], [[0.5, 0.5]]))
    1.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="hinge", dtype=None):
        super().__init__(hinge, name, dtype=dtype)


@keras_export("keras.metrics.SquaredHinge")
class SquaredHinge(MeanMetricWrapper):
    """Mean of `keras.losses.squared_hinge`.

    >>> float(keras.metrics.SquaredHinge()([[-1.0, 1.0]], [[0.5, 0.5]]))
    1.25

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="squared_hinge", dtype=None):
        super().__init__(squared_hinge, name, dtype=dtype)


@keras_export("keras.metrics.CategoricalHinge")
class CategoricalHinge(MeanMetricWrapper):
    """Mean of `keras.losses.categorical_hinge`.

    >>> float(keras.metrics.CategoricalHinge()([[0.0, 1.0]], [[0.5, 0.25]]))
    1.25

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="categorical_hinge", dtype=None):
        super().__init__(categorical_hinge, name, dtype=dtype)


@keras_export("keras.metrics.BinaryCrossentropy")
class BinaryCrossentropy(MeanMetricWrapper):
    """Mean of `keras.losses.binary_crossentropy`.

    >>> round(float(keras.metrics.BinaryCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
    """

    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        super().__init__(
            binary_crossentropy, name, dtype=dtype, from_logits=from_logits, label_smoothing=label_smoothing
        )


@keras_export("keras.metrics.CategoricalCrossentropy")
class CategoricalCrossentropy(MeanMetricWrapper):
    """Mean of `keras.losses.categorical_crossentropy`.

    >>> round(float(keras.metrics.CategoricalCrossentropy()([[0.0, 1.0]], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        from_logits: Whether the outputs are logits.
        label_smoothing: Number in `[0, 1]`: targets are drawn this far towards equal probabilities.
        axis: Axis of the classes.
    """

    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False, label_smoothing=0, axis=-1):
        super().__init__(
            categorical_crossentropy,
            name,
            dtype=dtype,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )


@keras_export("keras.metrics.SparseCategoricalCrossentropy")
class SparseCategoricalCrossentropy(MeanMetricWrapper):
    """Mean of `keras.losses.sparse_categorical_crossentropy`.

    >>> round(float(keras.metrics.SparseCategoricalCrossentropy()([1], [[0.5, 0.5]])), 4)
    0.6931

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        from_logits: Whether the outputs are logits.
        ignore_class: Optional label whose elements do not count.
        axis: Axis of the classes.
    """

    def __init__(
        self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, ignore_class=None, axis=-1
    ):
        super().__init__(
            sparse_categorical_crossentropy,
            name,
            dtype=dtype,
            from_logits=from_logits,
            ignore_class=ignore_class,
            axis=axis,
        )


@keras_export("keras.metrics.CosineSimilarity")
class CosineSimilarity(MeanMetricWrapper):
    """Mean cosine of the angle between targets and outputs: 1 for the same direction.

    >>> float(keras.metrics.CosineSimilarity()([[0.0, 1.0]], [[0.0, 3.0]]))
    1.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        axis: Axis of the vectors.
    """

    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(cosine_similarity, name, dtype=dtype, axis=axis)


def cosine_similarity(y_true, y_pred, axis=-1):
    """Cosine of the angle, in `[-1, 1]`; the loss of that name is minus this."""
    y_true = tf.linalg.l2_normalize(tf.cast(y_true, y_pred.dtype), axis=axis)
    return tf.reduce_sum(y_true * tf.linalg.l2_normalize(y_pred, axis=axis), axis=axis)
