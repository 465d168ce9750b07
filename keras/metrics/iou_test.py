"""Intersection over union."""

import numpy as np
import tensorflow as tf

from keras import metrics
from keras.testing import test_case

TARGETS, ANSWERS = [0, 0, 1, 1], [0, 1, 0, 1]


class IoUTest(test_case.TestCase):
    def test_mean_over_the_chosen_classes(self):
        self.assertAllClose(metrics.IoU(2, [0])(TARGETS, ANSWERS), 1 / 3)
        self.assertAllClose(metrics.IoU(3, (0, 2))([0, 0, 2], [0, 1, 2]), (1 / 2 + 1) / 2)

    def test_classes_not_seen_are_left_out(self):
        self.assertAllClose(metrics.MeanIoU(5)([0, 1], [0, 1]), 1.0)
        self.assertAllClose(metrics.IoU(3, [2])([0, 1], [0, 1]), 0.0)

    def test_batches_add_up(self):
        metric = metrics.MeanIoU(2)
        metric([0, 0], [0, 1])
        self.assertAllClose(metric([1, 1], [0, 1]), 1 / 3)
        self.assertAllEqual(metric.total_cm, [[1, 1], [1, 1]])

    def test_weights_of_labels_and_of_samples(self):
        self.assertAllClose(metrics.MeanIoU(2)(TARGETS, ANSWERS, [0.3, 0.3, 0.3, 0.1]), (0.3 / 0.9 + 0.1 / 0.7) / 2)
        images = np.array([[[0, 0]], [[1, 1]]]), np.array([[[0, 1]], [[1, 1]]])
        self.assertAllClose(metrics.IoU(2, [0])(*images, sample_weight=[1.0, 0.0]), 0.5)
        self.assertAllClose(metrics.IoU(2, [0])(*images, sample_weight=[[[1.0, 3.0]], [[0.0, 0.0]]]), 0.25)

    def test_one_label_does_not_count(self):
        for ignored in (2, 255, -1):
            metric = metrics.MeanIoU(2, ignore_class=ignored)
            self.assertAllClose(metric([0, 1, ignored, ignored], [0, 1, 0, 1]), 1.0)

    def test_threshold_itself_means_one(self):
        self.assertAllClose(metrics.BinaryIoU([1], threshold=0.5)([1, 0], [0.5, 0.25]), 1.0)
        self.assertAllClose(metrics.BinaryIoU(threshold=0.3)([0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7]), 1 / 3)

    def test_one_hot_targets(self):
        y_true, y_pred = [[0, 1], [1, 0], [0, 1]], [[0.2, 0.8], [0.4, 0.6], [0.1, 0.9]]
        self.assertAllClose(metrics.OneHotIoU(2, [1])(y_true, y_pred), 2 / 3)
        self.assertAllClose(metrics.OneHotMeanIoU(2)(y_true, y_pred), 1 / 3)
        self.assertAllClose(metrics.OneHotIoU(2, [1], sparse_y_pred=True)(y_true, [1, 1, 1]), 2 / 3)
        self.assertAllClose(metrics.OneHotIoU(2, [1], axis=0)(np.transpose(y_true), np.transpose(y_pred)), 2 / 3)

    def test_ragged(self):
        labels = tf.ragged.constant([[1, 0], [1]])
        self.assertAllClose(metrics.MeanIoU(2)(labels, labels), 1.0)

    def test_works_in_xla(self):
        metric = metrics.MeanIoU(2, ignore_class=7)
        tf.function(metric.update_state, jit_compile=True)(tf.constant([0, 1, 7]), tf.constant([0, 1, 0]))
        self.assertAllClose(metric.result(), 1.0)

    def test_classes_out_of_range_are_refused(self):
        for make in (lambda: metrics.IoU(3, [3]), lambda: metrics.IoU(3, [-1]), lambda: metrics.BinaryIoU([2])):
            with self.assertRaisesRegex(ValueError, r"Target class id -?\d is out of range, which is \[0, \d\)"):
                make()
        with self.assertRaisesRegex(ValueError, "`target_class_ids` must name at least one class"):
            metrics.IoU(3, [])
        with self.assertRaisesRegex(ValueError, "`num_classes` must be a positive integer. Received: num_classes=0"):
            metrics.MeanIoU(0)
        with self.assertRaisesRegex(tf.errors.InvalidArgumentError, "out of bound"):
            metrics.MeanIoU(2)([0, 2], [0, 1])
