"""Metrics that compute in Python."""

import numpy as np
import tensorflow as tf

from keras.metrics.py_metric import PyMetric
from keras.testing import test_case


class Median(PyMetric):
    def reset_state(self):
        self.errors = []

    def update_state(self, y_true, y_pred, sample_weight=None):
        errors = np.abs(y_true.numpy() - y_pred.numpy())
        self.errors.append(errors if sample_weight is None else errors * sample_weight.numpy())

    def result(self):
        return np.median(np.concatenate(self.errors))


class PyMetricTest(test_case.TestCase):
    def test_runs_python_on_arrays(self):
        metric = Median()
        self.assertAllClose(metric([1.0, 2.0], [2.0, 5.0]), 2.0)
        self.assertAllClose(metric([0.0], [9.0], sample_weight=[1.0]), 3.0)

    def test_runs_python_in_a_graph_each_time(self):
        metric = Median(dtype="float64")
        step = tf.function(lambda y_true, y_pred, weight: metric(y_true, y_pred, sample_weight=weight))
        one = tf.ones([1])
        for distance, expected in ((2.0, 2.0), (4.0, 3.0), (8.0, 4.0)):
            result = step(one, one + distance, one)
            self.assertAllClose(result, expected)
            self.assertEqual(result.dtype, "float64")

    def test_reset_begins_again(self):
        metric = Median()
        metric([0.0], [9.0])
        metric.reset_state()
        self.assertAllClose(metric([0.0], [1.0]), 1.0)

    def test_missing_methods_are_named(self):
        class Empty(PyMetric):
            def reset_state(self):
                self.values = []

        for call, name in (
            (PyMetric, "reset_state"),
            (lambda: Empty().update_state(1.0, 1.0), "update_state"),
            (lambda: Empty().result(), "result"),
            (lambda: Empty().merge_state([]), "merge_state"),
        ):
            with self.assertRaisesRegex(NotImplementedError, f"Subclasses should implement `{name}`"):
                call()
