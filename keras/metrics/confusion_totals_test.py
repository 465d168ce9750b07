"""True and false positives and negatives."""

import tensorflow as tf

from keras import metrics
from keras.testing import test_case

TARGETS, OUTPUTS = [0, 0, 1, 1, 1], [0.1, 0.8, 0.4, 0.7, 0.9]
EXPECTED = {"TruePositives": 2.0, "TrueNegatives": 1.0, "FalsePositives": 1.0, "FalseNegatives": 1.0}


class ConfusionTotalsTest(test_case.TestCase):
    def test_totals_over_batches(self):
        for name, expected in EXPECTED.items():
            metric = getattr(metrics, name)()
            metric.update_state(TARGETS, OUTPUTS)
            self.assertAllEqual(metric(TARGETS, OUTPUTS), 2 * expected)

    def test_one_number_a_threshold(self):
        metric = metrics.TruePositives(thresholds=[0.3, 0.75])
        self.assertAllEqual(metric(TARGETS, OUTPUTS), [3.0, 1.0])

    def test_weights_count(self):
        metric = metrics.FalsePositives()
        self.assertAllEqual(metric(TARGETS, OUTPUTS, sample_weight=[1.0, 2.5, 1.0, 1.0, 1.0]), 2.5)

    def test_reset_and_merge(self):
        first, second = metrics.TruePositives(), metrics.TruePositives()
        first(TARGETS, OUTPUTS)
        second(TARGETS, OUTPUTS)
        first.merge_state([second])
        self.assertAllEqual(first.result(), 4.0)
        first.reset_state()
        self.assertAllEqual(first.result(), 0.0)

    def test_works_in_graphs_and_xla(self):
        for jit_compile in (False, True):
            metric = metrics.TruePositives(thresholds=[0.3, 0.75])
            step = tf.function(metric.update_state, jit_compile=jit_compile)
            step(tf.constant(TARGETS), tf.constant(OUTPUTS))
            self.assertAllEqual(metric.result(), [3.0, 1.0])
