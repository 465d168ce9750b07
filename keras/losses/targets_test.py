"""Targets brought to the rank of outputs."""

import tensorflow as tf

from keras.losses import targets
from keras.testing import test_case


class MatchRanksTest(test_case.TestCase):
    def shapes(self, y_true, y_pred):
        pair = targets.match_ranks(tf.ones(y_true), tf.ones(y_pred))
        return [tuple(tensor.shape) for tensor in pair]

    def test_last_axis_of_size_one_is_dropped_from_the_longer(self):
        self.assertEqual(self.shapes((4,), (4, 1)), [(4,), (4,)])
        self.assertEqual(self.shapes((4, 1), (4,)), [(4,), (4,)])

    def test_other_shapes_stay(self):
        self.assertEqual(self.shapes((4,), (4, 3)), [(4,), (4, 3)])
        self.assertEqual(self.shapes((4, 1), (4, 1)), [(4, 1), (4, 1)])

    def test_unknown_shapes_are_matched_when_they_run(self):
        for first, second in ((None, None), ([None], [None, None])):
            match = tf.function(targets.match_ranks, input_signature=[tf.TensorSpec(first), tf.TensorSpec(second)])
            self.assertAllEqual(match(tf.ones(4), tf.ones((4, 1)))[1], tf.ones(4))
            self.assertAllEqual(match(tf.ones(4), tf.ones((4, 3)))[1], tf.ones((4, 3)))


class AsPairTest(test_case.TestCase):
    def test_targets_take_the_type_of_outputs(self):
        y_true, y_pred = targets.as_pair([[1, 2]], tf.constant([[1.0, 2.0]], tf.float16), "loss")
        self.assertEqual((y_true.dtype, y_pred.dtype), (tf.float16, tf.float16))

    def test_shapes_that_do_not_broadcast_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"loss: .*y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            targets.as_pair(tf.ones((2, 3)), tf.ones((2, 2)), "loss")
