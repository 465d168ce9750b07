import tensorflow as tf

from keras.layers.activation.relu import ReLU
from keras.testing import test_case


class ReLUTest(test_case.TestCase):
    def test_cuts_and_damps(self):
        x = tf.constant([-2.0, 0.5, 2.0, 9.0])
        self.assertAllClose(ReLU()(x), [0.0, 0.5, 2.0, 9.0])
        self.assertAllClose(ReLU(6.0, 0.5, 1.0)(x), [-1.5, -0.25, 2.0, 6.0])

    def test_config_holds_plain_numbers(self):
        config = ReLU(max_value=6).get_config()
        self.assertEqual((config["max_value"], config["negative_slope"], config["threshold"]), (6.0, 0.0, 0.0))

    def test_negative_settings_are_refused(self):
        for arguments in ({"max_value": -1}, {"negative_slope": -0.5}, {"threshold": -1}, {"negative_slope": None}):
            with self.assertRaisesRegex(ValueError, "of a ReLU layer cannot be a negative value"):
                ReLU(**arguments)


if __name__ == "__main__":
    tf.test.main()
