"""Crossentropies on tensors."""

import numpy as np
import tensorflow as tf

import keras
from keras.backend import losses
from keras.testing import test_case


class BackendLossesTest(test_case.TestCase):
    def test_binary_crossentropy_is_bounded_at_certain_wrong_answers(self):
        loss = losses.binary_crossentropy(tf.constant([0.0, 1.0]), tf.constant([0.0, 0.0]))
        self.assertAllClose(loss, [0.0, -np.log(2e-7)], rtol=1e-4)

    def test_categorical_crossentropy_runs_over_the_given_axis(self):
        loss = losses.categorical_crossentropy(tf.constant([[0.0, 1.0], [1.0, 0.0]]), tf.fill((2, 2), 0.5), axis=0)
        self.assertAllClose(loss, np.log([2.0, 2.0]))

    def test_sparse_categorical_crossentropy_takes_one_row(self):
        loss = losses.sparse_categorical_crossentropy(tf.constant(1), tf.constant([0.2, 0.7, 0.1]))
        self.assertAllClose(loss, -np.log(0.7))

    def test_focal_crossentropies_with_exponent_zero_are_plain(self):
        target, output = tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])
        self.assertAllClose(
            losses.binary_focal_crossentropy(target, output, gamma=0.0), losses.binary_crossentropy(target, output)
        )
        self.assertAllClose(
            losses.categorical_focal_crossentropy(target, output, alpha=1.0, gamma=0.0),
            losses.categorical_crossentropy(target, output),
        )

    def test_a_symbolic_crossentropy_is_one_layer_that_computes_from_the_logits(self):
        inputs = keras.Input((1,))
        outputs = keras.layers.Activation("sigmoid")(inputs)
        loss = keras.Model(inputs, keras.backend.binary_crossentropy(tf.zeros((1, 1)), outputs))
        self.assertEqual([layer.name for layer in loss.layers][2:], ["tf.keras.backend.binary_crossentropy"])
        self.assertAllClose(loss(tf.constant([[50.0]])), [[50.0]])  # the probability has rounded to 1
        again = keras.Model.from_config(loss.get_config())
        self.assertAllClose(again(tf.constant([[50.0]])), [[50.0]])

    def test_gradient_of_an_ignored_class_is_zero(self):
        logits = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
        with tf.GradientTape() as tape:
            loss = losses.sparse_categorical_crossentropy([0, -1], logits, from_logits=True, ignore_class=-1)
        gradient = tape.gradient(loss, logits)
        self.assertAllClose(gradient[1], [0.0, 0.0])
        self.assertNotAllClose(gradient[0], [0.0, 0.0])
