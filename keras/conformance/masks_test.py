"""Promise: masks pass layers that support them the same way eagerly, drawn and in a model; others let none through."""

import numpy as np
import tensorflow as tf

from keras.conformance.cases import CASES
from keras.engine.masks import mask_of
from keras.layers.core.masking import Masking
from keras.models.model import Model
from keras.testing import test_case

WITH_STEPS = [case for case in CASES if case.ids is None and all(len(shape) == 3 for shape in case.shapes)]


class MasksTest(test_case.TestCase):
    def test_masks_are_the_same_eagerly_and_drawn(self):
        self.assertGreater(len(WITH_STEPS), 5)
        for case in WITH_STEPS:
            with self.subTest(case.name):
                layer = case.built()
                values = case.pack([zero_last_step(value) for value in tf.nest.flatten(case.values())])
                eager = layer(tf.nest.map_structure(Masking(), values))
                symbols = case.symbols()
                drawn = layer(tf.nest.map_structure(Masking(), symbols))
                in_model = Model(symbols, drawn)(values)
                self.assertEqual(mask_of(eager) is None, mask_of(drawn) is None)
                self.assertAllClose(in_model, eager, rtol=1e-5, atol=1e-5)
                if mask_of(eager) is not None:
                    self.assertAllEqual(mask_of(in_model), mask_of(eager))
                    self.assertTrue(mask_of(drawn).shape.is_compatible_with(mask_of(eager).shape))
                    self.assertFalse(np.all(mask_of(eager)))

    def test_only_layers_that_support_masks_let_them_through(self):
        for case in WITH_STEPS:
            with self.subTest(case.name):
                layer = case.built()
                outputs = layer(tf.nest.map_structure(Masking(), case.values()))
                if not layer.supports_masking and not layer.overrides_compute_mask:
                    self.assertIsNone(mask_of(outputs))


def zero_last_step(values):
    values = np.array(values)
    values[:, -1] = 0
    return values


if __name__ == "__main__":
    tf.test.main()
