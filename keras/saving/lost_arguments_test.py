import os
import warnings

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing.test_case import TestCase


class Forgetful(Layer):
    def __init__(self, units=2, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units, self.rate = units, rate

    def call(self, inputs):
        return 1.0 * inputs

    def get_config(self):
        return super().get_config()


class Renaming(Forgetful):
    @classmethod
    def from_config(cls, config):
        return cls(units=7)


class Gated(Dense):
    def __init__(self, units, gate=None, **kwargs):
        super().__init__(units, **kwargs)
        self.gate = gate


class WarnAboutTest(TestCase):
    def save(self, layer):
        x = Input((3,))
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            Model(x, layer(x)).save(os.path.join(self.get_temp_dir(), "model.keras"))
        return [str(one.message) for one in caught]

    def test_arguments_that_a_file_would_lose_are_named(self):
        (message,) = self.save(Forgetful(units=7, rate=0.5, name="f"))
        self.assertIn("Layer \"f\" (Forgetful): `get_config` leaves out ['units']", message)
        self.assertIn("`units` becomes 2", message)
        self.assertIn('return {**super().get_config(), "units": self.units}', message)

    def test_a_config_inherited_from_a_layer_of_ours_counts(self):
        (message,) = self.save(Gated(2, gate=np.ones(3), name="g"))
        self.assertIn("leaves out ['gate']", message)

    def test_nothing_is_said_when_nothing_is_lost(self):
        for layer in (Forgetful(), Forgetful(2, rate=0.5), Renaming(units=7), Gated(2), Dense(3)):
            self.assertEqual(self.save(layer), [])


if __name__ == "__main__":
    tf.test.main()
