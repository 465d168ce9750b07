import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.models.model import Model
from keras.testing import test_case


class Linear(Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", (input_shape[-1], 1), initializer="ones")

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel)


class Sum(Layer):
    def call(self, inputs):
        return inputs[0] + inputs[1]


class CallInputsTest(test_case.TestCase):
    def test_recorded_calls_of_user_layers_cast_as_calls_on_values_do(self):
        for policy, expected in (("float16", "float16"), ("mixed_bfloat16", "bfloat16"), ("float64", "float64")):
            x = Input((2,))
            y = Linear(dtype=policy)(x)
            self.assertEqual(y.dtype, expected)
            self.assertEqual(Model(x, y)(np.ones((1, 2))).dtype, expected)

    def test_integers_and_texts_keep_their_dtype(self):
        for dtype in ("int32", "bool", "string"):
            self.assertEqual(Layer(dtype="float16")(Input((2,), dtype=dtype)).dtype, dtype)

    def test_arrays_among_symbolic_inputs_become_tensors(self):
        x = Input((2,))
        for constant in (np.ones((1, 2)), np.ones((1, 2), "float32"), tf.ones((1, 2)), 1.0):
            self.assertAllClose(Model(x, Sum()([x, constant]))(np.ones((1, 2))), [[2.0, 2.0]])

    def test_without_autocast_inputs_stay_and_weights_follow_the_compute_dtype(self):
        class Sees(Layer):
            def build(self, input_shape):
                self.gain = self.add_weight("gain", (), initializer="ones")

            def call(self, inputs):
                self.seen = (inputs.dtype, tf.identity(self.gain).dtype)
                return inputs

        layer = Sees(dtype="mixed_float16", autocast=False)
        layer(np.ones((1, 2), "float32"))
        self.assertEqual(layer.seen, (tf.float32, tf.float16))

    def test_weights_choose_their_own_dtype(self):
        layer = Layer(dtype="mixed_float16")
        self.assertEqual(layer.add_weight("a", ()).dtype, tf.float32)
        self.assertEqual(layer.add_weight("b", (), dtype="float64").dtype, tf.float64)
        self.assertEqual(layer.add_weight("c", (), dtype="int32", initializer="zeros").dtype, tf.int32)
