"""Promise: XLA compiles a layer, forward and backward, in training too, and the numbers stay."""

import inspect

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.testing import test_case


def takes_training(layer):
    return "training" in inspect.signature(layer.call).parameters


def outputs_and_gradients(layer, values, training):
    with tf.GradientTape() as tape:
        outputs = layer(values, training=training) if takes_training(layer) else layer(values)
        loss = tf.reduce_sum(tf.sin(outputs))
    gradients = tape.gradient(loss, layer.trainable_weights)
    return outputs, [tf.convert_to_tensor(gradient) for gradient in gradients]


class XLATest(test_case.TestCase):
    def test_compiled_layers_give_the_same(self):
        for case in CASES:
            with self.subTest(case.name):
                self.check(case, training=False)

    def test_compiled_layers_train_the_same(self):
        for case in CASES:
            if takes_training(case.make()):
                with self.subTest(case.name):
                    self.check(case, training=True)

    def check(self, case, training):
        layer, plain = case.built(), case.built()
        values = tf.nest.map_structure(tf.constant, case.values())
        compiled = tf.function(outputs_and_gradients, jit_compile=True)(layer, values, training)
        expected = outputs_and_gradients(plain, values, training)
        if training and case.is_random:
            self.assertEqual(compiled[0].shape, expected[0].shape)
            return
        self.assertAllClose(compiled, expected, rtol=1e-4, atol=1e-4)
        self.assertAllClose(layer.get_weights(), plain.get_weights(), rtol=1e-4, atol=1e-4)


if __name__ == "__main__":
    tf.test.main()
