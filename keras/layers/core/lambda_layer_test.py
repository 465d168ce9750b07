import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.lambda_layer import Lambda
from keras.serialization import lookup, registration, safe_mode
from keras.support.errors import UnknownObjectError, UnsafeModelError
from keras.testing import test_case


@registration.register_keras_serializable("lambda_layer_test")
def double(x):
    return 2 * x


def triple(x):
    return 3 * x


class LambdaTest(test_case.TestCase):
    def test_applies_the_function_with_its_arguments(self):
        layer = Lambda(lambda x, power: x**power, arguments={"power": 3})
        self.assertAllClose(layer(tf.constant([2.0])), [8.0])

    def test_hands_training_and_mask_on_to_functions_that_take_them(self):
        layer = Lambda(lambda x, training=None, mask=None: x if training else -x * tf.cast(mask, x.dtype))
        self.assertAllClose(layer(tf.constant([2.0]), training=True), [2.0])
        self.assertAllClose(layer(tf.constant([2.0, 3.0]), mask=tf.constant([False, True])), [0.0, -3.0])

    def test_output_shape_is_given_or_found(self):
        self.assertEqual(Lambda(lambda x: x[:, :2]).compute_output_shape((None, 5)).as_list(), [None, 2])
        self.assertEqual(Lambda(abs, output_shape=(7,)).compute_output_shape((None, 5)).as_list(), [None, 7])
        self.assertEqual(Lambda(abs, output_shape=lambda s: (1, 2)).compute_output_shape((None, 5)).as_list(), [1, 2])
        self.assertEqual(Lambda(lambda x: x[:, :2])(Input((5,))).shape.as_list(), [None, 2])

    def test_mask_is_given_or_computed(self):
        layer = Lambda(abs, mask=lambda inputs, mask: inputs[:, 0] > 0)
        self.assertAllEqual(layer(tf.constant([[1.0], [-1.0]]))._keras_mask, [True, False])

    def test_bytecode_is_refused_in_safe_mode_and_runs_outside(self):
        with self.assertWarnsRegex(UserWarning, "includes a `lambda`"):
            config = Lambda(lambda x: 3 * x).get_config()
        with self.assertRaisesRegex(UnsafeModelError, "safe_mode=False"):
            Lambda.from_config(config)
        with safe_mode.SafeModeScope(False):
            layer = Lambda.from_config(config)
        self.assertAllClose(layer(tf.constant([2.0])), [6.0])

    def test_closures_and_defaults_are_kept(self):
        factor = 4.0
        with self.assertWarns(UserWarning):
            config = Lambda(lambda x, plus=1.0: factor * x + plus).get_config()
        with safe_mode.SafeModeScope(False):
            self.assertAllClose(Lambda.from_config(config)(tf.constant([2.0])), [9.0])

    def test_registered_functions_go_by_name_and_load_in_safe_mode(self):
        config = Lambda(double).get_config()
        self.assertEqual((config["function"], config["function_type"]), ("lambda_layer_test>double", "function"))
        self.assertAllClose(Lambda.from_config(config)(tf.constant([2.0])), [4.0])

    def test_named_functions_come_from_custom_objects(self):
        config = {"name": "times", "function": "triple", "function_type": "function", "module": "elsewhere"}
        with self.assertRaisesRegex(UnknownObjectError, "triple"):
            Lambda.from_config(config)
        layer = lookup.deserialize({"class_name": "Lambda", "config": config}, "keras.layers", {"triple": triple})
        self.assertAllClose(layer(tf.constant([2.0])), [6.0])

    def test_names_of_modules_are_never_imported(self):
        config = {"name": "times", "function": "system", "function_type": "function", "module": "os"}
        with self.assertRaises(UnknownObjectError):
            Lambda.from_config(config)

    def test_variables_made_inside_are_refused(self):
        with self.assertRaisesRegex(ValueError, "created within a Lambda layer"):
            Lambda(lambda x: x * tf.Variable(3.0))(tf.ones((2,)))

    def test_foreign_variables_are_warned_of_once(self):
        gain = tf.Variable(3.0, name="gain")
        layer = Lambda(lambda x: x * gain)
        with self.assertLogs("keras.layers.core.lambda_variables", "WARNING") as logs:
            self.assertAllClose(layer(tf.ones((1,))), [3.0])
            tf.function(layer)(tf.ones((1,)))
        self.assertLen(logs.output, 1)
        self.assertIn("gain", logs.output[0])

    def test_variables_that_the_layer_keeps_are_fine(self):
        layer = Lambda(lambda x: x * layer.gain)
        layer.gain = tf.Variable(3.0)
        with self.assertRaisesRegex(AssertionError, "no logs"):
            with self.assertLogs("keras.layers.core.lambda_variables", "WARNING"):
                layer(tf.ones((1,)))
        self.assertLen(layer.trainable_weights, 1)

    def test_a_twin_shares_the_function(self):
        layer = Lambda(lambda x, plus: x + plus, arguments={"plus": 1.0}, name="plus", dtype="float64")
        twin = layer.twin()
        self.assertIsNot(twin, layer)
        self.assertIs(twin.function, layer.function)
        self.assertEqual((twin.name, twin.dtype), ("plus", "float64"))
        self.assertAllClose(twin(tf.constant([2.0])), [3.0])

    def test_function_must_be_callable(self):
        with self.assertRaisesRegex(TypeError, "Lambda: `function` must be callable. Received: function=3"):
            Lambda(3)


if __name__ == "__main__":
    tf.test.main()
