import numpy as np
import tensorflow as tf

from keras.layers import Dense, Input
from keras.models.sequential import Sequential
from keras.testing import test_case


class StepErrorsTest(test_case.TestCase):
    def test_labels_of_a_dataset_out_of_range_are_named(self):
        model = Sequential([Input((3,)), Dense(3, activation="softmax")])
        model.compile("sgd", "sparse_categorical_crossentropy")
        data = tf.data.Dataset.from_tensor_slices((np.ones((8, 3)), [0, 1, 2, 1, 0, 7, 2, 0])).batch(4)
        sentence = (
            r"`y of this batch`: labels must lie in \[0, 3\) for an output of 3 classes. Received: label 7 at index 1"
        )
        for run in (model.fit, model.evaluate):
            with self.assertRaisesRegex(ValueError, sentence):
                run(data, verbose=0)

    def test_a_scalar_is_no_batch(self):
        model = Sequential([Input((3,)), Dense(1)])
        model.compile("sgd", "mse")
        for run in (model.train_on_batch, model.test_on_batch):
            with self.assertRaisesRegex(ValueError, "`y` must have an axis of samples. Received a scalar: y="):
                run(np.ones((1, 3)), 1.0)

    def test_other_errors_pass(self):
        model = Sequential([Input((3,)), Dense(3)])
        model.compile("sgd", "mse")
        data = tf.data.Dataset.from_tensor_slices((np.ones((8, 3)), np.ones((8, 3))))
        data = data.map(lambda x, y: (tf.debugging.check_numerics(x / 0.0, "bad row"), y)).batch(4)
        with self.assertRaisesRegex(tf.errors.InvalidArgumentError, "bad row"):
            model.fit(data, verbose=0)
