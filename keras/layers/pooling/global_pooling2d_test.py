import numpy as np
import tensorflow as tf

from keras.layers.pooling.global_average_pooling2d import GlobalAveragePooling2D
from keras.layers.pooling.global_max_pooling2d import GlobalMaxPooling2D
from keras.testing import test_case

IMAGE = np.arange(8.0, dtype="float32").reshape((1, 2, 2, 2))


class GlobalPooling2DTest(test_case.TestCase):
    def test_one_number_for_each_channel(self):
        self.assertAllEqual(GlobalAveragePooling2D()(IMAGE), [[3.0, 4.0]])
        self.assertAllEqual(GlobalMaxPooling2D()(IMAGE), [[6.0, 7.0]])

    def test_channels_first_and_kept_axes(self):
        image = np.transpose(IMAGE, (0, 3, 1, 2))
        self.assertAllEqual(GlobalAveragePooling2D("channels_first")(image), [[3.0, 4.0]])
        self.assertEqual(GlobalMaxPooling2D("channels_first", keepdims=True)(image).shape, (1, 2, 1, 1))
        self.assertEqual(GlobalMaxPooling2D(keepdims=True)(IMAGE).shape, (1, 1, 1, 2))


if __name__ == "__main__":
    tf.test.main()
