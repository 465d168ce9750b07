"""Tests of initializers whose spread follows the size of a weight."""

import math

import tensorflow as tf

from keras import initializers
from keras.testing import test_case


class VarianceScalingTest(test_case.TestCase):
    def test_the_variance_is_scale_over_fan(self):
        cases = {"fan_in": 300.0, "fan_out": 600.0, "fan_avg": 450.0}  # of a kernel (3, 100, 200)
        for mode, fan in cases.items():
            for distribution in ("truncated_normal", "untruncated_normal", "uniform"):
                values = initializers.VarianceScaling(2.0, mode, distribution, seed=1)((3, 100, 200))
                with self.subTest(mode=mode, distribution=distribution):
                    self.assertAllClose(tf.math.reduce_variance(values) * fan, 2.0, rtol=0.02)

    def test_uniform_draws_have_the_limit_of_their_variance(self):
        values = initializers.GlorotUniform(seed=1)((50, 100))
        self.assertAllInRange(values, -math.sqrt(6 / 150), math.sqrt(6 / 150))
        self.assertGreater(float(tf.reduce_max(values)), 0.99 * math.sqrt(6 / 150))

    def test_vectors_and_scalars_count_their_only_axis(self):
        self.assertAllInRange(initializers.LecunUniform(seed=1)((3,)), -1.0, 1.0)
        self.assertEqual(initializers.HeNormal(seed=1)(()).shape, ())

    def test_presets_keep_only_their_seed(self):
        self.assertEqual(initializers.HeUniform(seed=4).get_config(), {"seed": 4})

    def test_normal_is_the_truncated_one(self):
        config = initializers.VarianceScaling(distribution="normal").get_config()
        self.assertEqual(config["distribution"], "truncated_normal")

    def test_wrong_arguments_are_refused(self):
        for arguments, message in (
            ({"scale": 0}, "`scale` must be positive float. Received: scale=0"),
            ({"mode": "fan"}, "Invalid `mode` argument: fan"),
            ({"distribution": "gauss"}, "Invalid `distribution` argument: gauss"),
            ({"distribution": None}, "Invalid `distribution` argument: None"),
        ):
            with self.assertRaisesRegex(ValueError, message):
                initializers.VarianceScaling(**arguments)


if __name__ == "__main__":
    tf.test.main()
