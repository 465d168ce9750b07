"""Promise: a model that holds the layer can be pickled and copied; the copy has weights of its own."""

import copy
import pickle

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.conformance.models import model_of
from keras.serialization.safe_mode import SafeModeScope
from keras.testing import test_case


class CopyingTest(test_case.TestCase):
    def test_pickled_models_give_the_same_outputs(self):
        for case in CASES:
            with self.subTest(case.name):
                self.check(case, lambda model: pickle.loads(pickle.dumps(model)))

    def test_copied_models_give_the_same_outputs(self):
        for case in CASES:
            with self.subTest(case.name):
                self.check(case, copy.deepcopy)

    def check(self, case, make_copy):
        model = model_of(case)
        expected = model(case.values())
        with SafeModeScope(case.loads_safely):
            other = make_copy(model)
        for weight in model.weights:
            weight.assign(tf.zeros_like(weight))
        self.assertAllClose(other(case.values()), expected)


if __name__ == "__main__":
    tf.test.main()
