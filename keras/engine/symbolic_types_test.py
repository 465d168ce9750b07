import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.symbolic_types import is_registered, register_symbolic_tensor_type
from keras.layers.core.dense import Dense
from keras.layers.core.lambda_layer import Lambda
from keras.models.functional import Functional
from keras.testing import test_case


class Tripled:
    def __init__(self, value):
        self.value, self.shape, self.dtype = value, value.shape, value.dtype


tf.register_tensor_conversion_function(Tripled, lambda value, *args, **kwargs: 3.0 * value.value)
register_symbolic_tensor_type(Tripled)


class SymbolicTypesTest(test_case.TestCase):
    def test_values_travel_between_layers_as_they_are(self):
        seen = []
        x = Input((2,))
        y = Lambda(lambda one: seen.append(type(one)) or one.value)(Lambda(Tripled)(x))
        self.assertAllEqual(Functional(x, y)(tf.ones((1, 2))), [[1.0, 1.0]])
        self.assertEqual(seen, [Tripled, Tripled])

    def test_tensorflow_and_layers_turn_them_into_tensors(self):
        x = Input((2,))
        tripled = Lambda(Tripled)(x)
        model = Functional(x, [tf.identity(tripled), Dense(1, kernel_initializer="ones")(tripled)])
        self.assertAllEqual(model(tf.ones((1, 2)))[0], [[3.0, 3.0]])
        self.assertAllEqual(model(tf.ones((1, 2)))[1], [[6.0]])

    def test_a_model_gives_them_out(self):
        x = Input((2,))
        self.assertIsInstance(Functional(x, Lambda(Tripled)(x))(tf.ones((1, 2))), Tripled)

    def test_only_registered_classes_count(self):
        self.assertTrue(is_registered(Tripled(tf.ones(()))))
        self.assertFalse(is_registered(tf.ones(())))
