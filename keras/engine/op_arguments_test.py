import tensorflow as tf

from keras.engine import op_arguments
from keras.engine.input_layer import Input
from keras.testing import test_case


class OpArgumentsTest(test_case.TestCase):
    def test_slices_come_back(self):
        for spec in (0, slice(1, None, 2), (slice(None), 1), (slice(None, 3), None)):
            self.assertEqual(op_arguments.slice_from_config(op_arguments.slice_to_config(spec)), spec)
        self.assertIs(op_arguments.slice_from_config({"class_name": "__ellipsis__"}), Ellipsis)

    def test_a_list_of_booleans_is_a_mask(self):
        self.assertAllEqual(op_arguments.slice_from_config([True, False]), [True, False])
        self.assertEqual(op_arguments.slice_from_config([1, 0]), (1, 0))

    def test_names_of_dtypes_come_back_where_a_dtype_is_meant(self):
        restored = op_arguments.restore_dtypes({"out_type": "int64", "dtype": "float16", "name": "int32", "axis": 1})
        self.assertEqual(restored, {"out_type": tf.int64, "dtype": tf.float16, "name": "int32", "axis": 1})
        self.assertEqual(op_arguments.restore_dtypes({"dtype": "no dtype"}), {"dtype": "no dtype"})

    def test_lists_come_back_as_tensors(self):
        self.assertAllEqual(op_arguments.restore_constant([[1.0, 2.0]]), tf.constant([[1.0, 2.0]]))
        self.assertEqual(op_arguments.restore_constant([[1.0], [2.0, 3.0]]), [[1.0], [2.0, 3.0]])
        self.assertEqual(op_arguments.restore_constant("bi,bj->bij"), "bi,bj->bij")

    def test_a_first_operand_takes_the_dtype_of_the_second(self):
        x = Input((2,), dtype="float64")
        self.assertEqual(op_arguments.restore_operand(1, {"y": x, "name": None}).dtype, tf.float64)
        self.assertEqual(op_arguments.restore_operand(1, {"y": x, "axis": 0}), 1)
        self.assertIs(op_arguments.restore_operand(x, {"y": x}), x)
