import tensorflow as tf

from keras.engine.input_layer import Input, InputLayer
from keras.testing import test_case


class InputTest(test_case.TestCase):
    def test_automatic_names_begin_at_one(self):
        self.assertEqual([Input((2,)).name, Input((2,)).name], ["input_1", "input_2"])

    def test_batch_size_is_the_first_axis(self):
        self.assertEqual(Input((2,), batch_size=3).shape.as_list(), [3, 2])
        self.assertEqual(Input(batch_shape=(3, 2)).shape.as_list(), [3, 2])
        self.assertEqual(Input(()).shape.as_list(), [None])

    def test_something_must_say_the_shape(self):
        with self.assertRaisesRegex(ValueError, "Please provide to Input a `shape`"):
            Input()

    def test_unknown_keyword_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"Unrecognized keyword arguments: \['shap'\]. Did you mean 'shape'"):
            Input(shap=(2,))

    def test_ragged_axes_are_no_more_than_a_tensor_has(self):
        with self.assertRaisesRegex(ValueError, "at most 254 axes. Received: 301 of them"):
            Input((None,) * 300, ragged=True)

    def test_sparse_and_ragged_exclude_each_other(self):
        with self.assertRaisesRegex(ValueError, "both sparse and ragged"):
            Input((2,), sparse=True, ragged=True)

    def test_config_rebuilds_the_layer(self):
        for arguments in (
            {"input_shape": (2, None), "dtype": "int32", "name": "a"},
            {"input_shape": (None,), "ragged": True},
            {"input_shape": (3,), "sparse": True},
            {"type_spec": tf.TensorSpec((2, 3), tf.float64), "name": "b"},
        ):
            layer = InputLayer(**arguments)
            rebuilt = InputLayer.from_config(layer.get_config())
            self.assertEqual(rebuilt.get_config(), layer.get_config())
            self.assertEqual(rebuilt.output.shape.as_list(), layer.output.shape.as_list())
            self.assertEqual(rebuilt.output.dtype, layer.output.dtype)

    def test_a_type_says_it_all(self):
        for name, value in {"shape": (2,), "batch_size": 2, "dtype": "int32", "sparse": False, "ragged": True}.items():
            with self.assertRaisesRegex(ValueError, "all other args except `name` must be None, but .* is not None"):
                Input(type_spec=tf.TensorSpec((2,)), **{name: value})

    def test_one_shape_is_enough(self):
        with self.assertRaisesRegex(ValueError, "Only provide the `shape` OR `batch_input_shape` argument to Input"):
            Input((3,), batch_shape=(2, 3))

    def test_sizes_are_whole(self):
        with self.assertRaisesRegex(TypeError, "Dimension value must be integer or None.*'3.5'"):
            Input((3.5,))

    def test_optional_inputs_say_so_in_their_config(self):
        layer = InputLayer((2,), optional=True)
        self.assertTrue(InputLayer.from_config(layer.get_config()).is_optional)
        self.assertNotIn("optional", InputLayer((2,)).get_config())
