"""Thresholds as users give them."""

import numpy as np

from keras.metrics import threshold_arguments
from keras.testing import test_case


class ThresholdArgumentsTest(test_case.TestCase):
    def test_numbers_lists_and_arrays(self):
        for given, expected in ((None, [0.5]), (0.25, [0.25]), ((0.25, 1), [0.25, 1]), (np.array([0.75]), [0.75])):
            self.assertEqual(threshold_arguments.check_thresholds(given, 0.5, "Metric"), expected)

    def test_values_outside_of_zero_to_one_are_refused(self):
        for bad in (1.5, [0.5, -0.5], [None], [float("nan")]):
            with self.assertRaisesRegex(ValueError, r"^Metric: Threshold values must be in \[0, 1\]. Received: \["):
                threshold_arguments.check_thresholds(bad, 0.5, "Metric")

    def test_text_is_refused(self):
        with self.assertRaisesRegex(TypeError, "must be a float or a list of floats"):
            threshold_arguments.check_thresholds("0.5", 0.5, "Metric")

    def test_configs_hold_plain_values(self):
        self.assertIsNone(threshold_arguments.as_given(None))
        self.assertEqual(threshold_arguments.as_given(np.array([0.5, 1.0])), [0.5, 1.0])

    def test_equal_parts(self):
        self.assertEqual(threshold_arguments.even(5), [0.0, 0.25, 0.5, 0.75, 1.0])
        self.assertEqual(threshold_arguments.even(1), [0.5])
