import gc
import weakref

import numpy as np
import tensorflow as tf

from keras.backend.learning_phase import set_learning_phase
from keras.engine.call_spec import call_spec_of
from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.models.model import Model
from keras.testing import test_case


class TakesKeywords(Layer):
    def call(self, inputs, **kwargs):
        self.seen = kwargs
        return inputs


class TrainsByDefault(Layer):
    def call(self, inputs, training=True):
        self.seen = training
        return inputs


class Scale(Layer):
    def call(self, inputs, factor, *, offset=0.0):
        return inputs * factor + offset


class CallSpecTest(test_case.TestCase):
    def test_a_call_with_any_keywords_is_told_of_training(self):
        layer = TakesKeywords()
        layer(tf.ones(1))
        self.assertEqual(layer.seen, {"training": None})
        layer(tf.ones(1), training=True, extra=3)
        self.assertEqual(layer.seen, {"training": True, "extra": 3})

    def test_a_class_that_was_called_can_go(self):
        class Own(Layer):
            def call(self, inputs):
                return super().call(inputs)

        Own()(tf.ones(1))
        kept = weakref.ref(Own)
        del Own
        gc.collect()
        self.assertIsNone(kept())

    def test_training_given_as_none_means_the_default(self):
        layer = TrainsByDefault()
        layer(tf.ones(1), training=None)
        self.assertTrue(layer.seen)

    def test_the_learning_phase_is_a_boolean_in_calls(self):
        set_learning_phase(0)
        layer = TrainsByDefault()
        layer(tf.ones(1))
        self.assertIs(layer.seen, False)

    def test_training_drawn_into_a_model_holds_whatever_the_model_is_called_with(self):
        x = Input((2,))
        layer = TrainsByDefault()
        model = Model(x, layer(x, training=False))
        model(np.ones((1, 2)), training=True)
        self.assertIs(layer.seen, False)

    def test_required_names_are_what_nobody_fills_in(self):
        self.assertEqual(call_spec_of(Scale()).required_names(), ["factor"])
        self.assertEqual(call_spec_of(TrainsByDefault()).required_names(), [])

    def test_tensors_under_any_argument_are_inputs_of_the_model(self):
        x, factor, offset = Input((2,)), Input((2,)), Input((2,))
        values = [np.full((1, 2), value, "float32") for value in (2.0, 3.0, 4.0)]
        for outputs in (
            Scale()(x, factor, offset=offset),
            Scale()(inputs=x, factor=factor, offset=offset),
            Scale()(factor=factor, offset=offset, inputs=x),
        ):
            model = Model([x, factor, offset], outputs)
            rebuilt = Model.from_config(model.get_config(), custom_objects={"Scale": Scale})
            self.assertAllClose(model(values), [[10.0, 10.0]])
            self.assertAllClose(rebuilt(values), [[10.0, 10.0]])
