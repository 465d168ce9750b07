"""Weights go to every kind of file and come back; what does not fit is listed whole and changes nothing."""

import os
import warnings

import numpy as np
import tensorflow as tf
from absl.testing import parameterized

from keras import layers, models
from keras.support.errors import CorruptFileError
from keras.testing.test_case import TestCase

_NAMES = ("x.weights.h5", "x.h5", "folder/x")


def _stack(*units, names=(None, None, None)):
    return models.Sequential([layers.Input((3,)), *(layers.Dense(size, name=name) for size, name in zip(units, names))])


class WeightsTest(TestCase, parameterized.TestCase):
    def path(self, name):
        return os.path.join(self.get_temp_dir(), name)

    @parameterized.parameters(*_NAMES)
    def test_weights_come_back(self, name):
        model, other = _stack(4, 2), _stack(4, 2)
        model.save_weights(self.path(name))
        other.load_weights(self.path(name))
        for expected, actual in zip(model.get_weights(), other.get_weights()):
            self.assertAllEqual(actual, expected)

    @parameterized.parameters("x.weights.h5", "folder/x")
    def test_optimizer_state_comes_back_even_into_an_optimizer_that_never_ran(self, name):
        x, y = np.ones((4, 3)), np.ones((4, 2))
        model, other = _stack(4, 2), _stack(4, 2)
        for one in (model, other):
            one.compile("adam", "mse")
        for _ in range(3):
            model.train_on_batch(x, y)
        model.save_weights(self.path(name))
        other.load_weights(self.path(name))
        for one in (model, other):
            one.train_on_batch(x, y)
        for expected, actual in zip(model.get_weights(), other.get_weights()):
            self.assertAllEqual(actual, expected)

    def test_weights_are_read_out_of_whole_models(self):
        for name in ("model.keras", "model.h5"):
            model, other = _stack(4, 2), _stack(4, 2)
            model.save(self.path(name))
            other.load_weights(self.path(name))
            self.assertAllEqual(other.get_weights()[0], model.get_weights()[0])

    def test_all_mismatches_are_listed_and_nothing_changes(self):
        _stack(4, 5).save_weights(self.path("x.weights.h5"))
        model = _stack(3, 2, names=("first", "second"))
        before = model.get_weights()
        with self.assertRaises(ValueError) as caught:
            model.load_weights(self.path("x.weights.h5"))
        message = str(caught.exception)
        self.assertIn("x.weights.h5 do not fit model 'sequential", message)
        self.assertIn(
            "'first' (layers/dense): first/kernel:0 has shape (3, 3) in the model and (3, 4) in the file", message
        )
        self.assertIn(
            "'second' (layers/dense_1): second/bias:0 has shape (2,) in the model and (5,) in the file", message
        )
        for expected, actual in zip(before, model.get_weights()):
            self.assertAllEqual(actual, expected)

    def test_missing_and_unexpected_layers_are_errors(self):
        _stack(4, 2).save_weights(self.path("x.weights.h5"))
        with self.assertRaisesRegex(ValueError, "Unexpected: the file has variables at 'layers/dense_1'"):
            _stack(4).load_weights(self.path("x.weights.h5"))
        with self.assertRaisesRegex(ValueError, "expected 2 variables, but received 0 variables during loading"):
            _stack(4, 2, 2).load_weights(self.path("x.weights.h5"))

    def test_skip_mismatch_loads_what_fits_and_warns_with_the_rest(self):
        source, target = _stack(4, 5), _stack(4, 2)
        source.save_weights(self.path("x.weights.h5"))
        with self.assertWarnsRegex(UserWarning, "Skipped while loading"):
            target.load_weights(self.path("x.weights.h5"), skip_mismatch=True)
        self.assertAllEqual(target.get_weights()[0], source.get_weights()[0])

    def test_another_optimizer_starts_afresh_with_a_warning(self):
        source, target = _stack(2), _stack(2)
        source.compile("adam", "mse")
        source.train_on_batch(np.ones((4, 3)), np.ones((4, 2)))
        source.save_weights(self.path("x.weights.h5"))
        target.compile("sgd", "mse")
        with self.assertWarnsRegex(UserWarning, "Skipping variable loading for optimizer 'SGD'"):
            target.load_weights(self.path("x.weights.h5"))
        self.assertAllEqual(target.get_weights()[0], source.get_weights()[0])

    def test_an_uncompiled_model_takes_weights_of_a_compiled_one_silently(self):
        source, target = _stack(2), _stack(2)
        source.compile("adam", "mse", metrics=["mae"])
        source.train_on_batch(np.ones((4, 3)), np.ones((4, 2)))
        source.save_weights(self.path("x.weights.h5"))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            target.load_weights(self.path("x.weights.h5"))

    def test_older_files_report_counts_and_shapes(self):
        _stack(4, 2).save_weights(self.path("x.h5"))
        with self.assertRaisesRegex(ValueError, "Model expected 3 layers .*found 2 saved layers"):
            _stack(4, 2, 2).load_weights(self.path("x.h5"))
        with self.assertRaisesRegex(ValueError, r"has shape \(3, 3\) in the model and \(3, 4\) in the file"):
            _stack(3, 2).load_weights(self.path("x.h5"))
        with self.assertRaisesRegex(ValueError, "skip_mismatch can only be set to True when by_name is True"):
            _stack(4, 2).load_weights(self.path("x.h5"), skip_mismatch=True)

    def test_by_name_matches_layers_by_name(self):
        source = _stack(4, 2, names=("shared", "old"))
        target = _stack(4, 5, names=("shared", "new"))
        source.save_weights(self.path("x.h5"))
        target.load_weights(self.path("x.h5"), by_name=True)
        self.assertAllEqual(target.get_weights()[0], source.get_weights()[0])
        with self.assertWarnsRegex(UserWarning, "0 of 1 layers matched"):
            _stack(4, names=("other",)).load_weights(self.path("x.h5"), by_name=True)
        source.save_weights(self.path("x.weights.h5"))
        with self.assertRaisesRegex(ValueError, "by_name=True goes with HDF5 files of the older kind"):
            target.load_weights(self.path("x.weights.h5"), by_name=True)

    def test_a_model_without_weights_is_named_with_what_to_do(self):
        model = models.Sequential([layers.Dense(2)], name="loose")
        with self.assertRaisesRegex(
            ValueError, r"Weights for model 'loose' have not yet been created.*\n.*loose.build"
        ):
            model.save_weights(self.path("x.weights.h5"))
        _stack(2).save_weights(self.path("x.weights.h5"))
        with self.assertRaisesRegex(ValueError, r"'loose' have not yet been created"):
            model.load_weights(self.path("x.weights.h5"))

    def test_missing_and_foreign_files_are_described(self):
        _stack(2).save_weights(self.path("x.weights.h5"))
        with self.assertRaisesRegex(FileNotFoundError, "Did you mean 'x.weights.h5'"):
            _stack(2).load_weights(self.path("x.weight.h5"))
        with open(self.path("page.h5"), "w") as file:
            file.write("<html>404</html>")
        with self.assertRaisesRegex(CorruptFileError, "HTML page"):
            _stack(2).load_weights(self.path("page.h5"))

    def test_a_damaged_checkpoint_is_one_error(self):
        _stack(2).save_weights(self.path("x"))
        with open(self.path("x.data-00000-of-00001"), "r+b") as file:
            file.truncate(3)
        with self.assertRaisesRegex(CorruptFileError, "truncated or damaged"):
            _stack(2).load_weights(self.path("x"))

    def test_a_checkpoint_is_the_latest_of_its_folder_and_has_readable_keys(self):
        _stack(2).save_weights(self.path("folder/x"))
        self.assertEqual(tf.train.latest_checkpoint(self.path("folder")), self.path("folder/x"))
        keys = [name for name, _ in tf.train.list_variables(self.path("folder/x"))]
        self.assertIn("layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE", keys)
        model = _stack(2)
        model.load_weights(self.path("folder"))
        self.assertCountEqual(os.listdir(self.path("folder")), ["checkpoint", "x.index", "x.data-00000-of-00001"])

    def test_a_checkpoint_waits_for_variables_that_are_made_later(self):
        source = _stack(2)
        source.save_weights(self.path("x"))
        target = models.Sequential([layers.Input((3,)), layers.Dense(2)])
        status = target.load_weights(self.path("x"))
        status.assert_existing_objects_matched()
        self.assertAllEqual(target.get_weights()[0], source.get_weights()[0])


class UnbuiltWeightsTest(TestCase):
    def test_names_and_formats_that_contradict_are_refused(self):
        model = _stack(2)
        with self.assertRaisesRegex(ValueError, "looks like an HDF5 file"):
            model.save_weights(os.path.join(self.get_temp_dir(), "x.h5"), save_format="tf")
        with self.assertRaisesRegex(ValueError, "Unknown format"):
            model.save_weights(os.path.join(self.get_temp_dir(), "x"), save_format="zip")
