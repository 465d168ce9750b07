"""Checks of label values."""

import numpy as np

from keras.losses.label_checks import check_probabilities, check_sparse_labels
from keras.testing import test_case


class CheckSparseLabelsTest(test_case.TestCase):
    def test_good_labels_pass(self):
        for labels in (np.array([0, 1, 2]), np.array([[0.0], [2.0]]), np.zeros(0, int)):
            self.assertIsNone(check_sparse_labels(labels, 3))

    def test_error_says_label_index_and_range(self):
        with self.assertRaisesRegex(ValueError, r"(?s)labels must lie in \[0, 3\).*label 7 at index 1.*8 units"):
            check_sparse_labels(np.array([0, 7, 2]), 3)

    def test_negative_labels_are_refused(self):
        with self.assertRaisesRegex(ValueError, "label -1 at index 1"):
            check_sparse_labels(np.array([[0], [-1]]), 3)

    def test_index_of_a_step_is_a_pair(self):
        with self.assertRaisesRegex(ValueError, r"label 9 at index \(1, 1\) \(1 of 4 labels"):
            check_sparse_labels(np.array([[0, 1], [1, 9]]), 3)

    def test_labels_that_are_no_numbers_are_refused(self):
        with self.assertRaisesRegex(ValueError, "label nan at index 0"):
            check_sparse_labels(np.array([np.nan, 1.0]), 3)


class CheckProbabilitiesTest(test_case.TestCase):
    def test_good_targets_pass(self):
        for targets in (np.array([0, 1]), np.array([[0.2], [1.0]]), np.zeros((0, 1)), np.array([True])):
            self.assertIsNone(check_probabilities(targets))

    def test_warning_says_value_index_and_range(self):
        self.assertRegex(
            check_probabilities(np.array([[0.0], [5.0]])), r"must lie in \[0, 1\]. Received: 5 at index 1;"
        )

    def test_signs_get_their_own_advice(self):
        self.assertRegex(check_probabilities(np.array([-1, 1])), r"\(y \+ 1\) / 2")
