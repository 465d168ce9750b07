import errno
import warnings

import numpy as np
import tensorflow as tf

import keras
from keras.callbacks import CallbackList, ModelCheckpoint
from keras.testing import test_case
from keras.testing.callback_driver import RecordingModel, run_epochs


class ModelCheckpointTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = self.get_temp_dir() + "/"

    def _saved(self, callback, epochs, batches=0):
        model, _ = run_epochs(callback, epochs, batches)
        return [path.replace(self.folder, "") for kind, path in model.saved]

    def test_fills_epoch_and_logs_into_the_name(self):
        callback = ModelCheckpoint(self.folder + "m{epoch:02d}-{loss:.1f}.keras")
        self.assertEqual(self._saved(callback, [{"loss": 0.25}, {"loss": 1.0}]), ["m01-0.2.keras", "m02-1.0.keras"])

    def test_saves_only_better_models(self):
        callback = ModelCheckpoint(self.folder + "{epoch}.keras", monitor="loss", save_best_only=True)
        self.assertEqual(self._saved(callback, [{"loss": 2.0}, {"loss": 3.0}, {"loss": 1.0}]), ["1.keras", "3.keras"])

    def test_never_takes_nan_for_the_best(self):
        callback = ModelCheckpoint(self.folder + "{epoch}.keras", monitor="loss", save_best_only=True)
        self.assertEqual(self._saved(callback, [{"loss": float("nan")}, {"loss": 1.0}]), ["2.keras"])

    def test_the_first_model_must_beat_the_threshold(self):
        callback = ModelCheckpoint(
            self.folder + "{epoch}.keras", monitor="loss", save_best_only=True, initial_value_threshold=1.0
        )
        self.assertEqual(self._saved(callback, [{"loss": 2.0}, {"loss": 0.5}]), ["2.keras"])

    def test_counts_batches_across_epochs(self):
        callback = ModelCheckpoint(self.folder + "{epoch}-{batch}.keras", save_freq=2)
        self.assertEqual(self._saved(callback, [{"loss": 1.0}] * 2, batches=3), ["1-2.keras", "2-1.keras", "2-3.keras"])

    def test_saves_weights_alone(self):
        model, _ = run_epochs(ModelCheckpoint(self.folder + "w.weights.h5", save_weights_only=True), [{"loss": 1.0}])
        self.assertEqual(model.saved[0][0], "weights")

    def test_a_field_that_is_not_in_the_logs_is_named_with_those_that_are(self):
        with self.assertRaises(KeyError) as caught:
            run_epochs(ModelCheckpoint(self.folder + "{val_loss}.keras"), [{"loss": 1.0}])
        self.assertIn("has the field 'val_loss', and the logs have ['epoch', 'loss']", caught.exception.args[0])

    def test_batches_between_two_saves_may_run_together_unless_a_subclass_sees_them(self):
        class Watching(ModelCheckpoint):
            def on_train_batch_end(self, batch, logs=None):
                super().on_train_batch_end(batch, logs)

        self.assertFalse(CallbackList([ModelCheckpoint("m.keras", save_freq=3)]).listens_to("train"))
        self.assertEqual(CallbackList([ModelCheckpoint("m.keras", save_freq=3)]).steps_until_heard(), 3)
        self.assertTrue(CallbackList([Watching("m.keras", save_freq=3)]).listens_to("train"))

    def test_options_are_refused_where_the_format_has_none(self):
        with self.assertRaisesRegex(ValueError, "does not support the `options` argument"):
            ModelCheckpoint("m.keras", options=tf.saved_model.SaveOptions())

    def test_the_best_value_goes_along_with_the_state(self):
        first = ModelCheckpoint(self.folder + "m.keras", monitor="loss", save_best_only=True)
        run_epochs(first, [{"loss": 1.0}])
        second = ModelCheckpoint(self.folder + "m.keras", monitor="loss", save_best_only=True)
        second.set_state(first.get_state())
        self.assertEqual(self._saved(second, [{"loss": 2.0}]), [])

    def test_a_second_training_with_the_same_object_must_beat_the_first(self):
        callback = ModelCheckpoint(self.folder + "m.keras", monitor="loss", save_best_only=True)
        self.assertLen(self._saved(callback, [{"loss": 1.0}]), 1)
        self.assertEqual(self._saved(callback, [{"loss": 2.0}]), [])

    def test_a_later_training_that_knows_no_best_value_warns_before_it_replaces_a_file(self):
        x = np.ones((4, 2), "float32")
        model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        path = self.folder + "best.keras"
        model.save(path)

        def fit(**settings):
            callback = ModelCheckpoint(path, monitor="loss", save_best_only=True, **settings)
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                model.fit(x, x[:, :1], epochs=4, initial_epoch=2, verbose=0, callbacks=[callback])
            return [str(warning.message) for warning in caught if "is not known" in str(warning.message)]

        (text,) = fit()
        self.assertIn("training begins at epoch 3, and the best loss so far is not known", text)
        self.assertEqual(fit(initial_value_threshold=1.0), [])

    def test_a_failed_save_leaves_the_file_and_the_best_value_as_they_were(self):
        class Full(RecordingModel):
            def save(self, path, overwrite=True, **options):
                raise OSError(errno.ENOSPC, "no space left", path)

        callback = ModelCheckpoint(self.folder + "m.keras", monitor="loss", save_best_only=True)
        run_epochs(callback, [{"loss": 2.0}])
        with self.assertRaisesRegex(OSError, "no space left"):
            run_epochs(callback, [{"loss": 1.0}], model=Full())
        self.assertEqual(callback.best, 2.0)

    def test_unknown_keywords_and_frequencies_are_refused(self):
        with self.assertRaisesRegex(TypeError, r"Invalid keyword arguments: \['save_best'\]"):
            ModelCheckpoint("m.keras", save_best=True)
        with self.assertRaisesRegex(ValueError, "`save_freq` must be 'epoch' or an integer. Received: save_freq='day'"):
            ModelCheckpoint("m.keras", save_freq="day")


if __name__ == "__main__":
    tf.test.main()
