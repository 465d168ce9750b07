import tensorflow as tf

from keras.layers.activation.softmax import Softmax
from keras.layers.core.masking import Masking
from keras.testing import test_case


class SoftmaxTest(test_case.TestCase):
    def test_sums_to_1_along_the_axes(self):
        x = tf.random.normal((2, 3, 4))
        self.assertAllClose(tf.reduce_sum(Softmax()(x), -1), tf.ones((2, 3)))
        self.assertAllClose(tf.reduce_sum(Softmax(axis=1)(x), 1), tf.ones((2, 4)))
        self.assertAllClose(tf.reduce_sum(Softmax(axis=(1, 2))(x), (1, 2)), tf.ones((2,)))

    def test_masked_entries_get_no_share(self):
        for dtype in ("float16", "float32"):
            outputs = Softmax(dtype=dtype)(tf.zeros((1, 4)), mask=tf.constant([[True, True, False, False]]))
            self.assertAllClose(outputs, [[0.5, 0.5, 0.0, 0.0]])

    def test_a_mask_of_steps_changes_nothing_within_a_step(self):
        steps = tf.constant([[[1.0, 1.0], [0.0, 0.0]]])
        self.assertAllClose(Softmax()(Masking()(steps)), tf.fill((1, 2, 2), 0.5))


if __name__ == "__main__":
    tf.test.main()
