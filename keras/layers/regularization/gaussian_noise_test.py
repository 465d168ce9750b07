import numpy as np
import tensorflow as tf

from keras.layers.regularization.gaussian_noise import GaussianNoise
from keras.testing import test_case


class GaussianNoiseTest(test_case.TestCase):
    def test_adds_noise_while_training(self):
        layer = GaussianNoise(0.5)
        noise = layer(tf.ones((100, 100)), training=True).numpy() - 1
        self.assertAllClose([noise.mean(), noise.std()], [0.0, 0.5], atol=0.02)
        self.assertAllEqual(layer(tf.ones((2, 3))), np.ones((2, 3)))

    def test_stddev_must_not_be_negative(self):
        with self.assertRaisesRegex(ValueError, r"GaussianNoise: `stddev` must be a number in \[0, inf\)"):
            GaussianNoise(-1)


if __name__ == "__main__":
    tf.test.main()
