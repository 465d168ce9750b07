"""Tests of initializers that draw every value from one distribution."""

import tensorflow as tf

from keras import initializers
from keras.testing import test_case


class RandomTest(test_case.TestCase):
    def test_uniform_draws_stay_in_the_interval(self):
        values = initializers.RandomUniform(2.0, 3.0, seed=1)((1000,))
        self.assertAllInRange(values, 2.0, 3.0, open_upper_bound=True)
        self.assertAllClose(tf.reduce_mean(values), 2.5, atol=0.05)

    def test_uniform_draws_integers(self):
        values = initializers.RandomUniform(0, 3, seed=1)((100,), dtype="int32")
        self.assertEqual(sorted(set(values.numpy())), [0, 1, 2])

    def test_normal_draws_have_their_mean_and_spread(self):
        values = initializers.RandomNormal(5.0, 2.0, seed=1)((10000,))
        self.assertAllClose([tf.reduce_mean(values), tf.math.reduce_std(values)], [5.0, 2.0], atol=0.1)

    def test_truncated_draws_stay_within_two_deviations(self):
        values = initializers.TruncatedNormal(5.0, 2.0, seed=1)((10000,))
        self.assertAllInRange(values, 1.0, 9.0)

    def test_types_that_cannot_be_drawn_are_refused(self):
        with self.assertRaisesRegex(ValueError, "RandomUniform: Expected float or integer dtype, got <dtype: 'bool'>"):
            initializers.RandomUniform()((2,), dtype="bool")
        with self.assertRaisesRegex(ValueError, "RandomNormal: Expected floating point type, got <dtype: 'int32'>"):
            initializers.RandomNormal()((2,), dtype="int32")


if __name__ == "__main__":
    tf.test.main()
