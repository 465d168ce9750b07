import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers import BatchNormalization, Dense, Lambda
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case
from keras.utils.find_nonfinite import find_nonfinite

BAD = np.array([[1.0, 1.0], [0.0, 0.0]], "float32")


def log_layer():
    return Lambda(tf.math.log, name="log")


class Block(Model):
    """A subclassed model whose second layer takes a logarithm."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scores = Dense(2, kernel_initializer="ones", name="scores")
        self.log = log_layer()

    def call(self, inputs):
        return self.log(self.scores(inputs))


class FindNonfiniteTest(test_case.TestCase):
    def test_finite_models_give_none(self):
        self.assertIsNone(find_nonfinite(Sequential([Dense(2), Dense(1)]), BAD))

    def test_inputs_come_first(self):
        place = find_nonfinite(Sequential([Dense(2)], name="m"), np.array([[1.0, np.nan]]))
        self.assertEqual(place, ("m", "inputs", "NaN", (0, 1), 1, 2))
        self.assertEqual(str(place), "m: inputs hold NaN at index [0, 1] (1 of 2 values)")

    def test_names_the_layer_in_every_kind_of_model(self):
        functional = Input((2,))
        functional = Model(functional, log_layer()(Dense(2, kernel_initializer="ones")(functional)))
        for model in (functional, Sequential([Dense(2, kernel_initializer="ones"), log_layer(), Dense(1)]), Block()):
            self.assertEqual(find_nonfinite(model, BAD), ("log", "outputs", "Inf", (1, 0), 2, 4))

    def test_path_leads_through_nested_models(self):
        inputs = Input((2,))
        model = Model(inputs, Dense(1)(Block(name="block")(inputs)))
        self.assertEqual(find_nonfinite(model, BAD).layer, "block/log")

    def test_a_weight_is_named_before_the_outputs_that_it_spoils(self):
        model = Sequential([Input((2,)), Dense(2, name="first"), Dense(1, name="second")])
        model.layers[0].bias.assign([0.0, np.inf])
        self.assertEqual(find_nonfinite(model, BAD), ("first", "weight bias", "Inf", (1,), 1, 2))

    def test_targets_bring_in_the_loss_and_the_gradients(self):
        model = Sequential([Input((2,)), Dense(1, name="scores", kernel_initializer="zeros", use_bias=False)], name="m")
        model.compile("sgd", lambda y, output: tf.sqrt(tf.reduce_sum(output**2, axis=-1)))
        self.assertIsNone(find_nonfinite(model, BAD))
        place = find_nonfinite(model, BAD, np.ones((2, 1)))  # the slope of a square root at 0
        self.assertEqual((place.layer, place.what, place.kind), ("m", "gradient of scores/kernel:0", "NaN"))

    def test_a_loss_is_named_by_itself(self):
        model = Sequential([Input((2,)), Dense(1)], name="m")
        model.compile("sgd", lambda y, output: tf.math.log(y) * output)
        self.assertEqual(find_nonfinite(model, np.ones((2, 2)), np.zeros((2, 1)))[:2], ("m", "loss"))

    def test_the_model_is_left_as_it_was(self):
        model = Sequential([Input((2,)), BatchNormalization()])
        before = model.get_weights()
        find_nonfinite(model, BAD, training=True)
        self.assertAllEqual(before[2], model.get_weights()[2])

    def test_targets_need_a_compiled_model(self):
        with self.assertRaisesRegex(ValueError, "was not compiled"):
            find_nonfinite(Sequential([Dense(1)]), BAD, np.ones((2, 1)))


if __name__ == "__main__":
    tf.test.main()
