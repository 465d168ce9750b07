"""`MeanMetricWrapper`: the running mean of a function of targets and outputs."""

import tensorflow as tf

from keras.losses import targets, weighting
from keras.metrics.mean import Mean
from keras.serialization import lookup
from keras.support import autograph, registry, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.metrics.MeanMetricWrapper")
class MeanMetricWrapper(Mean):
    """Running mean of `fn(y_true, y_pred, **kwargs)`, which gives a number for each sample.

    >>> def distance(y_true, y_pred):
    ...     return tf.reduce_max(tf.abs(y_true - y_pred), axis=-1)
    >>> metric = keras.metrics.MeanMetricWrapper(distance, name="distance")
    >>> float(metric([[0.0, 1.0]], [[3.0, 1.0]]))
    3.0

    Args:
        fn: The function. Targets and outputs reach it in the type of the metric.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        **kwargs: What `fn` receives in every call; also part of the config.
    """

    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype)
        self._fn = fn
        self._fn_kwargs = tf_internals.NoDependency(kwargs)
        self._is_own_function = bool(registry.paths_of(fn))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets.
            y_pred: Outputs.
            sample_weight: Optional weights: one number, one for each sample, or one for each number of `fn`.
        """
        y_pred = tf.cast(y_pred, self.dtype)
        if not (self._is_own_function and tf.is_tensor(y_true)):
            y_true = tf.cast(y_true, self.dtype)
        if isinstance(y_pred, tf.RaggedTensor) and isinstance(y_true, tf.RaggedTensor):
            y_true, y_pred = y_true.flat_values, y_pred.flat_values
        y_true, y_pred = targets.match_ranks(y_true, y_pred)
        fn = self._fn
        if not self._is_own_function and tf_internals.in_graph():
            fn = autograph.convert(fn)
        values = fn(y_true, y_pred, **self._fn_kwargs)
        mask = getattr(values, "_keras_mask", None)
        if mask is not None:
            sample_weight = _masked(sample_weight, mask, values)
        return super().update_state(values, sample_weight=sample_weight)

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        config = {key: _as_value(value) for key, value in self._fn_kwargs.items()}
        if type(self) is MeanMetricWrapper:
            config = {"fn": self._fn, **config}
        return {**super().get_config(), **config}

    @classmethod
    def from_config(cls, config):
        """Returns the metric that `get_config` described; `fn` is looked up among the metrics and custom objects."""
        config = dict(config)
        fn = config.pop("fn", None)
        if cls is MeanMetricWrapper:
            return cls(fn if callable(fn) else lookup.get(fn, "keras.metrics"), **config)
        return cls(**config)


def _masked(sample_weight, mask, values):
    """Weights that drop what the mask drops."""
    mask = tf.cast(mask, values.dtype)
    if sample_weight is None:
        return mask
    return mask * weighting.match_rank(tf.cast(sample_weight, values.dtype), values, "sample_weight")


def _as_value(value):
    """A plain number for a tensor or variable."""
    return value.numpy().item() if tf.is_tensor(value) and value.shape.rank == 0 else value
