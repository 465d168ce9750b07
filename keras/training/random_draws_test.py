"""Random numbers of a training run follow one stream, however the batches are put together."""

from unittest import mock

import numpy as np
import tensorflow as tf
import tf_keras
from absl.testing import parameterized

import keras
from keras.testing import test_case
from keras.training.step_function import StepFunction


def losses(library, rows, epochs):
    """Losses of a model whose weights stand still: only the dropped inputs differ from epoch to epoch."""
    library.utils.set_random_seed(5)
    layers = library.layers
    model = library.Sequential([library.Input((4,)), layers.Dropout(0.5), layers.Dense(1, kernel_initializer="ones")])
    model.compile(library.optimizers.SGD(0.0), "mse")
    x = np.random.default_rng(0).random((rows, 4), "float32")
    return model.fit(x, x[:, :1], batch_size=4, epochs=epochs, shuffle=False, verbose=0).history["loss"]


class RandomDrawsTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.parameters(8, 24)
    def test_epochs_draw_what_they_draw_in_the_reference(self, rows):
        ours = losses(keras, rows, 4)
        self.assertLen(set(ours), 4)
        self.assertAllClose(ours, losses(tf_keras, rows, 4))

    def test_the_size_of_chunks_changes_no_draw(self):
        histories = []
        for steps in (1, 2, 4):
            with mock.patch.object(StepFunction, "choose_steps", lambda self, available=None, steps=steps: steps):
                histories.append(losses(keras, 16, 3))
        self.assertAllClose(histories[0], histories[1])
        self.assertAllClose(histories[0], histories[2])


if __name__ == "__main__":
    tf.test.main()
