import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.keras_tensor import KerasTensor
from keras.testing import test_case


class KerasTensorTest(test_case.TestCase):
    def test_use_as_a_boolean_says_what_to_do(self):
        with self.assertRaisesRegex(TypeError, "symbolic tensor as a Python `bool`.*tf.math.greater.*tf.where"):
            bool(Input((3,)) > 0.0)

    def test_numpy_functions_are_refused_with_advice(self):
        with self.assertRaisesRegex(
            TypeError, "(?s)function that needs a value, such as one of NumPy's.*input_1.*Lambda"
        ):
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

    def test_control_flow_of_tensorflow_says_what_to_do(self):
        x = Input((3,))
        for use in (
            lambda: tf.map_fn(lambda row: row, x),
            lambda: tf.while_loop(lambda row: True, lambda row: [row], [x]),
            lambda: tf.function(lambda row: row)(x),
            lambda: tf.Variable(x),
        ):
            with self.assertRaisesRegex(TypeError, "(?s)You are passing .*'input_1'.*`keras.layers.Lambda`"):
                use()
        with self.assertRaisesRegex(TypeError, '"tf.cond": a function that it was given.*Put the whole call into one'):
            tf.cond(tf.reduce_sum(x) > 0.0, lambda: x, lambda: -x)

    def test_attributes_that_values_have_are_refused_with_advice(self):
        with self.assertRaisesRegex(
            AttributeError, "(?s)'KerasTensor' object has no attribute 'numpy'.*no value until"
        ):
            Input((3,)).numpy()
        with self.assertRaisesRegex(TypeError, "do not implement `op`"):
            Input((3,)).op  # noqa: B018

    def test_twins_of_tensors_know_small_values(self):
        self.assertEqual(repr(KerasTensor.from_tensor(tf.constant([2, 3]))),
                         "<KerasTensor: shape=(2,) dtype=int32 inferred_value=[2, 3]>")  # fmt: skip
        self.assertEqual(KerasTensor.from_type_spec(tf.TensorSpec((2, None)), name="q").name, "q")

    def test_a_type_is_needed(self):
        with self.assertRaisesRegex(ValueError, "must be constructed with a `tf.TypeSpec`. Received: type_spec=3"):
            KerasTensor(3)

    def test_references_are_equal_for_one_tensor_alone(self):
        x, y = Input((3,)), Input((3,))
        self.assertEqual({x.ref(): 1}[x.experimental_ref()], 1)
        self.assertNotEqual(x.ref(), y.ref())
        self.assertIs(x.ref().deref(), x)
