"""Models come back from every format as they were, and train on as if they had never been saved."""

import os

import numpy as np
import tensorflow as tf
from absl.testing import parameterized

from keras import layers, models, optimizers
from keras.saving import save_load
from keras.serialization import registration
from keras.support.errors import CorruptFileError
from keras.testing.test_case import TestCase

_NAMES = ("model.keras", "model.h5", "model_folder")


def _functional():
    inputs = layers.Input((3,), name="features")
    inner = models.Sequential([layers.Dense(4, activation="relu"), layers.BatchNormalization()], name="inner")
    hidden = layers.Add()([inner(inputs), layers.Dense(4)(inputs)])
    return models.Model(inputs, layers.Dense(2, name="score")(hidden))


@registration.register_keras_serializable("save_load_test")
class Branches(models.Model):
    """A subclassed model with layers in attributes, lists and dicts."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.first = layers.Dense(units)
        self.middle = [layers.Dense(units), layers.Dense(units)]
        self.last = {"left": layers.Dense(2), "right": layers.Dense(2)}
        self.gain = self.add_weight("gain", shape=(), initializer="ones")

    def call(self, inputs, training=None):
        hidden = self.first(inputs)
        for layer in self.middle:
            hidden = layer(hidden)
        return self.gain * self.last["left"](hidden) + self.last["right"](hidden)

    def get_config(self):
        return {"units": self.units}


def _data():
    random = np.random.RandomState(0)
    return random.rand(8, 3).astype("float32"), random.rand(8, 2).astype("float32")


class SaveLoadTest(TestCase, parameterized.TestCase):
    def path(self, name):
        return os.path.join(self.get_temp_dir(), name)

    @parameterized.parameters(*_NAMES)
    def test_a_trained_model_comes_back_and_its_next_step_is_bit_equal(self, name):
        x, y = _data()
        model = _functional()
        model.compile(optimizers.Adam(0.01), "mse", metrics=["mae"])
        model.fit(x, y, epochs=2, verbose=0)
        model.save(self.path(name))
        loaded = save_load.load_model(self.path(name))
        self.assertAllEqual(loaded(x), model(x))
        for one in (model, loaded):
            one.train_on_batch(x, y)
        for expected, actual in zip(model.get_weights(), loaded.get_weights()):
            self.assertAllEqual(actual, expected)

    @parameterized.parameters("model.keras", "model_folder")
    def test_a_subclassed_model_comes_back_from_its_config(self, name):
        x, y = _data()
        model = Branches(3)
        model.compile("sgd", "mse")
        model.fit(x, y, verbose=0)
        model.save(self.path(name))
        loaded = save_load.load_model(self.path(name))
        self.assertIsInstance(loaded, Branches)
        self.assertAllClose(loaded(x), model(x), rtol=0, atol=0)

    @parameterized.parameters(*_NAMES)
    def test_compile_false_leaves_the_model_uncompiled(self, name):
        x, y = _data()
        model = _functional()
        model.compile("adam", "mse")
        model.train_on_batch(x, y)
        model.save(self.path(name))
        loaded = save_load.load_model(self.path(name), compile=False)
        self.assertIsNone(getattr(loaded, "optimizer", None))
        self.assertAllEqual(loaded(x), model(x))

    @parameterized.parameters(*_NAMES)
    def test_custom_objects_are_found_where_they_are_given(self, name):
        class Doubled(layers.Layer):
            def call(self, inputs):
                return 2.0 * inputs

        model = models.Sequential([layers.Dense(2, input_shape=(3,)), Doubled()])
        model.save(self.path(name))
        with self.assertRaisesRegex((TypeError, ValueError), "Doubled"):
            save_load.load_model(self.path(name))
        loaded = save_load.load_model(self.path(name), custom_objects={"Doubled": Doubled})
        self.assertAllEqual(loaded(_data()[0]), model(_data()[0]))

    @parameterized.parameters(*_NAMES)
    def test_a_save_replaces_an_older_one_whole(self, name):
        for units in (4, 2):
            models.Sequential([layers.Dense(units, input_shape=(3,))]).save(self.path(name))
        self.assertEqual(save_load.load_model(self.path(name)).output_shape, (None, 2))
        self.assertEqual(os.listdir(self.get_temp_dir()), [name])

    @parameterized.parameters(*_NAMES)
    def test_a_failing_save_leaves_the_older_one(self, name):
        class Failing(layers.Dense):
            def save_own_variables(self, store):
                raise RuntimeError("no more")

        models.Sequential([layers.Dense(2, input_shape=(3,))]).save(self.path(name))
        before = self.contents(name)
        failing = models.Sequential([Failing(2, input_shape=(3,))])
        broken = {"model.keras": failing, "model.h5": _unwritable(), "model_folder": _unwritable()}[name]
        with self.assertRaises((RuntimeError, TypeError, ValueError)):
            broken.save(self.path(name))
        self.assertEqual(self.contents(name), before)
        self.assertEqual(os.listdir(self.get_temp_dir()), [name])

    def contents(self, name):
        files = {}
        for place, _, names in os.walk(self.get_temp_dir()):
            for entry in names:
                with open(os.path.join(place, entry), "rb") as file:
                    files[os.path.join(place, entry)] = file.read()
        return files

    @parameterized.parameters(*_NAMES)
    def test_overwrite_false_keeps_what_is_there(self, name):
        model = models.Sequential([layers.Dense(2, input_shape=(3,))])
        model.save(self.path(name))
        with self.assertRaisesRegex(FileExistsError, "overwrite"):
            model.save(self.path(name), overwrite=False)

    def test_the_first_bytes_decide_and_not_the_name(self):
        model = models.Sequential([layers.Dense(2, input_shape=(3,))])
        model.save(self.path("model.keras"))
        os.rename(self.path("model.keras"), self.path("model.bin"))
        self.assertEqual(save_load.load_model(self.path("model.bin")).output_shape, (None, 2))

    def test_an_hdf5_file_named_keras_is_refused(self):
        models.Sequential([layers.Dense(2, input_shape=(3,))]).save(self.path("model.h5"))
        os.rename(self.path("model.h5"), self.path("model.keras"))
        with self.assertRaisesRegex(CorruptFileError, "is an HDF5 file"):
            save_load.load_model(self.path("model.keras"))

    def test_unknown_extensions_are_refused_with_the_nearest_one(self):
        model = models.Sequential([layers.Dense(2, input_shape=(3,))])
        with self.assertRaisesRegex(ValueError, r"Unknown extension '.kreas'. Did you mean '.keras'\?"):
            model.save(self.path("model.kreas"))
        self.assertEqual(os.listdir(self.get_temp_dir()), [])

    def test_arguments_of_other_formats_are_refused(self):
        model = models.Sequential([layers.Dense(2, input_shape=(3,))])
        with self.assertRaisesRegex(ValueError, "not supported with the native Keras format: .'include_optimizer'"):
            model.save(self.path("model.keras"), include_optimizer=False)
        with self.assertRaisesRegex(ValueError, "Unknown `save_format`"):
            model.save(self.path("model"), save_format="pickle")
        with self.assertRaisesRegex(ValueError, "expected a `.keras` extension"):
            model.save(self.path("model.h5"), save_format="keras")

    def test_a_missing_file_is_named_with_the_nearest_names(self):
        models.Sequential([layers.Dense(2, input_shape=(3,))]).save(self.path("model.keras"))
        with self.assertRaisesRegex(FileNotFoundError, "No file or directory found at .*Did you mean 'model.keras'"):
            save_load.load_model(self.path("modle.keras"))
        with self.assertRaisesRegex(FileNotFoundError, "does not exist either"):
            save_load.load_model(self.path("nowhere/model.keras"))

    def test_what_is_no_model_is_described(self):
        samples = {
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0": "Git LFS pointer",
            b"<!DOCTYPE html><html>Not found</html>": "HTML page",
            b"some text": "text file",
        }
        for data, words in samples.items():
            with open(self.path("model.keras"), "wb") as file:
                file.write(data)
            with self.assertRaisesRegex(CorruptFileError, words):
                save_load.load_model(self.path("model.keras"))
        with self.assertRaisesRegex(CorruptFileError, "SavedModel file does not exist"):
            save_load.load_model(self.get_temp_dir())

    def test_weights_alone_are_no_model(self):
        models.Sequential([layers.Dense(2, input_shape=(3,))]).save_weights(self.path("x.h5"))
        models.Sequential([layers.Dense(2, input_shape=(3,))]).save_weights(self.path("x.weights.h5"))
        for name in ("x.h5", "x.weights.h5"):
            with self.assertRaisesRegex(ValueError, "No model config found in the file.*model.load_weights"):
                save_load.load_model(self.path(name))

    def test_saving_to_hdf5_needs_a_graph(self):
        model = Branches(2)
        model(_data()[0])
        with self.assertRaisesRegex(NotImplementedError, "requires the model to be a Functional model"):
            model.save(self.path("model.h5"))

    def test_saving_an_unbuilt_sequential_model_to_hdf5_says_how_to_build_it(self):
        with self.assertRaisesRegex(ValueError, "have not yet been created.*build"):
            models.Sequential([layers.Dense(2)]).save(self.path("model.h5"))

    def test_every_truncation_of_an_archive_is_one_error(self):
        models.Sequential([layers.Dense(2, input_shape=(3,))]).save(self.path("model.keras"))
        with open(self.path("model.keras"), "rb") as file:
            whole = file.read()
        for length in range(0, len(whole), 97 * 4):
            with open(self.path("model.keras"), "wb") as file:
                file.write(whole[:length])
            with self.assertRaises(CorruptFileError):
                save_load.load_model(self.path("model.keras"))


def _unwritable():
    """A model whose config cannot be written."""

    class Stubborn(layers.Dense):
        def get_config(self):
            return {**super().get_config(), "handle": tf.zeros, "broken": object()}

    return models.Sequential([Stubborn(2, input_shape=(3,))])
