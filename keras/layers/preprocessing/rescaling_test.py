import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.preprocessing.rescaling import Rescaling
from keras.testing import test_case


class RescalingTest(test_case.TestCase):
    def test_brings_pixels_of_any_type_to_floats(self):
        for dtype in ("uint8", "int32", "float32", "float64"):
            outputs = Rescaling(1 / 255, offset=1)(np.array([[0, 255]], dtype))
            self.assertAllClose(outputs, [[1.0, 2.0]])
            self.assertEqual(outputs.dtype, tf.float32)
        self.assertEqual(Rescaling(2.0)(Input((3,), dtype="uint8")).dtype, tf.float32)

    def test_arrays_broadcast(self):
        layer = Rescaling([1.0, 10.0], np.array([0.0, 5.0]))
        self.assertAllClose(layer(tf.ones((2, 2))), [[1.0, 15.0]] * 2)
        self.assertEqual(layer.get_config()["scale"], [1.0, 10.0])
        self.assertEqual(Rescaling([1.0, 2.0])(Input((1,))).shape.as_list(), [None, 2])

    def test_other_things_than_numbers_are_refused(self):
        for wrong in ("2", None, ["a"]):
            with self.assertRaisesRegex(TypeError, "Rescaling: `scale` must be a number or an array of numbers"):
                Rescaling(wrong)


if __name__ == "__main__":
    tf.test.main()
