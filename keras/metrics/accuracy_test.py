"""Accuracies."""

import numpy as np
import tensorflow as tf

from keras import metrics
from keras.testing import test_case

OUTPUTS = np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3]], "float32")


class AccuracyTest(test_case.TestCase):
    def test_accuracy_compares_labels(self):
        self.assertAllClose(metrics.Accuracy()([[1], [2], [3]], [[1], [2], [4]]), 2.0 / 3.0)

    def test_binary_accuracy_has_a_threshold(self):
        y_true, y_pred = [[1.0], [0.0], [1.0]], [[0.7], [0.6], [0.4]]
        self.assertAllClose(metrics.binary_accuracy(y_true, y_pred), [1.0, 0.0, 0.0])
        self.assertAllClose(metrics.BinaryAccuracy(threshold=0.3)(y_true, y_pred), 2.0 / 3.0)

    def test_categorical_accuracy_compares_the_largest(self):
        self.assertAllClose(metrics.categorical_accuracy([[0, 1, 0], [0, 1, 0]], OUTPUTS), [1.0, 0.0])
        self.assertAllClose(metrics.CategoricalAccuracy()([[0, 1, 0], [0, 1, 0]], OUTPUTS), 0.5)

    def test_sparse_categorical_accuracy_takes_labels_of_any_type_and_rank(self):
        for labels in ([1, 1], [[1], [1]], np.array([1.0, 1.0]), np.array([1, 1], "int64"), np.array([1, 1], "uint8")):
            self.assertAllClose(metrics.sparse_categorical_accuracy(labels, OUTPUTS), [1.0, 0.0])

    def test_top_k(self):
        self.assertAllClose(metrics.sparse_top_k_categorical_accuracy([2, 1], OUTPUTS, k=2), [1.0, 0.0])
        self.assertAllClose(metrics.top_k_categorical_accuracy([[0, 0, 1], [0, 1, 0]], OUTPUTS, k=2), [1.0, 0.0])
        self.assertAllClose(metrics.SparseTopKCategoricalAccuracy(k=2)([2, 1], OUTPUTS), 0.5)
        self.assertAllClose(metrics.TopKCategoricalAccuracy(k=2)([[0, 0, 1], [0, 1, 0]], OUTPUTS), 0.5)

    def test_top_k_of_steps(self):
        outputs = np.stack([OUTPUTS, OUTPUTS])
        self.assertAllClose(
            metrics.sparse_top_k_categorical_accuracy([[2, 1], [1, 0]], outputs, k=2), [[1.0, 0.0], [1.0, 1.0]]
        )

    def test_number_of_rows_may_be_unknown(self):
        metric = metrics.SparseCategoricalAccuracy()
        spec = [tf.TensorSpec([None, 1], tf.int64), tf.TensorSpec([None, 3])]
        step = tf.function(lambda y_true, y_pred: metric(y_true, y_pred), input_signature=spec)
        self.assertAllClose(step(tf.constant([[1], [1]], tf.int64), OUTPUTS), 0.5)
