"""Promise: layers that make layers of their own, when built or called, get the names that the reference gives them.

Names decide `get_layer(name)`, the names of weights, and which weights of a file `load_weights(by_name=True)` takes.
"""

import numpy as np
import tensorflow as tf
import tf_keras as reference

import keras
from keras.testing import test_case

_X = np.ones((4, 3), "float32")


def _classes(library):
    """A layer that makes layers when it is built, and a layer and a model that make one when called."""
    layers = library.layers

    class Built(layers.Layer):
        def build(self, input_shape):
            self.inner = layers.Dense(3)
            self.dropout = layers.Dropout(0.1)
            super().build(input_shape)

        def call(self, inputs):
            return self.dropout(self.inner(inputs))

    class CalledLayer(layers.Layer):
        def call(self, inputs):
            if not hasattr(self, "inner"):
                self.inner = layers.Dense(3)
            return self.inner(inputs)

    class CalledModel(library.Model):
        def call(self, inputs):
            if not hasattr(self, "inner"):
                self.inner = layers.Dense(3)
            return self.inner(inputs)

    return Built, CalledLayer, CalledModel


def drawn(library):
    built, called, _ = (kind() for kind in _classes(library))
    inputs = library.Input((3,))
    outputs = library.layers.Dense(2)(called(library.layers.Dense(3)(built(inputs))))
    model = library.Model(inputs, library.layers.Dropout(0.1)(outputs))
    return [layer.name for layer in model.layers] + [built.inner.name, built.dropout.name, called.inner.name]


def run_eagerly(library):
    built, called, model = (kind() for kind in _classes(library))
    for layer in (built, called, model):
        layer(_X)
    return [built.inner.name, called.inner.name, model.inner.name, library.layers.Dense(1).name]


def built_first(library):
    built = _classes(library)[0]()
    built.build((None, 3))
    return [built.inner.name, built.dropout.name, library.layers.Dense(1).name]


def trained(library):
    built, called, model = (kind() for kind in _classes(library))
    chain = library.Sequential([built, called])
    for one in (model, chain):
        one.compile("sgd", "mse")
        one.fit(_X, _X, verbose=0)
    names = [weight.name for one in (model, chain) for weight in one.weights]
    return names + [built.inner.name, called.inner.name, library.layers.Dense(1).name]


def attention(library):
    inputs = library.Input((4, 3))
    library.layers.MultiHeadAttention(2, 3, dropout=0.1)(inputs, inputs)
    return [library.layers.Dropout(0.1).name, library.layers.Softmax().name]


class LayerNamesTest(test_case.TestCase):
    def test_layers_within_layers_are_named_alike(self):
        for program in (drawn, run_eagerly, built_first, trained, attention):
            names = []
            for library in (keras, reference):
                library.backend.clear_session()
                names.append(program(library))
            self.assertEqual(names[0], names[1], program.__name__)


if __name__ == "__main__":
    tf.test.main()
