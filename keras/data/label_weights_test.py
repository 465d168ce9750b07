"""Weights of labels."""

import numpy as np
import tensorflow as tf

from keras.data.label_weights import LabelWeights, missing_label_error
from keras.testing import test_case

SENTENCE = r"`class_weight` has no entry for label 1\. Received entries for \[0, 2\]\.\n    Add one, such as "


class LabelWeightsTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.weights = LabelWeights({0: 1.0, 2: 3.0})

    def test_labels_and_one_hot_targets_give_the_same_weights(self):
        for y in (np.array([2, 0]), np.array([[2.0], [0.0]]), np.array([[0, 0, 1], [1, 0, 0]])):
            self.assertAllEqual(self.weights.weigh(y), [3.0, 1.0])

    def test_steps_get_weights_of_their_own(self):
        one_hot = np.eye(3)[np.array([[2, 0], [0, 0]])]
        self.assertAllEqual(self.weights.weigh(one_hot), [[3.0, 1.0], [1.0, 1.0]])

    def test_targets_of_a_lower_rank_than_the_output_are_labels(self):
        self.assertAllEqual(self.weights.weigh(np.array([[2, 0], [0, 0]]), rank=3), [[3.0, 1.0], [1.0, 1.0]])

    def test_sample_weights_are_multiplied_sample_by_sample(self):
        labels = np.array([[2, 0], [0, 0]])
        self.assertAllEqual(self.weights.weigh(labels, np.array([2.0, 3.0]), rank=3), [[6.0, 2.0], [3.0, 3.0]])
        self.assertAllEqual(self.weights.weigh(np.array([2, 0]), np.array([0.5, 2.0])), [1.5, 2.0])
        self.assertAllEqual(self.weights.weigh(np.array([2, 0]), np.array([[0.5], [2.0]])), [[1.5], [2.0]])

    def test_graphs_weigh_alike(self):
        run = tf.function(lambda y, sample_weight: self.weights.weigh(y, sample_weight))
        self.assertAllEqual(run(tf.constant([[2], [0]]), tf.constant([2.0, 2.0])), [6.0, 2.0])

    def test_a_graph_must_know_the_ranks(self):
        unknown, known = tf.TensorSpec(None), tf.TensorSpec((None,))
        for specs, kind in (((unknown, known), "targets"), ((known, unknown), "sample weights")):
            run = tf.function(lambda y, sample_weight: self.weights.weigh(y, sample_weight), specs, autograph=False)
            with self.assertRaisesRegex(ValueError, f"^`class_weight` needs {kind} whose rank is known"):
                run.get_concrete_function()

    def test_a_label_without_weight_is_named(self):
        with self.assertRaisesRegex(ValueError, SENTENCE):
            self.weights.weigh(np.array([0, 1]))

    def test_the_kernel_of_a_graph_names_it_too(self):
        with self.assertRaises(tf.errors.InvalidArgumentError) as caught:
            tf.function(self.weights.weigh)(tf.constant([0, 1, 5]))
        self.assertRegex(str(missing_label_error(caught.exception.message)), SENTENCE)
        self.assertIsNone(missing_label_error("some other error"))

    def test_keys_must_be_labels(self):
        with self.assertRaisesRegex(ValueError, "must be labels.*Received: 'cat'"):
            LabelWeights({"cat": 1.0})


if __name__ == "__main__":
    tf.test.main()
