import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers import Dense
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case


class NegatesWhenSmall(Layer):
    """Looks at values, which only an eager run has."""

    def __init__(self, **kwargs):
        super().__init__(dynamic=True, **kwargs)

    def call(self, inputs):
        return inputs if inputs.numpy().sum() > 0.0 else -inputs

    def compute_output_shape(self, input_shape):
        return input_shape


class WithoutRule(NegatesWhenSmall):
    compute_output_shape = Layer.compute_output_shape


class DynamicTest(test_case.TestCase):
    def test_recorded_calls_are_described_by_the_shape_rule(self):
        x = Input((2,))
        model = Model(x, NegatesWhenSmall()(x))
        self.assertTrue(model.dynamic)
        self.assertEqual(model.output_shape, (None, 2))
        self.assertAllClose(model(np.array([[-1.0, -2.0]])), [[1.0, 2.0]])

    def test_a_layer_without_a_shape_rule_cannot_be_recorded(self):
        with self.assertRaisesRegex(NotImplementedError, "implement the `compute_output_shape` method on your layer"):
            WithoutRule()(Input((2,)))
        self.assertAllClose(Sequential([WithoutRule()])(np.array([[-1.0]])), [[1.0]])

    def test_models_with_dynamic_layers_train_eagerly(self):
        model = Sequential([Input((2,)), NegatesWhenSmall(), Dense(1, kernel_initializer="ones")])
        model.compile("sgd", "mse")
        self.assertTrue(model.run_eagerly)
        model.fit(np.ones((2, 2)), np.ones((2, 1)), verbose=0)
        self.assertEqual(model.predict(-np.ones((2, 2)), verbose=0).shape, (2, 1))

    def test_they_cannot_be_compiled_into_graphs(self):
        model = Sequential([Input((2,)), NegatesWhenSmall(name="looks")])
        with self.assertRaisesRegex(ValueError, r"(?s)dynamic=True.*'looks'.*cannot set `run_eagerly=False`"):
            model.compile("sgd", "mse", run_eagerly=False)
        model.compile("sgd", "mse")
        with self.assertRaisesRegex(ValueError, "cannot set `run_eagerly=False`"):
            model.run_eagerly = False

    def test_dynamic_is_a_boolean(self):
        with self.assertRaisesRegex(TypeError, "`dynamic` argument to be a boolean, but got: 1"):
            Layer(dynamic=1)


if __name__ == "__main__":
    tf.test.main()
