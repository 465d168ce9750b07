import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.activation.leaky_relu import LeakyReLU
from keras.testing import test_case


class LeakyReLUTest(test_case.TestCase):
    def test_lets_a_little_through_below_0(self):
        self.assertAllClose(LeakyReLU(0.25)(tf.constant([-4.0, 3.0])), [-1.0, 3.0])

    def test_integers_become_floats(self):
        self.assertAllClose(LeakyReLU(0.25)(tf.constant([-4, 3])), [-1.0, 3.0])
        self.assertEqual(LeakyReLU()(Input((3,), dtype="int32")).dtype, tf.float32)

    def test_alpha_must_be_a_number(self):
        for wrong in (None, "0.3", [0.3]):
            with self.assertRaisesRegex(ValueError, "The alpha value of a Leaky ReLU layer cannot be None"):
                LeakyReLU(wrong)


if __name__ == "__main__":
    tf.test.main()
