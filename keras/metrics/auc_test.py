"""Areas under curves."""

import numpy as np
import tensorflow as tf

from keras import metrics
from keras.testing import test_case

# Thresholds just below 0, 0.5, just above 1: recall 1, 0.5, 0; false alarms 1, 0, 0; precision 0.5, 1, 0.
TARGETS, OUTPUTS = [0, 0, 1, 1], [0.0, 0.5, 0.3, 0.9]
LABELS = np.array([[0, 1], [0, 0], [1, 1], [1, 0]]), np.array([[0.0, 0.9], [0.5, 0.8], [0.3, 0.7], [0.9, 0.2]])


class AUCTest(test_case.TestCase):
    def test_area_under_roc(self):
        for method, expected in (("interpolation", 0.75), ("majoring", 1.0), ("minoring", 0.5)):
            metric = metrics.AUC(num_thresholds=3, summation_method=method)
            self.assertAllClose(metric(TARGETS, OUTPUTS), expected)

    def test_area_under_precision_recall(self):
        for method, expected in (("majoring", 1.0), ("minoring", 0.25)):
            metric = metrics.AUC(num_thresholds=3, curve="PR", summation_method=method)
            self.assertAllClose(metric(TARGETS, OUTPUTS), expected)

    def test_precision_recall_between_thresholds_is_exact(self):
        metric = metrics.AUC(num_thresholds=3, curve="PR")
        # From 1 hit in 1 answer to 2 hits in 4: slope 1/3, start 2/3; then one hit in one answer, slope 1.
        first = 1 / 3 * (1 + 2 / 3 * np.log(4)) / 2
        self.assertAllClose(metric(TARGETS, OUTPUTS), first + 1 / 2)

    def test_area_under_precision_recall_gain(self):
        metric = metrics.AUC(num_thresholds=3, curve="PR_GAIN")
        # Recall gain 1, 0 and 0, precision gain 0, 1 and 1.
        self.assertAllClose(metric(TARGETS, OUTPUTS), 0.5)

    def test_given_thresholds_are_sorted_and_closed(self):
        metric = metrics.AUC(thresholds=[0.5, 0.2])
        self.assertAllClose(metric.thresholds, [-1e-7, 0.2, 0.5, 1 + 1e-7])
        self.assertEqual(metric.num_thresholds, 4)
        self.assertAllClose(metrics.AUC(thresholds=[0.5])(TARGETS, OUTPUTS), 0.75)

    def test_perfect_outputs_give_one(self):
        for curve in ("ROC", "PR", "PR_GAIN"):
            self.assertAllClose(metrics.AUC(curve=curve)([0, 0, 1, 1], [0.1, 0.2, 0.7, 0.8]), 1.0)

    def test_labels_have_curves_of_their_own(self):
        for num_labels in (None, 2):
            metric = metrics.AUC(num_thresholds=3, multi_label=True, num_labels=num_labels)
            self.assertAllClose(metric(*LABELS), (0.75 + 0.75) / 2)
            one = metrics.AUC(num_thresholds=3)
            self.assertAllClose(one(LABELS[0][:, 1], LABELS[1][:, 1]), 0.75)

    def test_weights_of_labels(self):
        y_true, y_pred = np.array([[0, 0], [1, 1]]), np.array([[0.1, 0.9], [0.9, 0.1]])
        metric = metrics.AUC(multi_label=True, label_weights=[3.0, 1.0])
        self.assertAllClose(metric(y_true, y_pred), 0.75)
        metric = metrics.AUC(label_weights=[1.0, 0.0])
        self.assertAllClose(metric(y_true, y_pred), 1.0)

    def test_logits(self):
        y_pred = np.array([-9.0, 0.0, -1.0, 2.0])
        shares = 1 / (1 + np.exp(-y_pred))
        self.assertAllClose(metrics.AUC(from_logits=True)(TARGETS, y_pred), metrics.AUC()(TARGETS, shares))

    def test_weights_count(self):
        # Without the third sample the only positive is above all negatives.
        self.assertAllClose(metrics.AUC(num_thresholds=3)(TARGETS, OUTPUTS, sample_weight=[1, 1, 0, 1]), 1.0)

    def test_reset_keeps_the_labels(self):
        metric = metrics.AUC(multi_label=True)
        metric.reset_state()
        metric(*LABELS)
        metric.reset_state()
        self.assertAllClose(metric.result(), 0.0)

    def test_state_is_made_again_from_the_build_config(self):
        metric = metrics.AUC(multi_label=True, num_thresholds=3)
        metric(*LABELS)
        again = metrics.AUC.from_config(metric.get_config())
        again.build_from_config(metric.get_build_config())
        again.set_weights(metric.get_weights())
        self.assertAllClose(again.result(), metric.result())

    def test_weights_of_labels_survive_serialization(self):
        metric = metrics.AUC(label_weights=[1.0, 2.0])
        again = metrics.deserialize(metrics.serialize(metric))
        self.assertAllClose(again.label_weights, [1.0, 2.0])

    def test_wrong_arguments_are_refused(self):
        for settings, text in (
            ({"curve": "circle"}, 'Invalid AUC curve value: "circle"'),
            ({"summation_method": "guess"}, 'Invalid AUC summation method value: "guess"'),
            ({"num_thresholds": 1}, "`num_thresholds` must be an integer > 1. Received: num_thresholds=1"),
            ({"num_labels": 3}, "`num_labels` is needed only when `multi_label` is True"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                metrics.AUC(**settings)
        with self.assertRaisesRegex(tf.errors.InvalidArgumentError, "must be non-negative"):
            metrics.AUC(label_weights=[-1.0])

    def test_wrong_labels_are_refused(self):
        with self.assertRaisesRegex(ValueError, "`y_pred` must have rank 2 when `multi_label=True`. Found rank 1"):
            metrics.AUC(multi_label=True)(TARGETS, OUTPUTS)
        with self.assertRaisesRegex(ValueError, "Number of labels is not consistent. Expected 3"):
            metrics.AUC(label_weights=[1.0, 1.0, 1.0])(*LABELS)
        with self.assertRaisesRegex(AttributeError, "no result before a batch"):
            metrics.AUC(multi_label=True).result()
