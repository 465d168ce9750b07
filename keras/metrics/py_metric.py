"""Base of metrics that compute in Python."""

import functools

import tensorflow as tf

from keras.metrics.metric import Metric
from keras.support.api_export import keras_export


@keras_export("keras.metrics.experimental.PyMetric")
class PyMetric(Metric):
    """Base of metrics whose methods are plain Python, with NumPy or any other package; slower than TensorFlow ones.

    `update_state` and `result` of a subclass run as Python even in the compiled steps of `fit` and `evaluate`, and
    receive tensors that hold values. The state is whatever the subclass keeps in its attributes; it begins in
    `reset_state`, which `__init__` calls. Such a metric does not run on TPUs, in XLA programs or after saving.

    >>> class Median(keras.metrics.experimental.PyMetric):
    ...     def reset_state(self):
    ...         self.errors = []
    ...     def update_state(self, y_true, y_pred, sample_weight=None):
    ...         self.errors.append(np.abs(y_true.numpy() - y_pred.numpy()))
    ...     def result(self):
    ...         return np.median(np.concatenate(self.errors))
    >>> float(Median()(tf.constant([1.0, 2.0, 3.0]), tf.constant([1.0, 4.0, 8.0])))
    2.0

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the result.
        **kwargs: What every layer takes.

    Raises:
        NotImplementedError: The subclass lacks `update_state`, `result` or `reset_state`, or `merge_state` where it
            is called.
    """

    def __init_subclass__(cls, **kwargs):
        if "update_state" in cls.__dict__:
            cls.update_state = _update_in_python(cls.update_state)
        if "result" in cls.__dict__:
            cls.result = _result_from_python(cls.result)
        super().__init_subclass__(**kwargs)

    def __init__(self, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype, **kwargs)
        self.reset_state()

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch. Subclasses define it.

        Args:
            y_true: Targets, a tensor with values.
            y_pred: Outputs, a tensor with values.
            sample_weight: Weights, a tensor with values, or None.
        """
        raise NotImplementedError(f"{type(self).__name__}: Subclasses should implement `update_state`")

    def merge_state(self, metrics):
        """Adds the state of other metrics of the same kind. Subclasses may define it.

        Args:
            metrics: Iterable of metrics.
        """
        raise NotImplementedError(f"{type(self).__name__}: Subclasses should implement `merge_state`")

    def reset_state(self):
        """Begins again. Subclasses define it."""
        raise NotImplementedError(f"{type(self).__name__}: Subclasses should implement `reset_state`")

    def result(self):
        """Returns the value so far: a number or an array. Subclasses define it."""
        raise NotImplementedError(f"{type(self).__name__}: Subclasses should implement `result`")


def _update_in_python(update_state):
    """`update_state` as one operation that runs Python, also in a graph."""

    @functools.wraps(update_state)
    def update(self, y_true, y_pred, sample_weight=None):
        def run(*values):
            update_state(self, *values)

        weights = [] if sample_weight is None else [sample_weight]
        tf.py_function(run, [y_true, y_pred, *weights], [])

    return tf.autograph.experimental.do_not_convert(update)


def _result_from_python(result):
    """`result` as one operation that runs Python, also in a graph."""

    @functools.wraps(result)
    def value(self):
        return tf.py_function(functools.partial(result, self), [], self.dtype)

    return value
