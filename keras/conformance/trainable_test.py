"""Promise: freezing and unfreezing parts of a model gives the weights, in the order, that the reference gives."""

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.support import state
from keras.testing import test_case


def functional(library):
    layers = library.layers
    x = library.Input((4,))
    inner = library.Sequential(
        [layers.Dense(3, name="i1"), layers.BatchNormalization(name="norm"), layers.Dense(3, name="i2")], name="inner"
    )
    return library.Model(x, layers.Dense(2, name="out")(inner(x)))


def subclassed(library):
    return _holder(library, library.Model)


def layer(library):
    return _holder(library, library.layers.Layer)


def _holder(library, base):
    layers = library.layers

    class Holder(base):
        def __init__(self):
            super().__init__(name="holder")
            self.first = layers.Dense(2, name="first")
            self.own = tf.Variable(1.0, name="own")
            self.norm = layers.BatchNormalization(name="norm")
            self.fixed = tf.Variable(2.0, trainable=False, name="fixed")
            self.stack = [
                layers.Dense(2, name="s0"),
                [layers.BatchNormalization(name="s1"), layers.Dense(1, name="s2")],
            ]
            self.named = {"b": layers.Dense(1, name="b"), "a": layers.BatchNormalization(name="a")}

        def call(self, inputs):
            outputs = self.norm(self.first(inputs)) * self.own
            s0, (s1, s2) = self.stack
            return self.named["b"](self.named["a"](s2(s1(s0(outputs)))))

    held = Holder()
    held(np.zeros((1, 4), "float32"))
    return held


def _part(model, name):
    """The layer of that name, the model itself for None."""
    return model if name is None else next(one for one in model._flatten_layers() if one.name == name)


STEPS = {
    "one_layer": [("norm", False)],
    "everything": [(None, False)],
    "a_layer_of_a_frozen_model": [(None, False), ("norm", True)],
    "back_again": [(None, False), (None, True), ("norm", False)],
}
MODELS = {
    "functional": (functional, [("inner", False), ("i1", True), ("out", False)]),
    "subclassed": (subclassed, [("s0", False), ("s1", False), ("a", False)]),
    "layer": (layer, [("s0", False), (None, False), ("s1", True)]),
}
CASES = [(f"{model}_{steps}", model, STEPS[steps]) for model in MODELS for steps in STEPS]
CASES += [(f"{name}_own_steps", name, steps) for name, (_, steps) in MODELS.items()]


def _kinds(model):
    names = {}
    for kind in ("trainable_weights", "non_trainable_weights", "weights"):
        names[kind] = [weight.name for weight in getattr(model, kind)]
    return names


class TrainableTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.named_parameters(*CASES)
    def test_lists_of_weights_are_equal_after_changes(self, model, steps):
        found = []
        for library in (keras, reference):
            state.reset()
            reference.backend.clear_session()
            held = MODELS[model][0](library)
            for name, value in steps:
                _part(held, name).trainable = value
            found.append((_kinds(held), [held.trainable] + [_part(held, name).trainable for name, _ in steps]))
        self.assertEqual(*found)

    def test_flag_given_to_a_functional_model_is_its_own(self):
        for library in (keras, reference):
            x = library.Input((2,))
            model = library.Model(x, library.layers.Dense(1)(x), trainable=False)
            self.assertEqual((model.trainable, model.layers[1].trainable), (False, True))
            self.assertEmpty(model.trainable_weights)

    def test_frozen_batch_normalization_keeps_its_statistics(self):
        values = np.array([[1.0, 2.0], [3.0, 4.0]], "float32")
        results = []
        for library in (keras, reference):
            model = library.Sequential([library.Sequential([library.layers.BatchNormalization()])])
            model.build((None, 2))
            model.trainable = False
            results.append([model(values, training=True), *model.get_weights()])
        self.assertAllClose(*results)
        self.assertAllClose(results[0][0], values, rtol=1e-3)

    def test_training_goes_by_the_flags_of_compile(self):
        values = np.ones((4, 2), "float32")
        results = []
        for library in (keras, reference):
            dense = library.layers.Dense
            model = library.Sequential([dense(2, kernel_initializer="ones"), dense(2, kernel_initializer="ones")])
            model.build((None, 2))
            eagerly = library is reference  # whose graphs take seconds to trace
            model.compile("sgd", "mse", run_eagerly=eagerly)
            model.layers[0].trainable = False
            model.fit(values, values, verbose=0)
            first = model.get_weights()
            model.compile("sgd", "mse", run_eagerly=eagerly)
            model.fit(values, values, verbose=0)
            results.append([*first, *model.get_weights()])
        self.assertAllClose(*results)


if __name__ == "__main__":
    tf.test.main()
