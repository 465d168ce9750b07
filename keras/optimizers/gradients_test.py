"""What is done to gradients before a rule sees them."""

import tensorflow as tf

from keras.optimizers import gradients
from keras.testing import test_case


class GradientsTest(test_case.TestCase):
    def test_missing_gradients_are_left_out_with_a_warning(self):
        first, second = tf.Variable(1.0, name="first"), tf.Variable(1.0, name="second")
        with self.assertLogs("keras", "WARNING") as logs:
            pairs = gradients.without_missing([(None, first), (tf.constant(1.0), second)])
        self.assertEqual(len(pairs), 1)
        self.assertIs(pairs[0][1], second)
        self.assertIn("['first:0']", logs.output[0])

    def test_no_gradient_at_all_is_refused(self):
        with self.assertRaisesRegex(ValueError, "No gradients provided for any variable"):
            gradients.without_missing([(None, tf.Variable(1.0))])

    def test_clipping(self):
        given = [tf.constant([3.0, 4.0]), tf.constant([0.0, 12.0])]
        self.assertAllClose(gradients.clip(given, clipnorm=1.0), [[0.6, 0.8], [0.0, 1.0]])
        self.assertAllClose(gradients.clip(given, global_clipnorm=6.5), [[1.5, 2.0], [0.0, 6.0]])
        self.assertAllClose(gradients.clip(given, clipvalue=3.5), [[3.0, 3.5], [0.0, 3.5]])
        self.assertIs(gradients.clip(given), given)

    def test_first_kind_of_clipping_counts(self):
        given = [tf.constant([3.0, 4.0])]
        self.assertAllClose(gradients.clip(given, clipnorm=1.0, clipvalue=0.1), [[0.6, 0.8]])

    def test_slices_stay_slices(self):
        slices = tf.IndexedSlices(tf.constant([[3.0, 4.0]]), tf.constant([1]), tf.constant([2, 2]))
        clipped = gradients.clip([slices], clipvalue=1.0)[0]
        self.assertAllClose(tf.convert_to_tensor(clipped), [[0.0, 0.0], [1.0, 1.0]])

    def test_duplicates_are_added_up(self):
        slices = tf.IndexedSlices(tf.constant([1.0, 2.0, 4.0]), tf.constant([2, 0, 2]), tf.constant([3]))
        added = gradients.add_up_duplicates(slices)
        self.assertEqual(sorted(added.indices.numpy()), [0, 2])
        self.assertAllClose(gradients.to_dense(added), [2.0, 0.0, 5.0])
