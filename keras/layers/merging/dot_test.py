import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.merging.dot import Dot, dot
from keras.testing import test_case


class DotTest(test_case.TestCase):
    def test_sums_products_along_the_axes(self):
        numbers = np.random.RandomState(0)
        first, second = numbers.randn(2, 3, 4).astype("float32"), numbers.randn(2, 5, 3).astype("float32")
        outputs = Dot(axes=(1, 2))([first, second])
        self.assertAllClose(outputs, np.einsum("bki,bjk->bij", first, second), atol=1e-5)
        self.assertEqual(Dot(1)([tf.ones((2, 3, 4, 5)), tf.ones((2, 3, 6))]).shape, (2, 4, 5, 6))

    def test_rows_give_one_number(self):
        first, second = tf.constant([[3.0, 4.0]]), tf.constant([[6.0, 8.0]])
        self.assertAllClose(Dot(-1)([first, second]), [[50.0]])
        self.assertAllClose(Dot(1, normalize=True)([first, second]), [[1.0]])
        self.assertEqual(dot([Input((3,)), Input((3,))], axes=1).shape.as_list(), [None, 1])

    def test_axes_of_another_form_are_refused(self):
        with self.assertRaisesRegex(TypeError, "Invalid type for argument `axes`"):
            Dot("1")
        with self.assertRaisesRegex(ValueError, "it should contain two elements"):
            Dot((1, 2, 3))
        with self.assertRaisesRegex(ValueError, "list elements should be integers"):
            Dot((1.5, 2))

    def test_inputs_that_do_not_go_together_are_refused(self):
        for axes, inputs, text in (
            (1, [tf.ones((2, 3)), tf.ones((2, 4))], r"axis values 3 \(at axis 1\) != 4 \(at axis 1\)"),
            (5, [tf.ones((2, 3)), tf.ones((2, 3))], "must name one axis of each input besides the batch"),
            (0, [tf.ones((2, 3)), tf.ones((2, 3))], "must name one axis of each input besides the batch"),
            (1, [tf.ones((2, 3))], "should be called on a list of 2 inputs"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                Dot(axes)(inputs)


if __name__ == "__main__":
    tf.test.main()
