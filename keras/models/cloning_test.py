import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers import Add, Dense, Lambda
from keras.models.cloning import clone_model
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case


def two_branches():
    a, b = Input((2,)), Input((2,))
    shared = Dense(3, name="shared")
    return Model([a, b], Add()([shared(a), tf.nn.relu(shared(b))]) * 2.0)


class CloneModelTest(test_case.TestCase):
    def test_clone_has_new_layers_and_the_same_function_of_the_same_weights(self):
        values = [np.ones((1, 2), "float32"), -np.ones((1, 2), "float32")]
        for model, inputs in (
            (two_branches(), values),
            (Sequential([Input((2,)), Dense(3)]), values[0]),
        ):
            clone = clone_model(model)
            self.assertEqual([type(layer) for layer in clone.layers], [type(layer) for layer in model.layers])
            self.assertTrue(all(new is not old for new, old in zip(clone.layers, model.layers)))
            clone.set_weights(model.get_weights())
            self.assertAllClose(clone(inputs), model(inputs))

    def test_unbuilt_sequential_stays_unbuilt(self):
        self.assertFalse(clone_model(Sequential([Dense(2)])).built)

    def test_lambdas_keep_their_function(self):
        model = Sequential([Input((2,)), Lambda(lambda x: x * 3.0)])
        self.assertAllClose(clone_model(model)(np.ones((1, 2))), [[3.0, 3.0]])

    def test_clone_function_chooses_each_layer(self):
        def freeze(layer):
            copy = type(layer).from_config(layer.get_config())
            copy.trainable = False
            return copy

        self.assertEmpty(clone_model(two_branches(), clone_function=freeze).trainable_weights)

    def test_a_clone_may_begin_at_given_inputs(self):
        x = Input((2,), batch_size=5)
        clone = clone_model(Sequential([Input((2,)), Dense(3)]), input_tensors=x)
        self.assertEqual(clone.output_shape, (5, 3))
