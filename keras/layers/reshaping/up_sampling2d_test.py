import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.reshaping.up_sampling2d import UpSampling2D
from keras.testing import test_case


class UpSampling2DTest(test_case.TestCase):
    def test_repeats_pixels(self):
        image = tf.constant([[1, 2]], shape=(1, 1, 2, 1))
        self.assertAllEqual(UpSampling2D((2, 1))(image)[0, :, :, 0], [[1, 2], [1, 2]])
        first = UpSampling2D((2, 1), data_format="channels_first")(tf.transpose(image, (0, 3, 1, 2)))
        self.assertAllEqual(first[0, 0], [[1, 2], [1, 2]])

    def test_interpolates(self):
        image = tf.constant([[0.0, 4.0]], shape=(1, 1, 2, 1))
        outputs = UpSampling2D((1, 2), interpolation="bilinear")(image)
        self.assertAllClose(outputs[0, 0, :, 0], [0.0, 1.0, 3.0, 4.0])

    def test_interpolated_integers_become_floats(self):
        for interpolation, expected in (("nearest", tf.uint8), ("bicubic", tf.float32)):
            layer = UpSampling2D(2, interpolation=interpolation)
            self.assertEqual(layer(tf.ones((1, 2, 2, 1), tf.uint8)).dtype, expected)
            self.assertEqual(layer(Input((2, 2, 1), dtype="uint8")).dtype, expected)

    def test_arguments_out_of_range_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Did you mean 'bilinear'"):
            UpSampling2D(2, interpolation="bilnear")
        with self.assertRaisesRegex(ValueError, "The `size` argument must be a tuple of 2 integers"):
            UpSampling2D(0)


if __name__ == "__main__":
    tf.test.main()
