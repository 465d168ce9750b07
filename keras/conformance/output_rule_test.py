"""Promise: the rules for the shape, dtype and mask of outputs say what running the layer gives."""

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.engine import symbolic_call
from keras.support import shapes
from keras.testing import test_case


class OutputRuleTest(test_case.TestCase):
    def test_rules_agree_with_a_trace(self):
        for case in CASES:
            for unknown in (False, True):
                with self.subTest(case.name, unknown=unknown):
                    layer = case.built()
                    inputs = case.symbols(unknown)
                    ruled = symbolic_call.infer_by_rule(layer, inputs)
                    traced = symbolic_call.infer_by_trace(layer, inputs)
                    self.assertEqual(shapes.as_tuple(ruled.shape), shapes.as_tuple(traced.shape))
                    self.assertEqual(ruled.dtype, traced.dtype)
                    self.assertEqual(ruled._keras_mask is None, traced._keras_mask is None)

    def test_compute_output_shape_takes_tuples_and_says_the_size_of_real_outputs(self):
        for case in CASES:
            with self.subTest(case.name):
                layer = case.built()
                shape = layer.compute_output_shape(case.inputs)
                self.assertIsInstance(shape, tf.TensorShape)
                self.assertEqual(shapes.as_tuple(shape), layer(case.values()).shape)
                as_shapes = case.pack([tf.TensorShape(one) for one in case.shapes])
                self.assertEqual(shapes.as_tuple(layer.compute_output_shape(as_shapes)), shapes.as_tuple(shape))

    def test_layers_of_this_package_are_drawn_without_a_trace(self):
        traced = [case.name for case in CASES if not case.make().has_static_output_rule]
        self.assertEqual(traced, [case.name for case in CASES if case.name.startswith("Lambda")])


if __name__ == "__main__":
    tf.test.main()
