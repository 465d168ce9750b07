"""Weighted mean and sum over batches."""

import tensorflow as tf

from keras.metrics import weighted_values
from keras.metrics.metric import Metric
from keras.support import batch_share
from keras.support.api_export import keras_export


@keras_export("keras.metrics.Mean")
class Mean(Metric):
    """Weighted mean of all values: `sum(weight * value) / sum(weight)`; 0 before the first value.

    >>> mean = keras.metrics.Mean()
    >>> float(mean([1.0, 3.0]))
    2.0
    >>> float(mean(8.0))
    4.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="mean", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_weight("total")
        self.count = self.add_weight("count")

    def update_state(self, values, sample_weight=None):
        """Takes in values.

        Args:
            values: Numbers of any shape.
            sample_weight: Optional weights: one number, one for each row, or one for each value.

        On a replica that shares its batch with others, a single number without weight counts by the share of rows.
        """
        share = batch_share.current()
        if share is not None and sample_weight is None:
            values, sample_weight = _by_share(values, share)
        total, count = weighted_values.total_and_count(values, sample_weight, self.dtype)
        self.total.assign_add(total, read_value=False)
        return self.count.assign_add(count)

    def result(self):
        """Returns the mean so far."""
        return tf.math.divide_no_nan(self.total, self.count)


@keras_export("keras.metrics.Sum")
class Sum(Metric):
    """Weighted sum of all values: `sum(weight * value)`.

    >>> total = keras.metrics.Sum()
    >>> float(total([1.0, 3.0]))
    4.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="sum", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_weight("total")

    def update_state(self, values, sample_weight=None):
        """Takes in values.

        Args:
            values: Numbers of any shape.
            sample_weight: Optional weights: one number, one for each row, or one for each value.
        """
        total, _ = weighted_values.total_and_count(values, sample_weight, self.dtype, reduce_lacking=tf.reduce_sum)
        return self.total.assign_add(total)

    def result(self):
        """Returns the sum so far."""
        return tf.identity(self.total)


def _by_share(values, share):
    """Values and their weight on a replica: what was averaged over its rows weighs as many as these."""
    values = values if tf.is_tensor(values) else tf.convert_to_tensor(values)
    return (share.without_nan(values), share.fraction) if values.shape.rank == 0 else (values, share.has_rows)
