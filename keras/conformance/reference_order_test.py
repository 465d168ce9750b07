"""Promise: the calls of any graph run in the order of the reference, and models list their layers in its order.

Where calls change state (moving averages, counters, losses), that order shows in the numbers.
"""

import random

import tensorflow as tf
import tf_keras as reference

import keras
from keras.support import state
from keras.testing import test_case


def order(library, seed):
    """Names of the layers of a random graph as they run, and as the model lists them."""
    ran = []

    class Sum(library.layers.Layer):
        def call(self, inputs):
            ran.append(self.name)
            return tf.add_n(tf.nest.flatten(inputs))

    choices = random.Random(seed)
    inputs = [library.Input((2,), name=f"input_{index}") for index in range(choices.randint(1, 3))]
    tensors, layers = list(inputs), [Sum(name=f"layer_{index}") for index in range(8)]
    for index in range(choices.randint(3, 12)):
        layer = layers[index] if index < 8 and choices.random() < 0.7 else choices.choice(layers)
        tensors.append(layer([choices.choice(tensors) for _ in range(choices.randint(1, 2))]))
    outputs = [choices.choice(tensors[len(inputs) :]) for _ in range(choices.randint(1, 3))]
    model = library.Model(inputs, outputs)
    ran.clear()
    model([tf.ones((1, 2)) for _ in inputs])
    return ran, [layer.name for layer in model.layers]


class ReferenceOrderTest(test_case.TestCase):
    def test_random_graphs_run_in_the_same_order(self):
        for seed in range(60):
            state.reset()
            reference.backend.clear_session()
            self.assertEqual(order(keras, seed), order(reference, seed), seed)


if __name__ == "__main__":
    tf.test.main()
