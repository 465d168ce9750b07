"""Counts of yes-no answers at thresholds."""

import numpy as np
import tensorflow as tf

from keras.metrics import confusion_counts
from keras.testing import test_case

TARGETS = [0.0, 0.0, 1.0, 1.0, 1.0]
OUTPUTS = [0.1, 0.5, 0.5, 0.6, 1.0]


def counts_of(y_true, y_pred, thresholds, **settings):
    return confusion_counts.at_thresholds(y_true, y_pred, thresholds, dtype="float32", **settings)


class ConfusionCountsTest(test_case.TestCase):
    def test_outputs_above_a_threshold_mean_yes(self):
        counts = counts_of(TARGETS, OUTPUTS, [0.5])
        self.assertAllEqual([2.0], counts.true_positives)
        self.assertAllEqual([0.0], counts.false_positives)
        self.assertAllEqual([2.0], counts.true_negatives)
        self.assertAllEqual([1.0], counts.false_negatives)

    def test_evenly_spaced_thresholds_give_the_same_as_one_by_one(self):
        random = np.random.RandomState(0)
        y_true, y_pred = random.randint(0, 2, (50, 3)), random.randint(0, 33, (50, 3)) / 32
        weights = random.randint(0, 4, (50, 3))
        thresholds = [i / 8 for i in range(9)]
        together = counts_of(y_true, y_pred, thresholds, sample_weight=weights)
        for i, threshold in enumerate(thresholds):
            alone = counts_of(y_true, y_pred, [threshold], sample_weight=weights)
            for many, one in zip(together, alone):
                self.assertAllEqual(many[i], one[0])

    def test_a_threshold_below_zero_is_below_every_output(self):
        counts = counts_of([1.0, 0.0], [0.0, 0.0], [-1e-7, 0.5, 1.0 + 1e-7])
        self.assertAllEqual(counts.true_positives, [1.0, 0.0, 0.0])
        self.assertAllEqual(counts.true_negatives, [0.0, 1.0, 1.0])

    def test_nan_exceeds_no_threshold(self):
        for thresholds in ([-1e-7, 0.5, 1.0 + 1e-7], [0.2, 0.4]):
            self.assertAllEqual(counts_of([1.0], [np.nan], thresholds).true_positives, np.zeros(len(thresholds)))

    def test_weights_of_samples_and_of_outputs(self):
        y_true, y_pred = np.ones((2, 2)), np.ones((2, 2))
        for weights, total in (([1.0, 3.0], 8.0), ([[1.0], [3.0]], 8.0), ([[1.0, 2.0], [3.0, 4.0]], 10.0), (2.0, 8.0)):
            counts = counts_of(y_true, y_pred, [0.5], sample_weight=weights)
            self.assertAllEqual(counts.true_positives, [total])

    def test_each_label_by_itself(self):
        for thresholds in ([0.5], [0.0, 0.5, 1.0]):
            counts = counts_of([[1, 0], [1, 1]], [[0.9, 0.9], [0.2, 0.9]], thresholds, for_each_label=True)
            middle = len(thresholds) // 2
            self.assertAllEqual(counts.true_positives[middle], [1.0, 1.0])
            self.assertAllEqual(counts.false_positives[middle], [0.0, 1.0])
            self.assertAllEqual(counts.false_negatives[middle], [1.0, 0.0])

    def test_weights_of_one_class_are_chosen_with_it(self):
        counts = counts_of(np.ones((2, 2)), np.ones((2, 2)), [0.5], sample_weight=[[1.0, 5.0], [2.0, 7.0]], class_id=1)
        self.assertAllEqual(counts.true_positives, [12.0])

    def test_targets_without_the_last_axis(self):
        self.assertAllEqual(counts_of([1.0, 0.0], [[0.9], [0.8]], [0.5]).true_positives, [1.0])

    def test_ragged(self):
        y_true, y_pred = tf.ragged.constant([[1.0, 0.0], [1.0]]), tf.ragged.constant([[0.7, 0.8], [0.9]])
        weights = tf.ragged.constant([[1.0, 2.0], [3.0]])
        counts = counts_of(y_true, y_pred, [0.5], sample_weight=weights)
        self.assertAllEqual([counts.true_positives[0], counts.false_positives[0]], [4.0, 2.0])

    def test_shapes_known_only_when_run(self):
        step = tf.function(
            lambda y_true, y_pred, weight: counts_of(y_true, y_pred, [0.5], sample_weight=weight, top_k=1, class_id=0),
            input_signature=[tf.TensorSpec(None), tf.TensorSpec(None), tf.TensorSpec(None)],
        )
        counts = step(tf.ones([2, 2]), tf.constant([[0.9, 0.8], [0.7, 0.8]]), tf.constant([2.0, 3.0]))
        self.assertAllEqual([counts.true_positives[0], counts.false_negatives[0]], [2.0, 3.0])

    def test_shapes_that_differ_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"Shapes \(1, 3\) and \(1, 2\) are incompatible"):
            counts_of([[0, 1]], [[0.2, 0.3, 0.4]], [0.5])

    def test_class_and_k_that_do_not_fit_are_refused(self):
        with self.assertRaisesRegex(ValueError, "`class_id` must be a class of the last axis, 0 to 1"):
            counts_of([[0, 1]], [[0.2, 0.3]], [0.5], class_id=2)
        with self.assertRaisesRegex(ValueError, "`top_k` must be at most the number of classes, 2"):
            counts_of([[0, 1]], [[0.2, 0.3]], [0.5], top_k=3)
