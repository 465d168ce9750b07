import tensorflow as tf

from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.engine.sparse_keras_tensor import SparseKerasTensor
from keras.testing import test_case


class SparseKerasTensorTest(test_case.TestCase):
    def test_members_give_what_the_value_has(self):
        x = Input((3,), sparse=True)
        self.assertIsInstance(x, SparseKerasTensor)
        doubled = x.with_values(x.values * 2.0)
        graph = Graph(x, [x.indices, x.values, x.dense_shape, doubled])
        indices, values, shape, doubled = graph.run([tf.sparse.from_dense([[0.0, 1.0, 0.0], [2.0, 0.0, 0.0]])])
        self.assertAllEqual(indices, [[0, 1], [1, 0]])
        self.assertAllEqual(values, [1.0, 2.0])
        self.assertAllEqual(shape, [2, 3])
        self.assertAllEqual(tf.sparse.to_dense(doubled), [[0.0, 2.0, 0.0], [4.0, 0.0, 0.0]])

    def test_set_shape_keeps_the_type(self):
        x = Input((None,), sparse=True)
        x.set_shape((4, 3))
        self.assertEqual(x.type_spec, tf.SparseTensorSpec((4, 3)))
