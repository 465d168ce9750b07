import warnings

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case
from keras.training.trainable_flags import TrainableFlags

_X = np.ones((4, 3), "float32")
_Y = np.zeros((4, 1), "float32")


def _stack(**settings):
    model = Sequential([Input((3,)), Dense(2, kernel_initializer="ones"), Dense(1, kernel_initializer="ones")])
    model.compile("sgd", "mse", **settings)
    return model


def _changes(model, train):
    before = model.get_weights()
    train()
    return [bool((old != new).any()) for old, new in zip(before, model.get_weights())]


class TrainableFlagsTest(test_case.TestCase):
    def test_flags_are_in_force_inside_and_back_after_an_error(self):
        first, second = Dense(1), Dense(1, trainable=False)
        flags = TrainableFlags([first, second])
        first.trainable, second.trainable = False, True
        with self.assertRaisesRegex(KeyError, "stop"), flags.in_force():
            self.assertEqual((first.trainable, second.trainable), (True, False))
            raise KeyError("stop")
        self.assertEqual((first.trainable, second.trainable), (False, True))

    def test_layers_that_are_gone_are_left_out(self):
        flags = TrainableFlags([Dense(1)])
        with flags.in_force():
            pass


class TrainingTest(test_case.TestCase):
    def test_freezing_waits_for_the_next_compile(self):
        for run_eagerly in (False, True):
            model = _stack(run_eagerly=run_eagerly)
            model.layers[0].trainable = False
            self.assertEqual(_changes(model, lambda m=model: m.fit(_X, _Y, verbose=0)), [True] * 4)
            self.assertLen(model.trainable_weights, 2)
            model.compile("sgd", "mse", run_eagerly=run_eagerly)
            self.assertEqual(_changes(model, lambda m=model: m.fit(_X, _Y, verbose=0)), [False, False, True, True])

    def test_thawing_waits_for_the_next_compile(self):
        model = _stack()
        model.layers[0].trainable = False
        model.compile("sgd", "mse")
        model.layers[0].trainable = True
        self.assertEqual(_changes(model, lambda: model.train_on_batch(_X, _Y)), [False, False, True, True])

    def test_a_discriminator_trains_alone_and_is_frozen_inside_of_the_combined_model(self):
        discriminator = _stack()
        discriminator.trainable = False
        noise = Input((1,))
        generator = Dense(3, kernel_initializer="ones")
        combined = Model(noise, discriminator(generator(noise)))
        combined.compile("sgd", "mse")
        self.assertEqual(_changes(discriminator, lambda: discriminator.train_on_batch(_X, _Y)), [True] * 4)
        self.assertEqual(_changes(discriminator, lambda: combined.train_on_batch(_X[:, :1], _Y)), [False] * 4)

    def test_fit_warns_once_of_flags_that_were_changed_after_compile(self):
        model = _stack()
        model.layers[0].trainable = False
        with self.assertWarnsRegex(UserWarning, "Discrepancy between trainable weights and collected"):
            model.fit(_X, _Y, verbose=0)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            model.fit(_X, _Y, verbose=0)
            model.compile("sgd", "mse")
            model.fit(_X, _Y, verbose=0)


if __name__ == "__main__":
    tf.test.main()
