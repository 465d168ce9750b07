"""Binary crossentropies."""

import numpy as np
import tensorflow as tf

from keras import losses
from keras.backend import logits
from keras.testing import test_case


class BinaryCrossentropyTest(test_case.TestCase):
    def test_is_minus_the_log_of_the_right_answer(self):
        loss = losses.binary_crossentropy([[1.0, 0.0]], [[0.5, 0.75]])
        self.assertAllClose(loss, [-(np.log(0.5) + np.log(0.25)) / 2], rtol=1e-5)

    def test_logits_give_what_their_sigmoid_gives(self):
        x = tf.constant([[2.0, -1.0]])
        self.assertAllClose(
            losses.binary_crossentropy([[1.0, 0.0]], x, from_logits=True),
            losses.binary_crossentropy([[1.0, 0.0]], tf.sigmoid(x)),
            rtol=1e-5,
        )

    def test_label_smoothing_draws_targets_to_a_half(self):
        self.assertAllClose(
            losses.binary_crossentropy([[1.0, 0.0]], [[0.3, 0.6]], label_smoothing=0.2),
            losses.binary_crossentropy([[0.9, 0.1]], [[0.3, 0.6]]),
        )

    def test_logits_behind_a_sigmoid_are_used(self):
        x = tf.constant([[200.0]])
        output = logits.attach_logits(tf.sigmoid(x), x)
        self.assertAllClose(losses.binary_crossentropy([[0.0]], output), [200.0])

    def test_sigmoid_operation_of_a_graph_is_recognized(self):
        loss = tf.function(lambda x: losses.binary_crossentropy([[0.0]], tf.sigmoid(x)))
        self.assertAllClose(loss(tf.constant([[200.0]])), [200.0])

    def test_logits_that_are_probabilities_warn(self):
        x = tf.constant([[200.0]])
        with self.assertWarnsRegex(UserWarning, "from_logits=True"):
            losses.binary_crossentropy([[0.0]], logits.attach_logits(tf.sigmoid(x), x), from_logits=True)

    def test_focal_counts_easy_elements_less(self):
        plain = losses.binary_crossentropy([[1.0]], [[0.75]])
        self.assertAllClose(losses.binary_focal_crossentropy([[1.0]], [[0.75]]), plain * 0.25**2)
        self.assertAllClose(losses.binary_focal_crossentropy([[1.0]], [[0.75]], gamma=0.0), plain)

    def test_focal_balances_classes(self):
        balanced = dict(apply_class_balancing=True, alpha=0.25, gamma=0.0)
        one = losses.binary_focal_crossentropy([[1.0]], [[0.5]], **balanced)
        zero = losses.binary_focal_crossentropy([[0.0]], [[0.5]], **balanced)
        self.assertAllClose(zero / one, [3.0])

    def test_objects_survive_their_configs(self):
        for loss in (
            losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1),
            losses.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.3, gamma=1.5),
        ):
            again = type(loss).from_config(loss.get_config())
            self.assertEqual(again.get_config(), loss.get_config())
            self.assertAllClose(again([[1.0, 0.0]], [[0.3, 0.6]]), loss([[1.0, 0.0]], [[0.3, 0.6]]))
