"""Metrics of regression that are no plain mean of a loss."""

import tensorflow as tf

from keras.losses import targets
from keras.metrics.mean import Mean
from keras.serialization import plain_values
from keras.support.api_export import keras_export


@keras_export("keras.metrics.RootMeanSquaredError")
class RootMeanSquaredError(Mean):
    """Root of the mean of all squared differences.

    >>> float(keras.metrics.RootMeanSquaredError()([[0.0], [0.0]], [[1.0], [7.0]]))
    5.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name, dtype=dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch."""
        y_true, y_pred = targets.match_ranks(tf.cast(y_true, self.dtype), tf.cast(y_pred, self.dtype))
        return super().update_state(tf.math.squared_difference(y_pred, y_true), sample_weight=sample_weight)

    def result(self):
        """Returns the root of the mean so far."""
        return tf.sqrt(tf.math.divide_no_nan(self.total, self.count))


@keras_export("keras.metrics.MeanRelativeError")
class MeanRelativeError(Mean):
    """Mean of `|y_true - y_pred| / normalizer`; 0 where the normalizer is 0.

    >>> metric = keras.metrics.MeanRelativeError(normalizer=[1.0, 4.0])
    >>> float(metric([1.0, 4.0], [2.0, 8.0]))
    1.0

    Args:
        normalizer: Numbers in the shape of the outputs.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, normalizer, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.normalizer = tf.cast(normalizer, self.dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch."""
        y_true, y_pred = targets.match_ranks(tf.cast(y_true, self.dtype), tf.cast(y_pred, self.dtype))
        targets.check_shapes(y_true, y_pred, "MeanRelativeError")
        error = tf.math.divide_no_nan(tf.abs(y_true - y_pred), self.normalizer)
        return super().update_state(error, sample_weight=sample_weight)

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {**super().get_config(), "normalizer": self.normalizer.numpy()}

    @classmethod
    def from_config(cls, config):
        """Returns the metric that `get_config` described."""
        normalizer = config.get("normalizer")
        if isinstance(normalizer, dict):
            config = {**config, "normalizer": plain_values.decode_marked(normalizer)}
        return super().from_config(config)
