import tensorflow as tf

from keras.backend import image_layout
from keras.testing import test_case


class ImageLayoutTest(test_case.TestCase):
    def test_runs_on_channels_last_and_brings_back(self):
        shapes = []

        def keep_two_channels(images):
            shapes.append(images.shape.as_list())
            return images[..., :2]

        for shape in ((2, 3, 4, 5), (2, 7, 3, 4, 5)):
            images = tf.reshape(tf.range(tf.reduce_prod(shape)), shape)
            outputs = image_layout.run_channels_last(keep_two_channels, images, 2)
            self.assertAllEqual(outputs, images[..., :2, :, :])
        self.assertEqual(shapes, [[2, 4, 5, 3], [2, 7, 4, 5, 3]])


if __name__ == "__main__":
    tf.test.main()
