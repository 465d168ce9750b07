import numpy as np

from keras.engine.input_layer import Input
from keras.testing import test_case


class KerasTensorTest(test_case.TestCase):
    def test_use_as_a_boolean_says_what_to_do(self):
        with self.assertRaisesRegex(TypeError, "symbolic tensor as a Python `bool`.*tf.math.greater.*tf.where"):
            bool(Input((3,)) > 0.0)

    def test_numpy_functions_are_refused_with_advice(self):
        with self.assertRaisesRegex(TypeError, "function that needs a value, such as one of NumPy's.*input_1.*Lambda"):
            np.exp(Input((3,)))

    def test_number_conversions_are_refused(self):
        for convert in (float, int, len):
            with self.assertRaises(TypeError):
                convert(Input(()))

    def test_unknown_first_axis_cannot_be_iterated(self):
        with self.assertRaisesRegex(TypeError, "unknown first dimension"):
            iter(Input((3,)))
        self.assertLen(list(Input((3,), batch_size=2)), 2)

    def test_set_shape_merges(self):
        x = Input((None, 3))
        x.set_shape((None, 5, None))
        self.assertEqual(x.shape.as_list(), [None, 5, 3])
        with self.assertRaises(ValueError):
            x.set_shape((None, 4, 3))

    def test_repr_names_the_layer(self):
        self.assertEqual(
            repr(Input((3,), name="x")), "<KerasTensor: shape=(None, 3) dtype=float32 (created by layer 'x')>"
        )
