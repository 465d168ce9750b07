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

    def test_a_loss_over_classes_looks_at_each_ragged_row(self):
        y_true, y_pred = tf.ragged.constant([[0.0, 1.0], [1.0]]), tf.ragged.constant([[0.25, 0.75], [1.0]])
        self.assertAllClose(losses.categorical_crossentropy(y_true, y_pred), [-np.log(0.75), 0.0])
        self.assertAllClose(losses.kl_divergence(y_true, y_pred), [-np.log(0.75), 0.0], atol=1e-5)
        self.assertAllClose(losses.cosine_similarity(y_pred, y_pred), [-1.0, -1.0])

    def test_the_axis_is_the_last_one(self):
        one_hot = tf.ragged.constant([[[0.0, 1.0], [1.0, 0.0]], [[0.0, 1.0]]])
        y_pred = tf.ragged.constant([[[0.25, 0.75], [0.5, 0.5]], [[0.75, 0.25]]])
        for axis in (-1, 1, 2):  # in each, of a row, of the whole
            loss = losses.categorical_crossentropy(one_hot, y_pred, axis=axis)
            self.assertAllClose(loss.flat_values, -np.log([0.75, 0.5, 0.25]))
        with self.assertRaisesRegex(ValueError, "^binary_crossentropy: `axis` must be the last one for ragged tensors"):
            losses.binary_crossentropy(one_hot, y_pred, False, 0.0, 0)

    def test_one_of_the_two_may_be_dense(self):
        ragged, dense = tf.ragged.constant([[1.0, 2.0], [3.0, 5.0]]), tf.constant([[1.0, 4.0], [3.0, 4.0]])
        self.assertAllClose(losses.mse(ragged, dense), [2.0, 0.5])
        self.assertAllClose(losses.mse(dense, ragged), [2.0, 0.5])

    def test_rows_of_other_lengths_are_refused(self):
        for other in (tf.ragged.constant([[1.0], [2.0, 3.0]]), tf.ragged.constant([[1.0, 2.0], [3.0, 4.0], [5.0]])):
            with self.assertRaisesRegex(tf.errors.InvalidArgumentError, "same row lengths"):
                losses.mse(tf.ragged.constant([[1.0, 2.0], [3.0]]), other)
