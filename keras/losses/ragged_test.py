"""Losses on ragged tensors."""

import numpy as np
import tensorflow as tf

from keras import losses
from keras.testing import test_case


class RaggedTest(test_case.TestCase):
    def test_ragged_last_axis_is_averaged_row_by_row(self):
        y_true, y_pred = tf.ragged.constant([[1.0, 2.0], [3.0]]), tf.ragged.constant([[1.5, 2.0], [4.0]])
        self.assertAllClose(losses.mse(y_true, y_pred), [0.125, 1.0])
        self.assertAllClose(losses.MeanSquaredError()(y_true, y_pred), 0.5625)

    def test_dense_last_axis_gives_one_loss_for_each_step(self):
        y_true = tf.ragged.constant([[[1.0, 2.0], [1.0, 2.0]], [[3.0, 1.0]]], ragged_rank=1)
        loss = losses.mae(y_true, y_true + 1.0)
        self.assertEqual(loss.to_list(), [[1.0, 1.0], [1.0]])

    def test_weights_count_for_rows(self):
        y_true = tf.ragged.constant([[[1.0], [1.0]], [[3.0]]], ragged_rank=1)
        loss = losses.MeanSquaredError()(y_true, y_true + 1.0, sample_weight=[[1.0], [2.0]])
        self.assertAllClose(loss, 4.0 / 3.0)

    def test_labels_may_be_ragged(self):
        y_pred = tf.ragged.constant([[[0.5, 0.5], [0.25, 0.75]], [[0.5, 0.5]]], ragged_rank=1)
        loss = losses.sparse_categorical_crossentropy(tf.ragged.constant([[0, 1], [1]]), y_pred)
        self.assertAllClose(loss.flat_values, -np.log([0.5, 0.75, 0.5]))

    def test_ragged_and_dense_are_refused(self):
        with self.assertRaisesRegex(ValueError, "must both be ragged or both be dense"):
            losses.mse(tf.ragged.constant([[1.0]]), tf.ones((1, 1)))
