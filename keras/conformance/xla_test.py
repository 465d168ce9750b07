"""Promise: XLA compiles a layer, forward and backward, and the numbers stay."""

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.testing import test_case


def outputs_and_gradients(layer, values):
    with tf.GradientTape() as tape:
        outputs = layer(values)
        loss = tf.reduce_sum(tf.sin(outputs))
    gradients = tape.gradient(loss, layer.trainable_weights)
    return outputs, [tf.convert_to_tensor(gradient) for gradient in gradients]


class XLATest(test_case.TestCase):
    def test_compiled_layers_give_the_same(self):
        for case in CASES:
            with self.subTest(case.name):
                layer = case.built()
                values = tf.nest.map_structure(tf.constant, case.values())
                compiled = tf.function(outputs_and_gradients, jit_compile=True)(layer, values)
                self.assertAllClose(compiled, outputs_and_gradients(layer, values), rtol=1e-4, atol=1e-4)


if __name__ == "__main__":
    tf.test.main()
