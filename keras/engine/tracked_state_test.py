import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers import Dense
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case


class HeldByAModuleTest(test_case.TestCase):
    def test_a_module_finds_the_weights_of_the_models_that_it_holds(self):
        x = Input((2,))
        module = tf.Module()
        module.functional = Model(x, Dense(3)(x))
        module.stack = Sequential([Dense(1, input_shape=(2,))])
        self.assertLen(module.trainable_variables, 4)

    def test_a_module_finds_weights_that_are_no_attribute(self):
        module = tf.Module()
        module.layer = Layer()
        module.layer.add_weight("free", shape=())
        self.assertLen(module.trainable_variables, 1)

    def test_submodules_of_models_and_layers(self):
        stack = Sequential([Dense(1, input_shape=(2,), name="only")])
        self.assertIn(stack.layers[0], stack.submodules)
        self.assertEqual(list(stack.layers[0].submodules), [])


if __name__ == "__main__":
    tf.test.main()
