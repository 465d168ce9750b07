"""F-scores."""

import numpy as np

from keras import metrics
from keras.testing import test_case

# With threshold 0.5 class 0 has precision 1 and recall 1/2, class 1 precision 1/2 and recall 1.
TARGETS = np.array([[1.0, 1.0], [1.0, 0.0]])
OUTPUTS = np.array([[0.2, 0.6], [0.6, 0.7]])


class FScoreTest(test_case.TestCase):
    def test_one_score_a_class(self):
        self.assertAllClose(metrics.F1Score(threshold=0.5)(TARGETS, OUTPUTS), [2 / 3, 2 / 3])
        expected = [5 * 0.5 / (4 * 1 + 0.5), 5 * 0.5 / (4 * 0.5 + 1)]
        self.assertAllClose(metrics.FBetaScore(beta=2.0, threshold=0.5)(TARGETS, OUTPUTS), expected)

    def test_averages(self):
        y_true, y_pred = [[1, 0], [1, 0], [0, 1]], [[1, 0], [1, 0], [1, 0]]  # scores 4/5 and 0
        for average, expected in (("macro", 0.4), ("weighted", 0.8 * 2 / 3), ("micro", 2 / 3)):
            metric = metrics.F1Score(average=average, threshold=0.5)
            self.assertAllClose(metric(y_true, y_pred), expected)

    def test_without_threshold_the_largest_output_means_yes(self):
        self.assertAllClose(metrics.F1Score()([[1, 0], [0, 1]], [[0.2, 0.1], [0.3, 0.1]]), [2 / 3, 0.0])

    def test_rows_of_zeros_name_no_class(self):
        metric = metrics.F1Score()
        metric([[1, 0]], [[0.0, 0.0]])
        self.assertAllEqual(metric.false_positives, [0.0, 0.0])

    def test_weights_count(self):
        expected = metrics.F1Score(threshold=0.5)(TARGETS[:1], OUTPUTS[:1])
        for weights in ([1, 0], [[1], [0]], [[1, 1], [0, 0]]):
            metric = metrics.F1Score(threshold=0.5)
            self.assertAllClose(metric(TARGETS, OUTPUTS, sample_weight=weights), expected)

    def test_reset_and_merge(self):
        first, second = metrics.F1Score(threshold=0.5), metrics.F1Score(threshold=0.5)
        first.reset_state()
        first(TARGETS[:1], OUTPUTS[:1])
        second(TARGETS[1:], OUTPUTS[1:])
        first.merge_state([second])
        self.assertAllClose(first.result(), [2 / 3, 2 / 3])
        first.reset_state()
        self.assertAllClose(first.result(), [0.0, 0.0])

    def test_wrong_arguments_are_refused(self):
        for settings, text in (
            ({"average": "mean"}, "Invalid `average` argument value"),
            ({"beta": 1}, "Invalid `beta` argument value. It should be a Python float. Received: beta=1"),
            ({"beta": -1.0}, "Invalid `beta` argument value. It should verify beta > 0"),
            ({"threshold": 1}, "Invalid `threshold` argument value. It should be a Python float"),
            ({"threshold": 1.5}, "It should verify 0 < threshold <= 1. Received: threshold=1.5"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                metrics.FBetaScore(**settings)

    def test_wrong_shapes_are_refused(self):
        with self.assertRaisesRegex(ValueError, "FBetaScore expects 2D inputs"):
            metrics.F1Score()([1.0, 0.0], [1.0, 0.0])
        with self.assertRaisesRegex(ValueError, "targets and outputs must have the same shape"):
            metrics.F1Score()([[1.0, 0.0]], [[1.0, 0.0, 0.0]])
        with self.assertRaisesRegex(AttributeError, "no result before a batch"):
            metrics.F1Score().result()
