import copy
import os

import numpy as np

from keras.engine.input_layer import Input
from keras.layers import Activation, Dense
from keras.models.cloning import clone_model
from keras.models.model import Model
from keras.models.model_config import model_from_json
from keras.models.sequential import Sequential
from keras.saving.save_load import load_model
from keras.testing import test_case

LENGTH = 3000  # three times as deep as Python may call


class LongChainTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        inputs = outputs = Input((2,))
        outputs = Dense(2, kernel_initializer="ones")(outputs)
        for _ in range(LENGTH):
            outputs = Activation("linear")(outputs)
        self.model = Model(inputs, outputs)
        self.values = np.array([[1.0, 2.0]], "float32")

    def check(self, model):
        self.assertLen(model.layers, LENGTH + 2)
        self.assertAllClose(model(self.values), [[3.0, 3.0]])

    def test_runs_and_copies(self):
        self.check(self.model)
        self.assertAllClose(self.model.predict(self.values, verbose=0), [[3.0, 3.0]])
        self.check(model_from_json(self.model.to_json()))
        self.check(copy.deepcopy(self.model))
        self.assertLen(clone_model(self.model).layers, LENGTH + 2)
        lines = []
        self.model.summary(print_fn=lines.append)
        self.assertGreater(len(lines), LENGTH)

    def test_saves_and_loads(self):
        for name in ("model.keras", "model.h5"):
            path = os.path.join(self.get_temp_dir(), name)
            self.model.save(path)
            self.check(load_model(path))
        prefix = os.path.join(self.get_temp_dir(), "checkpoint")
        self.model.save_weights(prefix)
        self.model.layers[1].kernel.assign(np.zeros((2, 2)))
        self.model.load_weights(prefix)
        self.check(self.model)

    def test_stacks_are_as_deep(self):
        stack = Sequential([Input((2,))])
        for _ in range(LENGTH):
            stack.add(Activation("linear"))
        self.assertAllClose(stack(self.values), self.values)
        self.assertLen(Sequential.from_config(stack.get_config()).layers, LENGTH)
