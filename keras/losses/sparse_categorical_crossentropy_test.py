"""Crossentropy of integer labels."""

import numpy as np
import tensorflow as tf

from keras import losses
from keras.testing import test_case


class SparseCategoricalCrossentropyTest(test_case.TestCase):
    def test_equals_the_categorical_one(self):
        y_pred = np.random.dirichlet(np.ones(4), (5, 3)).astype("float32")
        labels = np.random.randint(0, 4, (5, 3))
        expected = losses.categorical_crossentropy(np.eye(4)[labels], y_pred)
        self.assertAllClose(losses.sparse_categorical_crossentropy(labels, y_pred), expected)
        self.assertAllClose(losses.sparse_categorical_crossentropy(labels[..., None], y_pred), expected)
        self.assertAllClose(losses.sparse_categorical_crossentropy(labels.astype("float32"), y_pred), expected)

    def test_ignored_class_costs_nothing_and_does_not_count(self):
        y_pred = np.full((4, 2), 0.5, "float32")
        each = losses.sparse_categorical_crossentropy([0, 1, -1, -1], y_pred, ignore_class=-1)
        self.assertAllClose(each, [np.log(2.0), np.log(2.0), 0.0, 0.0])
        loss = losses.SparseCategoricalCrossentropy(ignore_class=-1)
        self.assertAllClose(loss([0, 1, -1, -1], y_pred), np.log(2.0))

    def test_classes_may_stand_on_another_axis(self):
        y_pred = np.random.dirichlet(np.ones(4), (5, 3)).astype("float32")
        labels = np.random.randint(0, 4, (5, 3))
        moved = np.moveaxis(y_pred, -1, 1)
        self.assertAllClose(
            losses.sparse_categorical_crossentropy(labels, moved, axis=1),
            losses.sparse_categorical_crossentropy(labels, y_pred),
        )

    def test_one_class_costs_nothing(self):
        self.assertAllClose(losses.SparseCategoricalCrossentropy()([0, 0], [[0.5], [0.5]]), 0.0)

    def test_shapes_may_be_unknown(self):
        spec = [tf.TensorSpec(None, tf.int32), tf.TensorSpec(None)]
        loss = tf.function(lambda y, p: losses.SparseCategoricalCrossentropy()(y, p), input_signature=spec)
        self.assertAllClose(loss(tf.constant([[1]]), tf.constant([[0.5, 0.5]])), np.log(2.0))

    def test_one_hot_targets_are_refused_with_the_loss_that_takes_them(self):
        with self.assertRaisesRegex(ValueError, r"(?s)labels.shape=\(8, 3\).*categorical_crossentropy.*argmax"):
            losses.SparseCategoricalCrossentropy()(np.eye(8, 3), np.full((8, 3), 1.0 / 3.0))
