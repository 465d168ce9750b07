"""Crossentropies of one-hot targets."""

import numpy as np
import tensorflow as tf

from keras import losses
from keras.backend import logits
from keras.testing import test_case


class CategoricalCrossentropyTest(test_case.TestCase):
    def test_is_minus_the_log_of_the_true_class(self):
        loss = losses.categorical_crossentropy([[0.0, 1.0, 0.0]], [[0.2, 0.7, 0.1]])
        self.assertAllClose(loss, [-np.log(0.7)])

    def test_outputs_are_scaled_to_sum_one(self):
        loss = losses.categorical_crossentropy([[0.0, 1.0]], [[1.0, 3.0]])
        self.assertAllClose(loss, [-np.log(0.75)])

    def test_logits_give_what_their_softmax_gives(self):
        x = tf.constant([[2.0, -1.0, 0.5]])
        self.assertAllClose(
            losses.categorical_crossentropy([[0.0, 1.0, 0.0]], x, from_logits=True),
            losses.categorical_crossentropy([[0.0, 1.0, 0.0]], tf.nn.softmax(x)),
        )

    def test_logits_behind_a_softmax_are_used(self):
        x = tf.constant([[200.0, 0.0]])
        output = logits.attach_logits(tf.nn.softmax(x), x)
        self.assertAllClose(losses.CategoricalCrossentropy()([[0.0, 1.0]], output), 200.0)

    def test_label_smoothing_draws_targets_to_equal_shares(self):
        self.assertAllClose(
            losses.categorical_crossentropy([[0.0, 1.0]], [[0.3, 0.7]], label_smoothing=0.2),
            losses.categorical_crossentropy([[0.1, 0.9]], [[0.3, 0.7]]),
        )

    def test_classes_may_stand_on_another_axis(self):
        y_true, y_pred = np.eye(3)[None, :, :2], np.full((1, 3, 2), 1.0 / 3.0)
        self.assertAllClose(losses.categorical_crossentropy(y_true, y_pred, axis=1), np.full((1, 2), np.log(3.0)))

    def test_integer_labels_are_refused_with_the_loss_that_takes_them(self):
        for labels in (np.zeros((8, 1)), np.zeros(8)):
            with self.assertRaisesRegex(ValueError, r"(?s)are incompatible.*sparse_categorical_crossentropy.*to_categ"):
                losses.CategoricalCrossentropy()(labels, np.full((8, 3), 1.0 / 3.0))

    def test_focal_counts_easy_classes_less(self):
        loss = losses.categorical_focal_crossentropy([[0.0, 1.0]], [[0.25, 0.75]], alpha=0.5, gamma=2.0)
        self.assertAllClose(loss, [-0.5 * 0.25**2 * np.log(0.75)], rtol=1e-5)

    def test_objects_survive_their_configs(self):
        for loss in (
            losses.CategoricalCrossentropy(label_smoothing=0.1, axis=1),
            losses.CategoricalFocalCrossentropy(alpha=0.3, gamma=1.5),
        ):
            again = type(loss).from_config(loss.get_config())
            self.assertEqual(again.get_config(), loss.get_config())
            self.assertAllClose(again([[1.0, 0.0]], [[0.3, 0.7]]), loss([[1.0, 0.0]], [[0.3, 0.7]]))
