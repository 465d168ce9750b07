import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.activation import Activation
from keras.testing import test_case


class ActivationTest(test_case.TestCase):
    def test_applies_names_and_functions(self):
        x = tf.constant([[-1.0, 4.0]])
        self.assertAllClose(Activation("relu")(x), [[0.0, 4.0]])
        self.assertAllClose(Activation(tf.abs)(x), [[1.0, 4.0]])
        self.assertAllClose(Activation(None)(x), x)

    def test_functions_of_tensorflow_go_by_their_name(self):
        self.assertEqual(Activation(tf.nn.relu).get_config()["activation"], "relu")
        self.assertEqual(Activation(tf.nn.silu).get_config()["activation"], "swish")

    def test_integers_stay_integers(self):
        self.assertEqual(Activation("relu")(Input((2,), dtype="int32")).dtype, tf.int32)

    def test_a_function_that_changes_the_dtype_is_seen(self):
        self.assertEqual(Activation(lambda x: tf.cast(x > 0, tf.int32))(Input((2,))).dtype, tf.int32)

    def test_misspelt_name_gets_the_closest_one(self):
        with self.assertRaisesRegex(ValueError, "softmax"):
            Activation("sofmax")


if __name__ == "__main__":
    tf.test.main()
