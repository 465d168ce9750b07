import numpy as np
import tensorflow as tf

from keras.layers.reshaping.flatten import Flatten
from keras.testing import test_case


class FlattenTest(test_case.TestCase):
    def test_brings_each_sample_into_one_row(self):
        for shape, flat in (
            ((2, 3, 4), (2, 12)),
            ((2,), (2, 1)),
            ((2, 3), (2, 3)),
            ((2, 0, 3), (2, 0)),
            ((0, 3, 4), (0, 12)),
        ):
            self.assertEqual(Flatten()(tf.ones(shape)).shape, flat)
            traced = tf.function(Flatten()).get_concrete_function(tf.TensorSpec([None] * len(shape)))
            self.assertEqual(traced(tf.ones(shape)).shape, flat)

    def test_channels_first_images_are_read_channels_last(self):
        image = np.arange(8.0).reshape((1, 2, 2, 2))
        self.assertAllEqual(Flatten("channels_first")(image), [[0, 4, 1, 5, 2, 6, 3, 7]])

    def test_ragged_rows_are_refused(self):
        with self.assertRaisesRegex(ValueError, "to_tensor"):
            Flatten()(tf.ragged.constant([[1.0], [2.0, 3.0]]))

    def test_misspelt_data_format_gets_the_closest_one(self):
        with self.assertRaisesRegex(ValueError, "Did you mean 'channels_last'"):
            Flatten("chanels_last")


if __name__ == "__main__":
    tf.test.main()
