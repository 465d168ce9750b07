import numpy as np
import tensorflow as tf

from keras import backend
from keras.callbacks.tensorboard_weights import as_images
from keras.testing import test_case


class ImagesOfWeightsTest(test_case.TestCase):
    def _shape(self, *shape):
        images = as_images(np.zeros(shape))
        return None if images is None else images.shape

    def test_vector_is_one_column(self):
        self.assertEqual(self._shape(7), (1, 7, 1, 1))

    def test_matrix_is_wider_than_high(self):
        self.assertEqual(self._shape(5, 3), (1, 3, 5, 1))
        self.assertEqual(self._shape(3, 5), (1, 3, 5, 1))

    def test_each_filter_of_a_convolution_is_an_image(self):
        values = np.arange(24).reshape(4, 2, 3)
        self.assertAllEqual(as_images(values)[1, :, :, 0], values[:, :, 1])
        backend.set_image_data_format("channels_first")
        self.assertEqual(self._shape(4, 2, 3), (4, 2, 3, 1))

    def test_axes_of_size_one_do_not_count(self):
        self.assertEqual(self._shape(3, 3, 1, 2), (2, 3, 3, 1))
        self.assertEqual(self._shape(4, 1), (1, 4, 1, 1))

    def test_four_axes_need_colours(self):
        self.assertEqual(self._shape(3, 3, 2, 4), (3, 3, 2, 4))
        self.assertIsNone(self._shape(3, 3, 4, 2))

    def test_what_makes_no_image(self):
        self.assertIsNone(self._shape())
        self.assertIsNone(self._shape(1))
        self.assertIsNone(self._shape(2, 2, 2, 2, 3))


if __name__ == "__main__":
    tf.test.main()
