import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.pooling.average_pooling2d import AveragePooling2D
from keras.layers.pooling.max_pooling2d import MaxPooling2D
from keras.testing import test_case

IMAGE = np.arange(16.0, dtype="float32").reshape((1, 4, 4, 1))


class Pooling2DTest(test_case.TestCase):
    def test_keeps_the_largest_or_the_average(self):
        self.assertAllEqual(MaxPooling2D()(IMAGE)[0, :, :, 0], [[5, 7], [13, 15]])
        self.assertAllEqual(AveragePooling2D()(IMAGE)[0, :, :, 0], [[2.5, 4.5], [10.5, 12.5]])

    def test_strides_default_to_the_window(self):
        self.assertEqual(MaxPooling2D((3, 2)).strides, (3, 2))
        self.assertEqual(MaxPooling2D(2, strides=1)(IMAGE).shape, (1, 3, 3, 1))

    def test_only_pixels_inside_count_at_the_edge(self):
        self.assertAllEqual(AveragePooling2D(3, padding="same")(IMAGE)[0, :, :, 0], [[5, 7], [13, 15]] - np.array(2.5))

    def test_channels_first(self):
        image = np.transpose(IMAGE, (0, 3, 1, 2))
        for cls in (MaxPooling2D, AveragePooling2D):
            layer = cls(data_format="channels_first")
            self.assertAllEqual(layer(image)[0, 0], cls()(IMAGE)[0, :, :, 0])
            self.assertEqual(layer(Input((3, 8, 7))).shape.as_list(), [None, 3, 4, 3])

    def test_gradient_of_channels_first(self):
        image = tf.constant(np.transpose(IMAGE, (0, 3, 1, 2)))
        with tf.GradientTape() as tape:
            tape.watch(image)
            outputs = MaxPooling2D(data_format="channels_first")(image)
        self.assertAllEqual(tape.gradient(outputs, image)[0, 0], [[0] * 4, [0, 1, 0, 1]] * 2)

    def test_integers_stay_integers(self):
        self.assertEqual(MaxPooling2D()(tf.ones((1, 4, 4, 1), tf.int32)).dtype, tf.int32)

    def test_images_smaller_than_the_window_are_refused(self):
        for inputs in (IMAGE, Input((4, 4, 1))):
            with self.assertRaisesRegex(ValueError, "One of the dimensions in the output is <= 0"):
                MaxPooling2D(7)(inputs)

    def test_arguments_out_of_range_are_refused(self):
        for arguments, text in (
            ({"pool_size": 0}, "MaxPooling2D: The `pool_size` argument must be a tuple of 2 integers"),
            ({"strides": 0}, "The `strides` argument must be a tuple of 2 integers"),
            ({"padding": "vlid"}, "Did you mean 'valid'"),
            ({"data_format": 3}, "The `data_format` argument must be one of"),
        ):
            with self.assertRaisesRegex(ValueError, text):
                MaxPooling2D(**arguments)

    def test_inputs_of_another_rank_are_refused(self):
        with self.assertRaisesRegex(ValueError, "expected ndim=4, found ndim=3"):
            MaxPooling2D()(tf.ones((4, 4, 1)))


if __name__ == "__main__":
    tf.test.main()
