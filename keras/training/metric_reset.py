"""Begins metrics again at the cost of one assignment for each variable."""

import weakref

import tensorflow as tf

from keras.metrics.metric import Metric
from keras.support import tf_internals


class MetricReset:
    """Resets metrics; the zeros that it assigns are made once, because loops reset in every call."""

    def __init__(self):
        self._zeros = weakref.WeakKeyDictionary()  # metric -> pairs (variable, zeros)

    def __call__(self, metrics):
        """Calls `reset_state` of each metric, or does what the usual one does."""
        for metric in metrics:
            if tf_internals.is_overridden(metric, "reset_state", Metric) or not tf.executing_eagerly():
                metric.reset_state()
                continue
            pairs = self._zeros.get(metric)
            if pairs is None:
                pairs = [(variable, tf.zeros(variable.shape, variable.dtype)) for variable in metric.variables]
                if pairs:  # a metric without variables may get them with its first batch
                    self._zeros[metric] = pairs
            for variable, zeros in pairs:
                variable.assign(zeros, read_value=False)
