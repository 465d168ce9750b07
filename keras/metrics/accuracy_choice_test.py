"""What "accuracy" and "crossentropy" mean."""

import tensorflow as tf

from keras import losses, metrics
from keras.metrics.accuracy_choice import choose_accuracy, choose_crossentropy
from keras.testing import test_case


class AccuracyChoiceTest(test_case.TestCase):
    def test_shapes_decide(self):
        for y_true, y_pred, accuracy, crossentropy in (
            ((None, 1), (None, 1), metrics.binary_accuracy, losses.binary_crossentropy),
            ((None,), (None, 1), metrics.binary_accuracy, losses.binary_crossentropy),
            ((None,), (None, 3), metrics.sparse_categorical_accuracy, losses.sparse_categorical_crossentropy),
            ((None, 1), (None, 3), metrics.sparse_categorical_accuracy, losses.sparse_categorical_crossentropy),
            ((None, 3), (None, 3), metrics.categorical_accuracy, losses.categorical_crossentropy),
            ((None, 5), (None, 5, 3), metrics.sparse_categorical_accuracy, losses.sparse_categorical_crossentropy),
            ((None, 5, 3), (None, 5, 3), metrics.categorical_accuracy, losses.categorical_crossentropy),
        ):
            with self.subTest(y_true=y_true, y_pred=y_pred):
                self.assertIs(choose_accuracy(y_true, y_pred), accuracy)
                self.assertIs(choose_crossentropy(tf.TensorShape(y_true), tf.TensorShape(y_pred)), crossentropy)
