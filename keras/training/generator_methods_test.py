"""Promise: the older methods for generators take every argument and return what the reference returns."""

import random
import warnings

import numpy as np
import tensorflow as tf
import tf_keras as reference

import keras
from keras.testing import test_case

_X = np.linspace(-1, 1, 24).reshape(8, 3).astype("float32")
_Y = np.arange(8) % 2
_READING = {"max_queue_size": 2, "workers": 1, "use_multiprocessing": False}


def _model(library):
    model = library.Sequential([library.layers.Dense(2, "softmax", kernel_initializer="ones", input_shape=(3,))])
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def _sequence(library):
    class Batches(library.utils.Sequence):
        def __len__(self):
            return 4

        def __getitem__(self, index):
            return _X[2 * index : 2 * index + 2], _Y[2 * index : 2 * index + 2]

    return Batches()


def _batches():
    for index in range(30):
        yield _X[index % 7 : index % 7 + 2], _Y[index % 7 : index % 7 + 2]


def _listener(library):
    """A callback and the list of the hooks that it hears."""
    heard = []

    class Hears(library.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            heard.append(f"epoch {epoch}")

        def on_test_begin(self, logs=None):
            heard.append("test")

        def on_predict_batch_end(self, batch, logs=None):
            heard.append(f"predicted {batch}")

    return Hears(), heard


class GeneratorMethodsTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        warnings.simplefilter("ignore")

    def assert_as_reference(self, run):
        expected, found = run(reference), run(keras)
        self.assertEqual(found[1:], expected[1:])
        self.assertAllClose(found[0], expected[0], rtol=1e-5)

    def test_fit_generator_passes_every_argument_on(self):
        def run(library):
            random.seed(5)
            callback, heard = _listener(library)
            history = _model(library).fit_generator(
                _sequence(library), 2, 5, 0, [callback], _sequence(library), 3, 2, {0: 1.0, 1: 4.0},
                shuffle=True, initial_epoch=1, **_READING,
            )  # fmt: skip
            return history.history, history.epoch, heard

        self.assert_as_reference(run)

    def test_evaluate_generator_passes_every_argument_on(self):
        def run(library):
            callback, heard = _listener(library)
            values = _model(library).evaluate_generator(_batches(), 3, [callback], verbose=0, **_READING)
            return values, heard

        self.assert_as_reference(run)

    def test_predict_generator_passes_every_argument_on(self):
        def run(library):
            callback, heard = _listener(library)
            rows = _model(library).predict_generator(_batches(), 3, [callback], verbose=0, **_READING)
            return rows, rows.shape, heard

        self.assert_as_reference(run)

    def test_each_names_the_method_to_use(self):
        model = _model(keras)
        with self.assertWarnsRegex(UserWarning, "`Model.fit_generator` is deprecated .* use `Model.fit`"):
            model.fit_generator(_sequence(keras), verbose=0)
        with self.assertWarnsRegex(UserWarning, "`Model.evaluate_generator` is deprecated .* use `Model.evaluate`"):
            model.evaluate_generator(_sequence(keras))
        with self.assertWarnsRegex(UserWarning, "`Model.predict_generator` is deprecated .* use `Model.predict`"):
            model.predict_generator(_sequence(keras))


if __name__ == "__main__":
    tf.test.main()
