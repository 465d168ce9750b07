import tensorflow as tf

from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.engine.keras_tensor import KerasTensor
from keras.engine.ragged_keras_tensor import RaggedKerasTensor
from keras.testing import test_case

VALUE = tf.ragged.constant([[1.0, 2.0], [3.0]])


class RaggedKerasTensorTest(test_case.TestCase):
    def test_the_type_chooses_the_class(self):
        self.assertIsInstance(Input((None,), ragged=True), RaggedKerasTensor)
        self.assertIsInstance(KerasTensor.from_tensor(VALUE), RaggedKerasTensor)
        self.assertIsInstance(KerasTensor.from_type_spec(tf.RaggedTensorSpec((2, None))), RaggedKerasTensor)

    def test_members_give_what_the_value_has(self):
        x = Input((None,), ragged=True)
        self.assertEqual(x.ragged_rank, 1)
        members = [x.values, x.row_splits, x.row_lengths(), x.nrows(), x.to_tensor(default_value=9.0),
                   x.value_rowids(), x.row_starts(), x.row_limits(), x.flat_values]  # fmt: skip
        expected = [[1.0, 2.0, 3.0], [0, 2, 3], [2, 1], 2, [[1.0, 2.0], [3.0, 9.0]], [0, 0, 1], [0, 2], [2, 3],
                    [1.0, 2.0, 3.0]]  # fmt: skip
        for found, wanted in zip(Graph(x, members).run([VALUE]), expected):
            self.assertAllEqual(found, wanted)

    def test_members_that_give_ragged_tensors(self):
        x = Input((None,), ragged=True)
        outputs = Graph(x, [x.with_values(x.values * 2.0), x.with_row_splits_dtype(tf.int32)]).run([VALUE])
        self.assertEqual([one.to_list() for one in outputs], [[[2.0, 4.0], [6.0]], [[1.0, 2.0], [3.0]]])

    def test_set_shape_keeps_the_type(self):
        x = Input((None,), ragged=True)
        x.set_shape((4, None))
        self.assertEqual(x.type_spec, tf.RaggedTensorSpec((4, None)))

    def test_constructors_take_their_arguments_by_name(self):
        x = Input((None,), ragged=True)
        rebuilt = tf.RaggedTensor.from_row_lengths(values=x.values, row_lengths=x.row_lengths())
        self.assertEqual(Graph(x, rebuilt).run([VALUE])[0].to_list(), VALUE.to_list())
