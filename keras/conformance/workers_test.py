"""Promise: whoever reads the batches, training is the same as with the reference, and nobody is left behind."""

import importlib
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import threading
import warnings

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.testing import test_case

# Follows the protocol of sequences without importing Keras, so that processes start in no time.
_PLAIN_SEQUENCE = """
import numpy as np


class Plain:
    def __init__(self):
        self.epoch = 0

    def __len__(self):
        return 5

    def __getitem__(self, index):
        x = np.linspace(0, 1, 6).reshape(3, 2) + index + self.epoch
        return x, x.sum(axis=1, keepdims=True) ** 2

    def on_epoch_end(self):
        self.epoch += 1
"""


def _model(library):
    model = library.Sequential([library.Input((2,)), library.layers.Dense(1, kernel_initializer="ones")])
    model.compile(library.optimizers.SGD(0.001), "mse", metrics=["mae"])
    return model


def _batch(index, epoch=0):
    x = np.linspace(0, 1, 6).reshape(3, 2) + index + epoch
    return x, x.sum(axis=1, keepdims=True) ** 2


def _sequence(library):
    class Batches(library.utils.Sequence):
        epoch = 0
        count = 4

        def __len__(self):
            return self.count

        def __getitem__(self, index):
            return _batch(index, self.epoch)

        def on_epoch_end(self):
            self.epoch += 1
            self.count += 1

    return Batches()


def _generator(library):
    index = 0
    while True:
        yield _batch(index % 7)
        index += 1


def _readers():
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("keras-reader")]


class WorkersTest(test_case.TestCase, parameterized.TestCase):
    def setUp(self):
        super().setUp()
        warnings.simplefilter("ignore")
        self.addCleanup(warnings.resetwarnings)

    @parameterized.product(
        workers=[0, 1, 3],
        settings=[
            {"shuffle": False},
            {"shuffle": False, "steps_per_epoch": 3},
            {"shuffle": False, "steps_per_epoch": 6},
            {"shuffle": True},
        ],
    )
    def test_a_sequence_trains_as_with_the_reference(self, workers, settings):
        histories = []
        for library, count in ((reference, 1), (keras, workers)):
            random.seed(7)
            history = _model(library).fit(
                _sequence(library), epochs=3, verbose=0, workers=count, validation_data=_sequence(library), **settings
            )
            histories.append(history.history)
        self.assertEqual(list(histories[1]), list(histories[0]))
        self.assertAllClose(histories[1], histories[0], rtol=1e-5)
        self.assertEmpty(_readers())

    def test_a_generator_trains_as_with_the_reference(self):
        histories = [
            _model(library).fit(_generator(library), epochs=3, steps_per_epoch=4, verbose=0, workers=workers).history
            for library, workers in ((reference, 1), (keras, 1), (keras, 0))
        ]
        self.assertAllClose(histories[1], histories[0], rtol=1e-5)
        self.assertAllClose(histories[2], histories[0], rtol=1e-5)
        self.assertEmpty(_readers())

    def test_evaluate_and_predict_read_as_the_reference_does(self):
        results = []
        for library, workers in ((reference, 1), (keras, 2)):  # several workers of the reference wait for seconds
            sequence = _sequence(library)
            model = _model(library)
            settings = {"verbose": 0, "workers": workers}
            found = [model.evaluate(sequence, **settings), model.predict(sequence, **settings)]
            found += [model.evaluate_generator(sequence), model.predict_generator(sequence), sequence.epoch]
            results.append(found)
        for ours, expected in zip(results[1], results[0]):
            self.assertAllClose(ours, expected, rtol=1e-5)

    def test_processes_train_as_threads_do_and_none_is_left(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        with open(os.path.join(folder, "plain_sequence_of_test.py"), "w") as file:
            file.write(_PLAIN_SEQUENCE)
        sys.path.insert(0, folder)
        self.addCleanup(sys.path.remove, folder)
        importlib.invalidate_caches()
        plain = importlib.import_module("plain_sequence_of_test")
        histories = [
            _model(keras).fit(
                plain.Plain(), epochs=3, verbose=0, shuffle=False, workers=2, use_multiprocessing=by_process
            )
            for by_process in (False, True)
        ]
        self.assertEqual(histories[1].history, histories[0].history)
        self.assertEmpty(multiprocessing.active_children())
        self.assertEmpty(_readers())

    def test_an_interrupt_and_an_error_end_the_workers(self):
        class Interrupt(keras.callbacks.Callback):
            def on_train_batch_end(self, batch, logs=None):
                raise KeyboardInterrupt

        class Broken(keras.utils.Sequence):
            def __len__(self):
                return 10

            def __getitem__(self, index):
                if index == 4:
                    raise KeyError("batch 4")
                return _batch(index)

        model = _model(keras)
        with self.assertRaises(KeyboardInterrupt):
            model.fit(_sequence(keras), verbose=0, workers=2, callbacks=[Interrupt()])
        self.assertEmpty(_readers())
        with self.assertRaisesRegex(KeyError, "batch 4"):
            model.fit(Broken(), verbose=0, workers=2)
        self.assertEmpty(_readers())

    def test_hundreds_of_tiny_epochs_do_not_hang(self):
        class Tiny(keras.utils.Sequence):
            def __len__(self):
                return 2

            def __getitem__(self, index):
                return np.ones((1, 2)), np.ones((1, 1))

        history = _model(keras).fit(Tiny(), epochs=300, verbose=0, workers=3, max_queue_size=1)
        self.assertLen(history.history["loss"], 300)

    def test_batches_of_another_structure_train_and_wrong_ones_are_explained(self):
        x, y = _batch(0)
        model = _model(keras)
        model.fit(iter([(x, y), (x, y, np.ones(3)), ([x], y)]), verbose=0)
        self.assertEqual(int(model.optimizer.iterations), 3)
        with self.assertRaisesRegex(ValueError, "Received a tuple of 4 parts"):
            model.fit(iter([(x, y, y, y)]), verbose=0)
        with self.assertRaisesRegex(ValueError, "Target data is missing"):
            model.fit(iter([(x, y), x]), verbose=0)
        with self.assertRaisesRegex(ValueError, "the generator yielded no batch"):
            model.fit(iter([]), verbose=0)


if __name__ == "__main__":
    tf.test.main()
