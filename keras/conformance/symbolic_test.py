"""Promise: drawn in a model, in a `tf.function` and run eagerly, a layer gives the same."""

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.models.model import Model
from keras.testing import test_case


class SymbolicTest(test_case.TestCase):
    def test_a_model_gives_what_the_layer_gives(self):
        for case in CASES:
            with self.subTest(case.name):
                layer = case.built()
                expected = layer(case.values())
                inputs = case.symbols()
                outputs = layer(inputs)
                self.assertTrue(outputs.shape.is_compatible_with(expected.shape))
                self.assertEqual(outputs.dtype, expected.dtype)
                self.assertAllClose(Model(inputs, outputs)(case.values()), expected, rtol=1e-5, atol=1e-5)
                self.assertAllClose(tf.function(layer)(case.values()), expected, rtol=1e-5, atol=1e-5)

    def test_a_graph_for_unknown_sizes_gives_the_same(self):
        for case in CASES:
            with self.subTest(case.name):
                layer = case.built()
                inputs = case.symbols(unknown=True)
                model = Model(inputs, layer(inputs))
                self.assertAllClose(tf.function(model)(case.values()), layer(case.values()), rtol=1e-5, atol=1e-5)


if __name__ == "__main__":
    tf.test.main()
