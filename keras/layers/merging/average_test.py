import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.average import Average, average
from keras.testing import test_case


class AverageTest(test_case.TestCase):
    def test_combines_elementwise(self):
        self.assertAllClose(Average()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]), [[2.0, 4.5]])

    def test_as_a_function(self):
        self.assertEqual(average([Input((4, 3)), Input((3,))]).shape.as_list(), [None, 4, 3])

    def test_integers_are_divided_as_floats(self):
        outputs = Average()([tf.constant([[1]]), tf.constant([[2]])])
        self.assertAllClose(outputs, [[1.5]])
        for dtype in ("int8", "int32", "int64"):
            drawn = Average()([Input((1,), dtype=dtype), Input((1,), dtype=dtype)])
            self.assertEqual(drawn.dtype, Average()([tf.ones((1, 1), dtype), tf.ones((1, 1), dtype)]).dtype)


if __name__ == "__main__":
    tf.test.main()
