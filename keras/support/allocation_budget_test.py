"""Weights made while a file is loaded are held against what the file stores."""

import tensorflow as tf

from keras.support import allocation_budget
from keras.testing.test_case import TestCase


class AllocationBudgetTest(TestCase):
    def test_small_weights_pass_and_large_ones_are_refused(self):
        with allocation_budget.for_file_of(1000):
            allocation_budget.charge((1024, 1024), tf.float32, "dense")
            with self.assertRaisesRegex(ValueError, r"asks layer 'dense' for a weight of shape \(1048576, 1024\)"):
                allocation_budget.charge((1 << 20, 1 << 10), tf.float32, "dense")

    def test_weights_add_up(self):
        with allocation_budget.for_file_of(0):
            for _ in range(16):
                allocation_budget.charge((1024, 1024), tf.float32, "dense")
            with self.assertRaises(ValueError):
                allocation_budget.charge((1,), tf.float32, "dense")

    def test_a_large_file_may_ask_for_much(self):
        with allocation_budget.for_file_of(1 << 30):
            allocation_budget.charge((1 << 30,), tf.float32, "dense")

    def test_code_has_no_bound(self):
        allocation_budget.charge((1 << 40, 1 << 20), tf.float32, "dense")
