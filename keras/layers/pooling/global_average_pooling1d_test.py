import numpy as np
import tensorflow as tf

from keras.layers.pooling.global_average_pooling1d import GlobalAveragePooling1D
from keras.testing import test_case


class GlobalAveragePooling1DTest(test_case.TestCase):
    def test_averages_over_the_steps(self):
        x = np.arange(12.0, dtype="float32").reshape(1, 4, 3)
        self.assertAllClose(GlobalAveragePooling1D()(x), [[4.5, 5.5, 6.5]])
        self.assertAllClose(GlobalAveragePooling1D("channels_first")(x), [[1.0, 4.0, 7.0, 10.0]])
        self.assertEqual(GlobalAveragePooling1D(keepdims=True)(x).shape, [1, 1, 3])

    def test_masked_steps_do_not_count(self):
        x = tf.constant([[[1.0], [2.0], [6.0]], [[1.0], [2.0], [6.0]]])
        mask = tf.constant([[True, True, False], [False, False, True]])
        self.assertAllClose(GlobalAveragePooling1D()(x, mask=mask), [[1.5], [6.0]])
        self.assertAllClose(GlobalAveragePooling1D(keepdims=True)(x, mask=mask), [[[1.5]], [[6.0]]])

    def test_ragged_sequences_have_their_own_lengths(self):
        ragged = tf.ragged.constant([[[1.0], [2.0]], [[6.0]]], ragged_rank=1)
        self.assertAllClose(GlobalAveragePooling1D()(ragged), [[1.5], [6.0]])


if __name__ == "__main__":
    tf.test.main()
