import tempfile

import numpy as np
import tensorflow as tf

from keras.callbacks.tensorboard_summaries import count_buckets, write_image
from keras.testing import test_case
from keras.testing.event_files import read_summaries


class HistogramTest(test_case.TestCase):
    def test_thirty_equal_buckets(self):
        buckets = count_buckets([0.0, 0.0, 1.0, 3.0])
        self.assertEqual(buckets.shape, (30, 3))
        self.assertAllClose(buckets[0], [0.0, 0.1, 2])
        self.assertAllClose(buckets[10], [1.0, 1.1, 1])
        self.assertAllClose(buckets[29], [2.9, 3.0, 1])
        self.assertAllClose(buckets[:, 2].sum(), 4)

    def test_equal_values_are_in_the_last_bucket(self):
        buckets = count_buckets(np.full((2, 2), 5.0))
        self.assertAllClose(buckets[:, :2], np.full((30, 2), 5.0))
        self.assertAllClose(buckets[:, 2], [0] * 29 + [4])

    def test_weights_of_a_diverged_training(self):
        self.assertAllClose(count_buckets([np.nan, 1.0, np.inf])[:, 2].sum(), 1)
        self.assertAllClose(count_buckets([np.nan]), np.zeros((30, 3)))


class ImageTest(test_case.TestCase):
    def test_at_most_three_images_with_values_kept_in_range(self):
        folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        writer = tf.summary.create_file_writer(folder)
        images = np.array([0.5, 2.0, -1.0, 0.0], "float32").reshape(4, 1, 1, 1) * np.ones((4, 2, 3, 1), "float32")
        with writer.as_default():
            write_image("tag", images, step=7)
        writer.close()
        ((tag, step, plugin, value),) = read_summaries(folder)
        self.assertEqual((tag, step, plugin), ("tag", 7, "images"))
        self.assertEqual(value[:2].tolist(), [b"3", b"2"])
        pixels = [tf.io.decode_png(one).numpy() for one in value[2:]]
        self.assertAllEqual([one.max() for one in pixels], [127, 255, 0])
        self.assertEqual([one.shape for one in pixels], [(2, 3, 1)] * 3)


if __name__ == "__main__":
    tf.test.main()
