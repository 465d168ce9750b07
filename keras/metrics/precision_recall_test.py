"""Precision and recall."""

import numpy as np

from keras import metrics
from keras.testing import test_case

TARGETS, OUTPUTS = [0, 0, 1, 1, 1], [0.1, 0.8, 0.4, 0.7, 0.9]
CLASSES = np.array([[0, 0, 1, 1], [1, 0, 0, 0]]), np.array([[0.1, 0.2, 0.05, 0.3], [0.4, 0.1, 0.3, 0.2]])


class PrecisionRecallTest(test_case.TestCase):
    def test_shares(self):
        self.assertAllClose(metrics.Precision()(TARGETS, OUTPUTS), 2 / 3)
        self.assertAllClose(metrics.Recall(thresholds=0.75)(TARGETS, OUTPUTS), 1 / 3)

    def test_batches_add_up(self):
        recall = metrics.Recall()
        recall([1, 1], [0.9, 0.1])
        self.assertAllClose(recall([1, 1], [0.9, 0.9]), 0.75)

    def test_one_share_a_threshold(self):
        self.assertAllClose(metrics.Precision([0.5, 0.85])(TARGETS, OUTPUTS), [2 / 3, 1.0])

    def test_weights_count(self):
        self.assertAllClose(metrics.Precision()(TARGETS, OUTPUTS, sample_weight=[1, 4, 1, 1, 3]), 0.5)

    def test_only_the_top_k_mean_yes(self):
        self.assertAllClose(metrics.Precision(top_k=2)(*CLASSES), 0.5)
        self.assertAllClose(metrics.Recall(top_k=1)(*CLASSES), 2 / 3)
        self.assertAllClose(metrics.Precision(top_k=1, thresholds=0.35)(*CLASSES), 1.0)

    def test_only_one_class(self):
        self.assertAllClose(metrics.Recall(class_id=0, thresholds=0.3)(*CLASSES), 1.0)
        self.assertAllClose(metrics.Precision(class_id=3, thresholds=0.1)(*CLASSES), 0.5)
        self.assertAllClose(metrics.Precision(class_id=-1, top_k=1)(*CLASSES), 1.0)

    def test_nothing_seen_gives_zero(self):
        self.assertAllClose(metrics.Precision().result(), 0.0)
        self.assertAllClose(metrics.Recall()([0.0], [1.0]), 0.0)

    def test_wrong_k_is_refused(self):
        with self.assertRaisesRegex(ValueError, "`top_k` must be a positive integer. Received: top_k=0"):
            metrics.Precision(top_k=0)
