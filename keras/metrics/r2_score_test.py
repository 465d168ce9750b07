"""Coefficient of determination."""

import warnings

import numpy as np
import tensorflow as tf

from keras import metrics
from keras.testing import test_case

# Targets of variation 14/3 and 2 around their means; squared errors 2 and 1.
TARGETS = np.array([[1.0, 0.0], [4.0, 1.0], [3.0, 2.0]])
OUTPUTS = np.array([[2.0, 0.0], [4.0, 1.0], [4.0, 3.0]])
SCORES = np.array([1 - 2 / (14 / 3), 1 - 1 / 2])


class R2ScoreTest(test_case.TestCase):
    def test_scores_and_their_means(self):
        self.assertAllClose(metrics.R2Score(None)(TARGETS, OUTPUTS), SCORES)
        self.assertAllClose(metrics.R2Score()(TARGETS, OUTPUTS), SCORES.mean())
        weighted = metrics.R2Score("variance_weighted_average")(TARGETS, OUTPUTS)
        self.assertAllClose(weighted, np.average(SCORES, weights=[14 / 3, 2]))

    def test_batches_add_up(self):
        metric = metrics.R2Score()
        metric.update_state(TARGETS[:1], OUTPUTS[:1])
        self.assertAllClose(metric(TARGETS[1:], OUTPUTS[1:]), SCORES.mean())

    def test_weights_count(self):
        expected = metrics.R2Score()(TARGETS[:2], OUTPUTS[:2])
        for weights in ([1, 1, 0], [[1], [1], [0]], [[1, 1], [1, 1], [0, 0]]):
            self.assertAllClose(metrics.R2Score()(TARGETS, OUTPUTS, sample_weight=weights), expected)

    def test_equal_targets_give_zero(self):
        self.assertAllClose(metrics.R2Score()([[1.0], [1.0]], [[1.0], [2.0]]), 0.0)

    def test_adjusted_for_regressors(self):
        metric = metrics.R2Score(num_regressors=1)
        self.assertAllClose(metric(TARGETS[:, :1], OUTPUTS[:, :1]), 1 - (1 - SCORES[0]) * 2 / 1)

    def test_too_few_samples_are_not_adjusted(self):
        for num_regressors, text in ((2, "Division by zero"), (5, "More independent predictors")):
            metric = metrics.R2Score(num_regressors=num_regressors)
            with self.assertWarnsRegex(UserWarning, text):
                self.assertAllClose(metric(TARGETS[:, :1], OUTPUTS[:, :1]), SCORES[0])

    def test_works_in_a_graph(self):
        metric = metrics.R2Score(num_regressors=5, dtype="float64")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            step = tf.function(lambda y_true, y_pred: metric(y_true, y_pred))
            self.assertAllClose(step(TARGETS[:, :1], OUTPUTS[:, :1]), SCORES[0])

    def test_wrong_arguments_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Invalid value for argument `class_aggregation`. Expected one of"):
            metrics.R2Score("mean")
        with self.assertRaisesRegex(ValueError, "`num_regressors`. Expected a value >= 0. Received: num_regressors=-1"):
            metrics.R2Score(num_regressors=-1)

    def test_wrong_shapes_are_refused(self):
        with self.assertRaisesRegex(ValueError, "R2Score expects 2D inputs"):
            metrics.R2Score()([1.0, 0.0], [1.0, 0.0])
        with self.assertRaisesRegex(AttributeError, "no result before a batch"):
            metrics.R2Score().result()
