"""Models go through pickle and deepcopy with their weights, custom parts and optimizer state."""

import pickle

import numpy as np

from keras import layers, models
from keras.saving import pickling
from keras.testing.test_case import TestCase


class Halved(layers.Layer):
    """A layer of a program's own, never registered."""

    def call(self, inputs):
        return inputs / 2.0


def scaled_error(y_true, y_pred):
    """A loss of a program's own."""
    return 3.0 * (y_true - y_pred) ** 2


def _trained():
    model = models.Sequential([layers.Input((3,)), layers.Dense(2), Halved()])
    model.compile("adam", scaled_error)
    model.train_on_batch(np.ones((4, 3)), np.ones((4, 2)))
    return model


class PicklingTest(TestCase):
    def check_equal_and_goes_on(self, model, copy):
        x, y = np.ones((4, 3), "float32"), np.ones((4, 2), "float32")
        self.assertAllEqual(copy(x), model(x))
        for one in (model, copy):
            one.train_on_batch(x, y)
        for expected, actual in zip(model.get_weights(), copy.get_weights()):
            self.assertAllEqual(actual, expected)

    def test_a_pickle_gives_an_equal_model(self):
        model = _trained()
        function, arguments = pickle.loads(pickle.dumps(pickling.reduce(model)))
        self.check_equal_and_goes_on(model, function(*arguments))

    def test_a_deep_copy_shares_nothing(self):
        model = _trained()
        copy = pickling.deepcopy(model)
        self.check_equal_and_goes_on(model, copy)
        copy.layers[0].kernel.assign(np.zeros((3, 2)))
        self.assertNotAllEqual(model.layers[0].kernel, np.zeros((3, 2)))
