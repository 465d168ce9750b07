"""Begins metrics again at the cost of one assignment for each variable."""

import functools
import weakref

import tensorflow as tf

from keras.metrics.metric import Metric
from keras.support import tf_internals


class MetricReset:
    """Resets metrics; the zeros that it assigns are made once, because loops reset in every call."""

    def __init__(self):
        self._zeros = weakref.WeakKeyDictionary()  # metric -> pairs (function that assigns, zeros)

    def __call__(self, metrics):
        """Calls `reset_state` of each metric, or does what the usual one does."""
        for metric in metrics:
            if tf_internals.is_overridden(metric, "reset_state", Metric) or not tf.executing_eagerly():
                metric.reset_state()
                continue
            pairs = self._zeros.get(metric)
            if pairs is None:
                pairs = [
                    (_assignment_to(variable), tf.zeros(variable.shape, variable.dtype))
                    for variable in metric.variables
                ]
                if pairs:  # a metric without variables may get them with its first batch
                    self._zeros[metric] = pairs
            for assign, zeros in pairs:
                assign(zeros)


def variables_to_zero(metrics):
    """Variables that become zero when the metrics begin again; None where a metric does something else then."""
    if any(tf_internals.is_overridden(metric, "reset_state", Metric) for metric in metrics):
        return None
    return [variable for metric in metrics for variable in metric.variables]


def _assignment_to(variable):
    """Function that sets a variable: the kernel itself, unless replicas hold copies."""
    if tf_internals.is_distributed_variable_class(type(variable)):
        return functools.partial(variable.assign, read_value=False)
    return lambda value: tf.raw_ops.AssignVariableOp(resource=variable.handle, value=value)
