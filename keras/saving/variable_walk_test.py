"""Places in weights files are those of the reference, whatever the attributes of a model are called."""

import os

import h5py
import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.saving import variable_walk
from keras.testing.test_case import TestCase


def _model(library):
    """A subclassed model with layers in every kind of place, made with one library or the other."""
    dense = library.layers.Dense

    class Inner(library.layers.Layer):
        def __init__(self):
            super().__init__()
            self.zeta, self.alpha, self.Upper = dense(1), dense(2), dense(3)
            self.listed = [dense(4), dense(4)]
            self._private = dense(5)
            self.keyed = {"second": dense(6), "first": dense(6)}
            self.alias = self.zeta
            self.gain = self.add_weight("gain", shape=(7,))
            self.fixed = self.add_weight("fixed", shape=(8,), trainable=False)
            self.loose = tf.Variable([1.0, 2.0])

        @property
        def chosen(self):
            return self._private

        @property
        def broken(self):
            raise RuntimeError("nothing yet")

        def call(self, inputs):
            for layer in (self.zeta, self.alpha, self.Upper, *self.listed, self._private, *self.keyed.values()):
                layer(inputs)
            return inputs

    class Outer(library.Model):
        def __init__(self):
            super().__init__()
            self.inner = Inner()
            self.shared = dense(2)
            self.again = self.shared
            self.pair = (dense(3), [dense(4)])
            self.stack = library.Sequential([dense(5)])

        def call(self, inputs, training=None):
            return self.stack(self.pair[1][0](self.pair[0](self.shared(self.inner(inputs)))))

    # Classes of a program, not of either package.
    Inner.__module__ = Outer.__module__ = "program"
    model = Outer()
    model(np.zeros((1, 3), "float32"))
    return model


class VariableWalkTest(TestCase):
    def test_places_are_those_of_the_reference(self):
        ours, theirs = _model(keras), _model(tf_keras)
        files = []
        for library, model in ((keras, ours), (tf_keras, theirs)):
            path = os.path.join(self.get_temp_dir(), f"{library.__name__}.weights.h5")
            model.save_weights(path)
            names = []
            with h5py.File(path) as file:
                file.visit(names.append)
                files.append({name: getattr(file[name], "shape", None) for name in names})
        self.assertGreater(len(files[0]), 50)
        self.assertEqual(files[0], files[1])

    def test_every_object_has_one_place(self):
        parts = list(variable_walk.parts_of(_model(keras)))
        self.assertLen({id(part) for _, part in parts}, len(parts))
        self.assertLen({place for place, _ in parts}, len(parts))

    def test_weights_cross_to_the_reference_and_back(self):
        ours, theirs = _model(keras), _model(tf_keras)
        path = os.path.join(self.get_temp_dir(), "x.weights.h5")
        for source, target in ((ours, theirs), (theirs, ours)):
            for variable in source.trainable_variables:
                variable.assign_add(tf.ones_like(variable))
            source.save_weights(path)
            target.load_weights(path)
            self.assertAllEqual(np.asarray(target.shared.kernel), np.asarray(source.shared.kernel))
            self.assertAllEqual(np.asarray(target.inner.gain), np.asarray(source.inner.gain))
            self.assertAllEqual(
                np.asarray(target.inner.keyed["first"].kernel), np.asarray(source.inner.keyed["first"].kernel)
            )
