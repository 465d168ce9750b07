import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.einsum_dense import EinsumDense
from keras.testing import test_case


class EinsumDenseTest(test_case.TestCase):
    def test_sums_as_the_equation_says(self):
        layer = EinsumDense("abc,cd->abd", (None, 2), bias_axes="d")
        layer.build((None, None, 3))
        layer.set_weights([np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([10.0, 20.0])])
        self.assertAllClose(layer(tf.constant([[[1.0, 2.0, 3.0]]])), [[[14.0, 25.0]]])

    def test_bias_has_the_axes_that_were_asked_for(self):
        for equation, output_shape, bias_axes, shape in (
            ("abc,cd->abd", (None, 4), "bd", (5, 4)), ("abc,cd->abd", (5, 4), "b", (5, 1)),
            ("ab...,bc->ac...", 4, "c", (4, 1)), ("...abc,cd->...abd", (5, None, 4), "a", (5, 1, 1)),
        ):  # fmt: skip
            layer = EinsumDense(equation, output_shape, bias_axes=bias_axes)
            layer.build((None, 3, 5) if "b..." in equation else (None, 5, 2, 3) if "...a" in equation else (None, 5, 3))
            self.assertEqual(tuple(layer.bias.shape), shape)

    def test_sizes_left_open_are_those_of_the_inputs(self):
        layer = EinsumDense("abc,cd->abd", (None, 4))
        self.assertEqual(layer(Input((None, 3))).shape, [None, None, 4])
        self.assertEqual(layer.compute_output_shape((None, 7, 3)), [None, 7, 4])

    def test_equations_that_cannot_work_are_refused(self):
        for equation, settings, text in (
            ("ab,bc", {"output_shape": 4}, r"Equations must be in the form \[X\],\[Y\]->\[Z\]"),
            ("...a...,ab->...b...", {"output_shape": 4}, "Equations must be in the form"),
            ("...a,ab->b", {"output_shape": 4}, "Equations must be in the form"),
            ("ab,bc->ad", {"output_shape": 4}, "Dimension 'd' was specified in the output 'ad'"),
            ("ab,cd->ac", {"output_shape": 4}, "Weight dimension 'd' did not have a match"),
            ("ab,bc->ac", {"output_shape": 4, "bias_axes": "b"}, "Bias dimension 'b' was requested"),
            ("ab,bc->ac", {"output_shape": (4, 5)}, "must give a size for each axis of the outputs 'ac' but the batch"),
            ("abc,cd->abd", {"output_shape": (2, 4)}, "the inputs must have the axes 'abc'"),
        ):
            with self.subTest(equation), self.assertRaisesRegex(ValueError, text):
                EinsumDense(equation, **settings)(tf.ones((2, 3)))
        with self.assertRaisesRegex(ValueError, "at shared dimension 'b'. Input shape is 5, and output shape is 3."):
            EinsumDense("abc,cd->abd", (3, 4))(tf.ones((2, 5, 3)))
        with self.assertRaisesRegex(ValueError, "the kernel needs a known size for axis 'c'"):
            EinsumDense("abc,cd->abd", (None, 4))(Input((5, None)))


if __name__ == "__main__":
    tf.test.main()
