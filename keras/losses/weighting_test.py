"""Weights brought to the rank of what they weigh."""

import numpy as np
import tensorflow as tf

from keras.losses import weighting
from keras.testing import test_case


def matched(weights_shape, values_shape):
    return tuple(weighting.match_rank(tf.ones(weights_shape), tf.ones(values_shape), "sample_weight").shape)


class MatchRankTest(test_case.TestCase):
    def test_a_mask_leaves_one_number_for_the_whole_batch_as_it_is(self):
        value, keep = weighting.weigh(tf.constant(3.0), mask=tf.constant([[True, False], [True, True]]))
        self.assertAllEqual(value, 3.0)
        self.assertIsNone(keep)

    def test_scalar_stays(self):
        self.assertEqual(matched((), (2, 3)), ())

    def test_extra_axis_of_size_one_is_dropped(self):
        self.assertEqual(matched((2, 1), (2,)), (2,))
        self.assertEqual(matched((2, 3, 1), (2, 3)), (2, 3))

    def test_missing_axes_are_the_last_ones(self):
        self.assertEqual(matched((2,), (2, 3)), (2, 1))
        self.assertEqual(matched((2,), (2, 3, 4)), (2, 1, 1))

    def test_ranks_may_be_unknown(self):
        spec = [tf.TensorSpec(None), tf.TensorSpec(None)]
        match = tf.function(lambda w, v: weighting.match_rank(w, v, "sample_weight"), input_signature=spec)
        self.assertAllClose(match(tf.ones(2), tf.ones((2, 3))), np.ones((2, 1)))
        self.assertAllClose(match(tf.ones((2, 1)), tf.ones(2)), np.ones(2))
        self.assertAllClose(match(tf.ones(()), tf.ones(2)), 1.0)

    def test_shapes_that_do_not_go_together_are_refused(self):
        for weights, values in (((2, 3), (2,)), ((3,), (2,)), ((2, 4), (2, 3))):
            with self.assertRaisesRegex(ValueError, r"(?s)sample_weight.*Give one number for each sample"):
                matched(weights, values)
        with self.assertRaisesRegex(
            ValueError, r"^`sample_weight` of the shape \(2,\) cannot weigh a loss that is one"
        ):
            matched((2,), ())


class WeighTest(test_case.TestCase):
    def test_multiplies_by_weights_and_mask(self):
        values, keep = weighting.weigh(tf.constant([[1.0, 2.0]]), tf.constant([3.0]), tf.constant([[True, False]]))
        self.assertAllClose(values, [[3.0, 0.0]])
        self.assertAllClose(keep, [[1.0, 0.0]])

    def test_a_mask_of_more_axes_than_the_losses_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"^`mask` of the shape \(2, 1, 3\) cannot weigh"):
            weighting.weigh(tf.ones((1,)), mask=tf.ones((2, 1, 3), tf.bool))

    def test_ragged_values_take_a_weight_for_each_row(self):
        values, _ = weighting.weigh(tf.ragged.constant([[1.0, 2.0], [3.0]]), tf.constant([1.0, 2.0]))
        self.assertAllClose(weighting.flat(values), [1.0, 2.0, 6.0])
