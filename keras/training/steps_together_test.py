"""Steps that run together in one call leave no trace: everything equals training one by one, bit by bit."""

import contextlib
import io
import re

import numpy as np
import tensorflow as tf

from keras.callbacks import Callback
from keras.data.sequence import Sequence
from keras.engine.input_layer import Input
from keras.initializers import GlorotUniform
from keras.layers.core.dense import Dense
from keras.layers.normalization.batch_normalization import BatchNormalization
from keras.layers.regularization.dropout import Dropout
from keras.models.sequential import Sequential
from keras.optimizers import Adam
from keras.optimizers.schedules import ExponentialDecay
from keras.testing import test_case

_X = np.random.default_rng(0).random((53, 3)).astype("float32")  # batches of 8, the last one of 5
_Y = np.arange(53) % 4


class _Listener(Callback):
    def on_train_batch_end(self, batch, logs=None):
        """Listens, so that steps run one by one."""

    def on_test_batch_end(self, batch, logs=None):
        """Listens."""


class _Batches(Sequence):
    def __len__(self):
        return 7

    def __getitem__(self, index):
        return _X[8 * index : 8 * index + 8], _Y[8 * index : 8 * index + 8]


def _forms_of_data():
    dataset = tf.data.Dataset.from_tensor_slices((_X, _Y))
    return {
        "arrays": ((_X, _Y), {"batch_size": 8}),
        "dataset": ((dataset.batch(8),), {}),
        "dataset of unknown size": ((dataset.batch(8).filter(lambda x, y: True),), {}),
        "endless dataset": ((dataset.batch(8, drop_remainder=True).repeat(),), {"steps_per_epoch": 4}),
        "sequence": ((_Batches(),), {"shuffle": False}),
    }


def _train(data, settings, callbacks, verbose=0, **compiled):
    layers = [Dense(8, "relu", kernel_initializer=GlorotUniform(1)), BatchNormalization()]
    if not compiled.get("jit_compile"):  # XLA draws other numbers in each program
        layers.append(Dropout(0.4, seed=3))
    model = Sequential([Input((3,)), *layers, Dense(4, "softmax", kernel_initializer=GlorotUniform(2))])
    optimizer = Adam(ExponentialDecay(0.05, 7, 0.9))
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"], **compiled)
    tf.random.set_seed(5)
    np.random.seed(5)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        settings = {"epochs": 4, "validation_data": (_X[:20], _Y[:20]), **settings}
        history = model.fit(*data, verbose=verbose, callbacks=callbacks, **settings).history
    return {
        "history": history,
        "weights": [weight.tobytes() for weight in model.get_weights()],
        "optimizer": [variable.numpy().tobytes() for variable in optimizer.variables],
        "iterations": int(optimizer.iterations),
        "shown": _final_lines(shown.getvalue()),
    }


def _final_lines(shown):
    """Each line as it stood at last, without times."""
    lines = [re.sub(r".*\r", "", line.replace("\b", "")) for line in shown.split("\n")]
    return [re.sub(r"\d+s \S+/step", "", line) for line in lines]


class StepsTogetherTest(test_case.TestCase):
    def test_every_form_of_data(self):
        for name, (data, settings) in _forms_of_data().items():
            for compiled in ({}, {"jit_compile": True}):
                alone = _train(data, settings, [_Listener()], **compiled)
                together = _train(data, settings, [], **compiled)
                for part in alone:
                    self.assertEqual(alone[part], together[part], f"{part} of {name} with {compiled}")

    def test_a_number_of_steps_that_the_user_chose(self):
        data, settings = _forms_of_data()["arrays"]
        self.assertEqual(
            _train(data, settings, [_Listener()]), _train(data, settings, [_Listener()], steps_per_execution=3)
        )

    def test_the_progress_bar(self):
        data, settings = _forms_of_data()["arrays"]
        self.assertEqual(_train(data, settings, [_Listener()], verbose=1), _train(data, settings, [], verbose=1))


if __name__ == "__main__":
    tf.test.main()
