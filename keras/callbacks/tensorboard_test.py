import json
import os
import pathlib
import tempfile

import numpy as np
import tensorflow as tf

from keras import Input, Model, Sequential
from keras.callbacks import Callback, TensorBoard
from keras.callbacks.tensorboard_summaries import write_scalar
from keras.layers import Dense, Embedding, Flatten
from keras.optimizers import SGD
from keras.optimizers.schedules import ExponentialDecay
from keras.testing import test_case
from keras.testing.event_files import read_events, read_scalars, read_summaries

X = np.arange(30, dtype="float32").reshape(10, 3) / 30
Y = X.sum(axis=1, keepdims=True)


class Chatty(Sequential):
    """Writes a summary of its own in each step."""

    def train_step(self, data):
        logs = super().train_step(data)
        write_scalar("own", 1.0, tf.summary.experimental.get_step())
        return logs

    def test_step(self, data):
        logs = super().test_step(data)
        write_scalar("own_test", 1.0, tf.summary.experimental.get_step())
        return logs


class Raising(Callback):
    """Listens to every batch; raises an error at the first when it was given one."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def on_train_batch_end(self, batch, logs=None):
        if self.error is not None:
            raise self.error


class TensorBoardTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        self.train_folder = os.path.join(self.folder, "train")
        self.validation_folder = os.path.join(self.folder, "validation")

    def _model(self, kind=Sequential, learning_rate=0.1, **settings):
        model = kind([Input((3,)), Dense(1, name="dense", kernel_initializer="zeros")])
        model.compile(SGD(learning_rate), "mse", **settings)
        return model

    def _fit(self, model=None, callbacks=(), fit=None, **arguments):
        """Trains two epochs of three batches and returns the model."""
        model = model or self._model()
        callback = TensorBoard(self.folder, **{"write_graph": False, **arguments})
        settings = {"batch_size": 4, "epochs": 2, "verbose": 0, "shuffle": False, **(fit or {})}
        model.fit(X, Y, callbacks=[callback, *callbacks], **settings)
        return model

    def _tags(self, folder):
        return [(tag, step) for tag, step, _, _ in read_summaries(folder)]

    def test_epochs_of_training_and_validation_have_the_same_tags_in_two_folders(self):
        model = self._fit(fit={"validation_data": (X, Y)})
        losses, validation_losses = model.history.history["loss"], model.history.history["val_loss"]
        written = read_scalars(self.train_folder)
        self.assertEqual([row[:2] for row in written], [("epoch_loss", 0), ("epoch_loss", 1)])
        self.assertAllClose([row[2] for row in written], losses)
        written = read_scalars(self.validation_folder)
        name = "evaluation_loss_vs_iterations"
        self.assertEqual([row[:2] for row in written], [(name, 3), ("epoch_loss", 0), (name, 6), ("epoch_loss", 1)])
        self.assertAllClose([row[2] for row in written], np.repeat(validation_losses, 2))

    def test_no_validation_folder_without_validation(self):
        self._fit()
        self.assertEqual(os.listdir(self.folder), ["train"])

    def test_every_batch_is_written_by_its_number_in_the_run(self):
        self._fit(update_freq="batch")
        batches = [("batch_loss", step) for step in range(1, 7)]
        self.assertEqual(
            self._tags(self.train_folder), [*batches[:3], ("epoch_loss", 0), *batches[3:], ("epoch_loss", 1)]
        )

    def test_every_fourth_batch_is_written(self):
        self._fit(update_freq=4)
        self.assertEqual(self._tags(self.train_folder), [("epoch_loss", 0), ("batch_loss", 4), ("epoch_loss", 1)])

    def test_steps_may_run_together_unless_batches_are_written(self):
        self.assertFalse(TensorBoard(self.folder, histogram_freq=1)._implements_train_batch_hooks())
        self.assertTrue(TensorBoard(self.folder, profile_batch=2)._implements_train_batch_hooks())
        self.assertTrue(TensorBoard(self.folder, update_freq=2)._hears_some_batches())
        self.assertFalse(TensorBoard(self.folder, update_freq=2, profile_batch=2)._hears_some_batches())

    def test_subclass_with_batch_hooks_of_its_own_hears_every_batch(self):
        class Own(TensorBoard):
            def on_train_batch_end(self, batch, logs=None):
                batches.append(batch)

        batches = []
        self._model().fit(X, Y, batch_size=1, verbose=0, callbacks=[Own(self.folder, update_freq=4)])
        self.assertEqual(batches, list(range(10)))

    def test_logs_of_written_batches_are_those_of_steps_that_run_one_by_one(self):
        written = []
        for extra in ([], [Raising(None)]):
            self.folder = tempfile.mkdtemp(dir=self.get_temp_dir())
            self._fit(callbacks=extra, update_freq=4, fit={"batch_size": 1, "epochs": 3})
            written.append(read_scalars(os.path.join(self.folder, "train")))
        self.assertEqual(written[0], written[1])
        self.assertEqual([step for tag, step, _ in written[0] if tag == "batch_loss"], list(range(4, 31, 4)))

    def test_steps_per_second_of_batches_and_epochs(self):
        self._fit(update_freq=2, write_steps_per_second=True, fit={"epochs": 1})
        written = read_scalars(self.train_folder)
        self.assertEqual(
            [row[:2] for row in written],
            [("batch_steps_per_second", 2), ("batch_loss", 2), ("epoch_loss", 0), ("epoch_steps_per_second", 0)],
        )
        self.assertTrue(all(0 < value < 1e6 for tag, _, value in written if "second" in tag))

    def test_learning_rate_of_a_schedule(self):
        self._fit(self._model(learning_rate=ExponentialDecay(0.1, 1, 0.5)))
        rates = [row[1:] for row in read_scalars(self.train_folder) if row[0] == "epoch_learning_rate"]
        self.assertAllClose(rates, [(0, 0.1 / 2**3), (1, 0.1 / 2**6)])

    def test_logs_that_are_no_numbers_are_left_out(self):
        class Extra(Callback):
            def on_epoch_end(self, epoch, logs=None):
                logs.update({"vector": np.ones(3), "text": "x", "number": np.float64(2)})

        model = self._model()
        model.fit(X, Y, verbose=0, callbacks=[Extra(), TensorBoard(self.folder, write_graph=False)])
        self.assertEqual(self._tags(self.train_folder), [("epoch_loss", 0), ("epoch_number", 0)])

    def test_layers_and_operations_are_drawn(self):
        model = self._fit(write_graph=True, fit={"epochs": 1})
        layers, operations, _ = read_summaries(self.train_folder)
        self.assertEqual(layers[:3], ("keras", 0, "graph_keras_model"))
        self.assertEqual(json.loads(layers[3].item()), json.loads(model.to_json()))
        self.assertEqual(operations[0], "graph_def")
        names = [node.op for node in tf.compat.v1.GraphDef.FromString(operations[3]).node]
        self.assertIn("MatMul", names)

    def test_operations_are_drawn_once(self):
        self._fit(write_graph=True, update_freq=1)
        self.assertEqual([tag for tag, _ in self._tags(self.train_folder)].count("graph_def"), 1)

    def test_subclassed_model_has_no_drawing_of_layers(self):
        class Doubling(Model):
            def call(self, x):
                return 2 * x + self.add_weight("offset", ())

        TensorBoard(self.folder).set_model(Doubling())
        self.assertEqual(self._tags(self.train_folder), [])

    def test_layers_that_cannot_be_described_are_warned_of(self):
        class Stubborn(Dense):
            def get_config(self):
                raise NotImplementedError("no config")

        with self.assertWarnsRegex(UserWarning, "layers of 'stack' are not drawn: no config"):
            TensorBoard(self.folder).set_model(Sequential([Input((3,)), Stubborn(1)], name="stack"))

    def test_histograms_and_images_at_every_second_epoch(self):
        self._fit(histogram_freq=2, write_images=True, fit={"epochs": 3})
        kinds = [("dense/kernel_0/histogram", "histograms"), ("dense/kernel_0/image", "images")]
        kinds += [("dense/bias_0/histogram", "histograms")]  # one number makes no image
        written = [(tag, step, plugin) for tag, step, plugin, _ in read_summaries(self.train_folder)]
        self.assertEqual(
            [row for row in written if row[2] != "scalars"], [(t, step, p) for step in (0, 2) for t, p in kinds]
        )

    def test_summaries_of_steps_go_to_the_folder_that_the_step_belongs_to(self):
        self._fit(self._model(Chatty), update_freq=2, fit={"validation_data": (X, Y)})
        own = [row for row in self._tags(self.train_folder) if row[0] == "own"]
        self.assertEqual(own, [("own", 0), ("own", 2), ("own", 4)])
        own = [row for row in self._tags(self.validation_folder) if row[0] == "own_test"]
        self.assertEqual(own, [("own_test", 0), ("own_test", 2), ("own_test", 4)])

    def test_summaries_of_steps_that_run_as_python(self):
        self._fit(self._model(Chatty, run_eagerly=True), update_freq=3)
        own = [row for row in self._tags(self.train_folder) if row[0] == "own"]
        self.assertEqual(own, [("own", 0), ("own", 3)])

    def test_summaries_of_steps_follow_to_the_next_callback(self):
        model = self._fit(self._model(Chatty), update_freq=1, fit={"epochs": 1})
        self.folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        self._fit(model, update_freq=1, fit={"epochs": 1})
        own = [row for row in self._tags(os.path.join(self.folder, "train")) if row[0] == "own"]
        self.assertEqual(own, [("own", 0), ("own", 1), ("own", 2)])

    def test_summaries_of_steps_go_nowhere_when_epochs_are_written(self):
        self._fit(self._model(Chatty))
        self.assertEqual(self._tags(self.train_folder), [("epoch_loss", 0), ("epoch_loss", 1)])

    def test_evaluation_alone(self):
        model = self._model()
        model.fit(X, Y, batch_size=5, verbose=0)
        loss = model.evaluate(X, Y, verbose=0, callbacks=[TensorBoard(self.folder, write_graph=False)])
        ((tag, step, value),) = read_scalars(self.validation_folder)
        self.assertEqual((tag, step), ("evaluation_loss_vs_iterations", 2))
        self.assertAllClose(value, loss)

    def test_a_second_fit_writes_new_files(self):
        model, callback = self._model(), TensorBoard(self.folder, write_graph=False)
        for _ in range(2):
            model.fit(X, Y, verbose=0, callbacks=[callback])
        self.assertLen(os.listdir(self.train_folder), 2)
        self.assertEqual(self._tags(self.train_folder), [("epoch_loss", 0), ("epoch_loss", 0)])

    def test_interrupted_training_closes_its_files(self):
        with self.assertRaises(KeyboardInterrupt):
            self._fit(callbacks=[Raising(KeyboardInterrupt())], update_freq=1)
        self.assertEqual(self._tags(self.train_folder), [("batch_loss", 1)])
        self.assertFalse(tf.summary.should_record_summaries())
        self.assertIsNone(tf.summary.experimental.get_step())

    def test_summaries_of_the_program_do_not_follow_a_failed_training(self):
        with self.assertRaisesRegex(ValueError, "broken"):
            self._fit(callbacks=[Raising(ValueError("broken"))], update_freq="batch", profile_batch=(1, 9))
        self.assertFalse(tf.summary.should_record_summaries())
        self.assertIsNone(tf.summary.experimental.get_step())
        tf.profiler.experimental.start(self.folder)  # one at a time: it is free
        tf.profiler.experimental.stop()

    def test_callback_of_a_failed_training_is_as_new_in_the_next(self):
        model, callback = self._model(Chatty), TensorBoard(self.folder, write_graph=False, update_freq=1)
        with self.assertRaisesRegex(ValueError, "boom"):
            model.fit(X, Y, verbose=0, callbacks=[callback, Raising(ValueError("boom"))])
        model.fit(X, Y, batch_size=5, verbose=0, callbacks=[callback])
        self.assertFalse(tf.summary.should_record_summaries())
        steps = [step for tag, step in self._tags(self.train_folder) if tag == "own"]
        self.assertEqual(steps, [0, 0, 1])

    def test_path_objects(self):
        callback = TensorBoard(pathlib.Path(self.folder), write_graph=False)
        self._model().fit(X, Y, verbose=0, callbacks=[callback])
        self.assertEqual(callback.log_dir, self.folder)
        self.assertEqual(self._tags(self.train_folder), [("epoch_loss", 0)])

    def test_embeddings_are_saved_with_their_place_in_the_checkpoint(self):
        model = Sequential([Embedding(5, 2, input_length=2, name="words"), Flatten(), Dense(1)])
        model.compile("sgd", "mse")
        callback = TensorBoard(self.folder, embeddings_freq=2, embeddings_metadata={"words": "names.tsv"})
        model.fit(np.ones((4, 2), "int32"), np.ones(4), epochs=3, verbose=0, callbacks=[callback])
        text = pathlib.Path(self.folder, "projector_config.pbtxt").read_text(encoding="utf-8")
        key = "layer_with_weights-0/embeddings/.ATTRIBUTES/VARIABLE_VALUE"
        self.assertEqual(text, f'embeddings {{\n  tensor_name: "{key}"\n  metadata_path: "names.tsv"\n}}\n')
        prefix = tf.train.latest_checkpoint(self.train_folder)
        self.assertEqual(os.path.basename(prefix), "keras_embedding.ckpt-2")
        self.assertAllEqual(tf.train.load_variable(prefix, key), model.layers[0].get_weights()[0])

    def test_profile_of_two_batches(self):
        self._fit(profile_batch=(2, 3), fit={"epochs": 1})
        runs = pathlib.Path(self.folder, "plugins", "profile").glob("*/*")
        self.assertTrue(any(path.name.endswith(".xplane.pb") for path in runs))
        self.assertIn(
            ("batch_3", 3, "graph_run_metadata_graph"), [row[:3] for row in read_summaries(self.train_folder)]
        )

    def test_profile_of_steps_that_run_together(self):
        self._fit(self._model(steps_per_execution=3), profile_batch=2, fit={"epochs": 1})
        self.assertIn(("batch_2", 2), self._tags(self.train_folder))

    def test_profile_is_left_out_while_another_profiler_runs(self):
        tf.profiler.experimental.start(tempfile.mkdtemp(dir=self.get_temp_dir()))
        with self.assertWarnsRegex(UserWarning, "Failed to start profiler: Another profiler is running"):
            self._fit(profile_batch=1, fit={"epochs": 1})
        tf.profiler.experimental.stop()
        self.assertEqual(os.listdir(self.folder), ["train"])

    def test_files_are_named_as_event_files_of_version_2(self):
        self._fit()
        (name,) = os.listdir(self.train_folder)
        self.assertRegex(name, r"^events\.out\.tfevents\.\d+\..*\.v2$")
        self.assertEqual(read_events(self.train_folder)[0].file_version, "brain.Event:2")


class TensorBoardMistakesTest(test_case.TestCase):
    def test_frequencies(self):
        rule = "TensorBoard: `update_freq` must be 'epoch', 'batch' or a positive integer. Received: update_freq='day'"
        with self.assertRaisesRegex(ValueError, rule):
            TensorBoard(update_freq="day")
        with self.assertRaisesRegex(ValueError, "`histogram_freq` must be an integer of at least 0. Received: .*=-1"):
            TensorBoard(histogram_freq=-1)

    def test_profile_batch(self):
        for wrong in (-1, (3, 2), "a", None, (1, 2, 3)):
            with self.assertRaisesRegex(ValueError, "profile_batch must be a non-negative integer or 2-tuple"):
                TensorBoard(profile_batch=wrong)

    def test_keywords(self):
        with self.assertRaisesRegex(ValueError, "Unrecognized arguments in `TensorBoard` Callback: .'histogram'"):
            TensorBoard(histogram=1)
        with self.assertWarnsRegex(UserWarning, "`write_grads` has no effect"):
            TensorBoard(write_grads=True)

    def test_log_dir(self):
        with self.assertRaisesRegex(TypeError, "TensorBoard: `log_dir` must be a path. Received: log_dir=None"):
            TensorBoard(None)

    def test_metadata_of_a_layer_that_is_none(self):
        model = Sequential([Embedding(5, 2, name="words")])
        callback = TensorBoard(
            tempfile.mkdtemp(dir=self.get_temp_dir()), embeddings_freq=1, embeddings_metadata={"word": "names.tsv"}
        )
        with self.assertRaisesRegex(ValueError, r"Unrecognized `Embedding` layer names.*\['word'\].*\['words'\]"):
            callback.set_model(model)


if __name__ == "__main__":
    tf.test.main()
