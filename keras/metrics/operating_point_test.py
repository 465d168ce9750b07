"""Rates at the thresholds where another rate is large enough."""

from keras import metrics
from keras.testing import test_case

# Thresholds 0, 0.5 and 1: above 0 are 3 of 3 positives and 2 of 3 negatives, above 0.5 are 2 and 1.
TARGETS, OUTPUTS = [0, 0, 0, 1, 1, 1], [0.0, 0.3, 0.8, 0.3, 0.8, 0.9]


class OperatingPointTest(test_case.TestCase):
    def assertGives(self, kind, asked, expected, **settings):
        metric = kind(asked, num_thresholds=3, **settings)
        self.assertAllClose(metric(TARGETS, OUTPUTS), expected)

    def test_sensitivity_where_specificity_is_enough(self):
        self.assertGives(metrics.SensitivityAtSpecificity, 0.3, 1.0)
        self.assertGives(metrics.SensitivityAtSpecificity, 0.6, 2 / 3)
        self.assertGives(metrics.SensitivityAtSpecificity, 0.9, 0.0)

    def test_specificity_where_sensitivity_is_enough(self):
        self.assertGives(metrics.SpecificityAtSensitivity, 0.9, 1 / 3)
        self.assertGives(metrics.SpecificityAtSensitivity, 0.6, 2 / 3)

    def test_precision_where_recall_is_enough(self):
        self.assertGives(metrics.PrecisionAtRecall, 0.9, 3 / 5)
        self.assertGives(metrics.PrecisionAtRecall, 0.6, 2 / 3)

    def test_recall_where_precision_is_enough(self):
        self.assertGives(metrics.RecallAtPrecision, 0.5, 1.0)
        self.assertGives(metrics.RecallAtPrecision, 0.65, 2 / 3)
        self.assertGives(metrics.RecallAtPrecision, 0.7, 0.0)

    def test_one_class(self):
        metric = metrics.PrecisionAtRecall(0.5, class_id=1)
        self.assertAllClose(metric([[1, 0], [1, 1]], [[0.1, 0.2], [0.1, 0.9]]), 1.0)

    def test_weights_count(self):
        metric = metrics.PrecisionAtRecall(0.9, num_thresholds=3)
        self.assertAllClose(metric(TARGETS, OUTPUTS, sample_weight=[1, 3, 3, 2, 2, 2]), 0.5)

    def test_arguments_out_of_range_are_refused(self):
        for kind, name in (
            (metrics.SensitivityAtSpecificity, "specificity"),
            (metrics.SpecificityAtSensitivity, "sensitivity"),
            (metrics.PrecisionAtRecall, "recall"),
            (metrics.RecallAtPrecision, "precision"),
        ):
            with self.assertRaisesRegex(ValueError, rf"`{name}` must be in the range \[0, 1\]. Received: {name}=1.5"):
                kind(1.5)
            with self.assertRaisesRegex(TypeError, f"Received: {name}='half'"):
                kind("half")
            with self.assertRaisesRegex(ValueError, "`num_thresholds` must be an integer > 0. Received: num_thres"):
                kind(0.5, num_thresholds=0)
