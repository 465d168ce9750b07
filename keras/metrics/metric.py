"""`Metric`: a number that is gathered over batches."""

import functools

import numpy as np
import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import autograph, state, tf_internals
from keras.support.api_export import keras_export

_OUR_PACKAGE = __name__.partition(".")[0] + "."


@keras_export("keras.metrics.Metric")
class Metric(Layer):
    """Base of metrics: `update_state` takes in a batch, `result` gives the value so far, `reset_state` begins again.

    A subclass makes its state in `__init__` with `add_weight` and defines `update_state` and `result`:

    >>> class Largest(keras.metrics.Metric):
    ...     def __init__(self, name="largest", **kwargs):
    ...         super().__init__(name=name, **kwargs)
    ...         self.value = self.add_weight("value", initializer="zeros")
    ...     def update_state(self, y_true, y_pred, sample_weight=None):
    ...         self.value.assign(tf.maximum(self.value, tf.reduce_max(tf.abs(y_true - y_pred))))
    ...     def result(self):
    ...         return self.value
    >>> metric = Largest()
    >>> metric.update_state(tf.constant([1.0, 2.0]), tf.constant([1.5, 4.0]))
    >>> float(metric.result())
    2.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result. Default: the float type in use.
        **kwargs: What every layer takes.
    """

    is_metric = True
    owns_metric_weights = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "update_state" in cls.__dict__ and not cls.__module__.startswith(_OUR_PACKAGE):
            cls.update_state = _with_autograph(cls.update_state)
        if "result" in cls.__dict__:
            cls.result = _over_all_replicas(cls.result)

    def __init__(self, name=None, dtype=None, **kwargs):
        dtype = state.process.float_type if dtype is None else tf.as_dtype(dtype).name
        super().__init__(name=name, dtype=dtype, **kwargs)
        self.stateful = True
        self.built = True

    def __call__(self, *args, **kwargs):
        """Takes in a batch, as `update_state` does, and returns the result so far."""
        self.update_state(*args, **kwargs)
        return self.result()

    def __str__(self):
        settings = ",".join(f"{key}={value}" for key, value in self.get_config().items())
        return f"{type(self).__name__}({settings})"

    __repr__ = __str__

    def update_state(self, *args, **kwargs):
        """Takes in a batch. Subclasses define it; most take `(y_true, y_pred, sample_weight=None)`."""
        raise NotImplementedError(f"{type(self).__name__}: a subclass of `Metric` must define `update_state`.")

    def result(self):
        """Returns the value so far: a scalar tensor, or a dict of them. Subclasses define it."""
        raise NotImplementedError(f"{type(self).__name__}: a subclass of `Metric` must define `result`.")

    def reset_state(self):
        """Begins again: sets every variable to zeros."""
        for variable in self.variables:
            variable.assign(tf.zeros(variable.shape, variable.dtype))

    def reset_states(self):
        """Old name of `reset_state`."""
        self.reset_state()

    def merge_state(self, metrics):
        """Adds the state of other metrics of the same kind, as if this one had seen their batches.

        Args:
            metrics: Iterable of metrics.

        Raises:
            ValueError: A metric with other variables or other thresholds; no state has changed then.
        """
        metrics = list(metrics)
        for metric in metrics:
            _check_same_kind(self, metric)
        pairs = ((weight, other) for metric in metrics for weight, other in zip(self.weights, metric.weights))
        return [weight.assign_add(other) for weight, other in pairs]

    def add_weight(
        self,
        name,
        shape=(),
        aggregation=tf.VariableAggregation.SUM,
        synchronization=tf.VariableSynchronization.ON_READ,
        initializer=None,
        dtype=None,
    ):
        """Returns a new variable of the metric's state.

        Args:
            name: Its name.
            shape: Its shape.
            aggregation: How the values of replicas become one.
            synchronization: When they do.
            initializer: Name or object of `keras.initializers`. Default: zeros.
            dtype: Its type. Default: that of the metric.
        """
        return super().add_weight(
            name=name,
            shape=shape,
            dtype=self.dtype if dtype is None else dtype,
            trainable=False,
            initializer="zeros" if initializer is None else initializer,
            synchronization=synchronization,
            aggregation=aggregation,
        )

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {"name": self.name, "dtype": self.dtype}


def _check_same_kind(metric, other):
    """Raises when the state of `other` would not mean the same in `metric`."""
    shapes, other_shapes = ([tuple(weight.shape) for weight in one.weights] for one in (metric, other))
    thresholds, other_thresholds = (getattr(one, "thresholds", None) for one in (metric, other))
    if shapes != other_shapes:
        difference = f"its variables have the shapes {other_shapes}, not {shapes}"
    elif not np.array_equal(thresholds, other_thresholds):
        difference = f"its thresholds are {list(other_thresholds)}, not {list(thresholds)}"
    else:
        return
    raise ValueError(
        f"{type(metric).__name__}: Metric {other} is not compatible with {metric}: {difference}. "
        f"Received: {other.name}\n    Merge metrics that were made with the same arguments and have seen a batch."
    )


def _with_autograph(update_state):
    """`update_state` whose Python control flow on tensors also works in a graph."""

    @functools.wraps(update_state)
    def update(self, *args, **kwargs):
        function = autograph.convert(update_state) if tf_internals.in_graph() else update_state
        return function(self, *args, **kwargs)

    return update


def _over_all_replicas(result):
    """`result` that under a `tf.distribute` strategy reads the state of all replicas."""

    @functools.wraps(result)
    def merged(self):
        if not tf_internals.has_strategy() or tf.distribute.in_cross_replica_context():
            value = result(self)
        else:
            value = tf.distribute.get_replica_context().merge_call(lambda unused_strategy: result(self))
        if isinstance(value, tf.Tensor):
            value._metric_obj = self  # tells `add_metric` whose result it is given
        return value

    return merged
