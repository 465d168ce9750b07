"""Tests of the settings of the process."""

import numpy as np
import tensorflow as tf

from keras.backend import config
from keras.testing import test_case


class ConfigTest(test_case.TestCase):
    def test_settings_are_what_was_set(self):
        config.set_floatx("float64")
        config.set_epsilon(1e-3)
        config.set_image_data_format("channels_first")
        self.assertEqual(config.floatx(), "float64")
        self.assertEqual(config.epsilon(), 1e-3)
        self.assertEqual(config.image_data_format(), "channels_first")

    def test_unknown_values_are_refused_with_the_known_ones(self):
        with self.assertRaisesRegex(ValueError, "Unknown `floatx` value: flot32.*Did you mean 'float32'"):
            config.set_floatx("flot32")
        with self.assertRaisesRegex(ValueError, "Unknown `data_format`: channels.*Expected one of 'channels_last'"):
            config.set_image_data_format("channels")
        with self.assertRaisesRegex(ValueError, "set_epsilon: `value` must be a number"):
            config.set_epsilon("small")

    def test_cast_gives_the_default_type(self):
        self.assertEqual(config.cast_to_floatx([1, 2]).dtype, np.float32)
        self.assertEqual(config.cast_to_floatx(tf.constant([1, 2])).dtype, tf.float32)
        config.set_floatx("float16")
        self.assertEqual(config.cast_to_floatx(1.5).dtype, np.float16)


if __name__ == "__main__":
    tf.test.main()
