import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.subtract import Subtract, subtract
from keras.testing import test_case


class SubtractTest(test_case.TestCase):
    def test_combines_elementwise(self):
        self.assertAllClose(Subtract()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]), [[-2.0, 1.0]])

    def test_as_a_function(self):
        self.assertEqual(subtract([Input((4, 3)), Input((3,))]).shape.as_list(), [None, 4, 3])

    def test_takes_exactly_two(self):
        with self.assertRaisesRegex(ValueError, "A `Subtract` layer should be called on exactly 2 inputs"):
            Subtract()([tf.ones((2, 3))] * 3)


if __name__ == "__main__":
    tf.test.main()
