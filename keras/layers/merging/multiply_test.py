import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.multiply import Multiply, multiply
from keras.testing import test_case


class MultiplyTest(test_case.TestCase):
    def test_combines_elementwise(self):
        self.assertAllClose(Multiply()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]), [[3.0, 20.0]])

    def test_as_a_function(self):
        self.assertEqual(multiply([Input((4, 3)), Input((3,))]).shape.as_list(), [None, 4, 3])


if __name__ == "__main__":
    tf.test.main()
