import numpy as np
import tensorflow as tf

from keras.layers.regularization.dropout import Dropout
from keras.testing import test_case


class DropoutTest(test_case.TestCase):
    def test_keeps_the_expected_sum_while_training(self):
        outputs = Dropout(0.25)(tf.ones((100, 100)), training=True).numpy()
        self.assertEqual(set(np.unique(outputs.round(4))), {0.0, np.float32(1.3333)})
        self.assertAllClose(np.mean(outputs), 1.0, atol=0.05)

    def test_passes_inputs_on_in_inference(self):
        x = tf.ones((2, 3))
        self.assertAllEqual(Dropout(0.5)(x), x)
        self.assertAllEqual(Dropout(0)(x, training=True), x)

    def test_training_may_be_a_tensor(self):
        layer = Dropout(0.9)
        run = tf.function(lambda training: layer(tf.ones((10, 10)), training=training))
        self.assertAllEqual(run(tf.constant(False)), tf.ones((10, 10)))
        self.assertLess(np.count_nonzero(run(tf.constant(True))), 50)

    def test_noise_shape_drops_whole_axes(self):
        outputs = Dropout(0.5, noise_shape=(None, 1, None))(tf.ones((4, 5, 6)), training=True).numpy()
        self.assertAllEqual(outputs, np.broadcast_to(outputs[:, :1], outputs.shape))
        self.assertGreater(len(np.unique(outputs)), 1)

    def test_a_seed_repeats_the_draws(self):
        first, second = (Dropout(0.5, seed=3)(tf.ones((4, 8)), training=True) for _ in range(2))
        again = Dropout(0.5, seed=3)
        tf.random.set_seed(1337)
        self.assertAllEqual(first, again(tf.ones((4, 8)), training=True))
        self.assertNotAllEqual(first, second)

    def test_two_calls_in_one_graph_draw_different_values(self):
        layer = Dropout(0.5, seed=3)
        x = tf.ones((4, 20))
        first, second = tf.function(lambda: (layer(x, training=True), layer(x, training=True)))()
        self.assertNotAllEqual(first, second)

    def test_ragged_rows_are_kept(self):
        rows = Dropout(0.5)(tf.ragged.constant([[1.0], [2.0, 3.0]]), training=True)
        self.assertEqual([len(row) for row in rows.to_list()], [1, 2])

    def test_rate_must_be_a_share(self):
        for wrong in (-0.1, 1.5, None, "0.5", True):
            with self.assertRaisesRegex(ValueError, "received for `rate`, expected a value between 0 and 1"):
                Dropout(wrong)


if __name__ == "__main__":
    tf.test.main()
