import numpy as np
import tensorflow as tf

from keras.data.class_weight import ClassWeight
from keras.testing import test_case


class ClassWeightTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.weights = ClassWeight({0: 1.0, 2: 3.0})

    def test_labels_and_one_hot_targets_give_the_same_weights(self):
        self.assertAllEqual(self.weights.weigh_rows(np.array([2, 0]), None), [3.0, 1.0])
        self.assertAllEqual(self.weights.weigh_rows(np.array([[0, 0, 1], [1, 0, 0]]), None), [3.0, 1.0])

    def test_sample_weights_are_multiplied(self):
        weighed = self.weights.weigh_rows(np.array([2, 0]), np.array([0.5, 2.0]))
        self.assertAllEqual(weighed, [1.5, 2.0])

    def test_tensors_are_weighed_alike(self):
        self.assertAllEqual(self.weights.weigh_tensor(tf.constant([[2], [0]]), tf.constant([2.0, 2.0])), [6.0, 2.0])

    def test_a_label_without_weight_is_named(self):
        with self.assertRaisesRegex(ValueError, r"no entry for label 1\. Received entries for \[0, 2\]"):
            self.weights.weigh_rows(np.array([0, 1]), None)

    def test_keys_must_be_labels(self):
        with self.assertRaisesRegex(ValueError, "must be labels.*Received: 'cat'"):
            ClassWeight({"cat": 1.0})


if __name__ == "__main__":
    tf.test.main()
