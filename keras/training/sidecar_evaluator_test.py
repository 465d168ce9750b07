import os
import pathlib
import tempfile
import threading

import numpy as np
import tensorflow as tf

import keras
from keras.callbacks import Callback, ModelCheckpoint, SidecarEvaluatorModelExport, TensorBoard
from keras.layers import Dense
from keras.optimizers import SGD
from keras.testing import test_case
from keras.testing.event_files import read_scalars
from keras.utils import SidecarEvaluator

X = np.arange(24, dtype="float32").reshape(8, 3) / 24
Y = X.sum(axis=1, keepdims=True)
DATA = tf.data.Dataset.from_tensor_slices((X, Y)).batch(4)
SECONDS = 60


class Wrapper(keras.Model):
    """A model with a part that is called `model`."""

    def __init__(self):
        super().__init__()
        self.model = Dense(1)

    def call(self, x):
        return self.model(x)


class Results(Callback):
    def __init__(self):
        super().__init__()
        self.logs = []

    def on_test_end(self, logs=None):
        self.logs.append((int(self.model.optimizer.iterations), logs["loss"]))


def make_model(kind=None):
    model = kind() if kind else keras.Sequential([keras.Input((3,)), Dense(1, name="dense")])
    model.compile(SGD(0.1, momentum=0.9), "mse")
    return model


class EvaluatorTestCase(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        self.checkpoints = os.path.join(self.folder, "checkpoints")

    def _train(self, epochs, kind=None):
        model = make_model(kind)
        saving = ModelCheckpoint(os.path.join(self.checkpoints, "ckpt-{epoch}"), save_weights_only=True)
        model.fit(X, Y, batch_size=4, epochs=epochs, verbose=0, callbacks=[saving])
        return model

    def _evaluate(self, *callbacks, kind=None, **settings):
        SidecarEvaluator(make_model(kind), DATA, self.checkpoints, callbacks=list(callbacks), **settings).start()


class SidecarEvaluatorTest(EvaluatorTestCase):
    def _check_result(self, results, model):
        self.assertEqual(len(results.logs), 1)
        step, loss = results.logs[0]
        self.assertEqual(step, int(model.optimizer.iterations))
        self.assertAllClose(loss, model.evaluate(DATA, verbose=0))

    def test_evaluates_the_latest_checkpoint_of_model_checkpoint(self):
        model, results = self._train(3), Results()
        self._evaluate(results, max_evaluations=3)
        self._check_result(results, model)

    def test_evaluates_checkpoints_of_a_checkpoint_manager(self):
        model, results = make_model(), Results()
        model.fit(X, Y, verbose=0)
        checkpoint = tf.train.Checkpoint(model=model, optimizer=model.optimizer)
        tf.train.CheckpointManager(checkpoint, self.checkpoints, max_to_keep=1).save()
        self._evaluate(results, max_evaluations=1)
        self._check_result(results, model)

    def test_model_with_a_part_that_is_called_model(self):
        model, results = self._train(1, Wrapper), Results()
        self._evaluate(results, kind=Wrapper, max_evaluations=1)
        self._check_result(results, model)

    def test_number_of_steps(self):
        self._train(1)
        seen = []
        counting = keras.callbacks.LambdaCallback(on_test_batch_end=lambda batch, logs: seen.append(batch))
        self._evaluate(counting, max_evaluations=1, steps=1)
        self.assertEqual(seen, [0])

    def test_waits_until_the_number_of_the_checkpoint_is_reached(self):
        results = Results()
        running = threading.Thread(target=self._evaluate, args=(results,), kwargs={"max_evaluations": 2}, daemon=True)
        running.start()
        model = self._train(2)
        running.join(SECONDS)
        self.assertFalse(running.is_alive())
        step, loss = results.logs[-1]
        self.assertEqual(step, 4)
        self.assertAllClose(loss, model.evaluate(DATA, verbose=0))

    def test_writes_results_by_training_step(self):
        self._train(2)
        self._evaluate(TensorBoard(self.folder, write_graph=False), max_evaluations=1)
        ((tag, step, _),) = read_scalars(os.path.join(self.folder, "validation"))
        self.assertEqual((tag, step), ("evaluation_loss_vs_iterations", 4))

    def test_checkpoint_that_vanishes_is_left_out(self):
        self._train(1)
        evaluator = SidecarEvaluator(make_model(), DATA, self.checkpoints)
        with self.assertWarnsRegex(UserWarning, "ckpt-0 is gone before it could be loaded"):
            self.assertFalse(evaluator._load(os.path.join(self.checkpoints, "ckpt-0")))

    def test_checkpoint_without_the_optimizer(self):
        model = make_model()
        tf.train.CheckpointManager(tf.train.Checkpoint(model=model), self.checkpoints, max_to_keep=1).save()
        with self.assertRaisesRegex(RuntimeError, "Variable `iterations` cannot be loaded from the checkpoint file at"):
            self._evaluate(max_evaluations=1)

    def test_experimental_name_is_deprecated(self):
        with self.assertWarnsRegex(UserWarning, "Please use `tf.keras.utils.SidecarEvaluator`"):
            evaluator = keras.experimental.SidecarEvaluator(make_model(), DATA, self.checkpoints)
        self.assertIsInstance(evaluator, SidecarEvaluator)


class ModelExportTest(EvaluatorTestCase):
    def _export(self, name, pattern="ckpt-{epoch}", **settings):
        exports = os.path.join(self.folder, "exports")
        self._evaluate(
            SidecarEvaluatorModelExport(
                os.path.join(exports, name), os.path.join(self.checkpoints, pattern), **settings
            ),
            max_evaluations=1,
        )
        return sorted(path.name for path in pathlib.Path(exports).glob("*"))

    def test_exports_the_model_under_the_epoch_of_its_checkpoint(self):
        model = self._train(2)
        self.assertEqual(self._export("best-{epoch:02d}.keras", monitor="loss"), ["best-02.keras"])
        exported = keras.models.load_model(os.path.join(self.folder, "exports", "best-02.keras"))
        self.assertAllClose(exported.predict(X, verbose=0), model.predict(X, verbose=0))
        for trained in (exported, model):
            trained.fit(X, Y, shuffle=False, verbose=0)
        self.assertAllClose(exported.get_weights(), model.get_weights())

    def test_exports_only_what_is_better(self):
        self._train(1)
        self.assertEqual(self._export("best.keras", monitor="loss", initial_value_threshold=-1.0), [])

    def test_name_without_an_epoch(self):
        self._train(2)
        with self.assertWarnsRegex(UserWarning, "'ckpt-2', from which 'other-{epoch}' gives no epoch"):
            self.assertEqual(self._export("best-{epoch}.keras", "other-{epoch}", monitor="loss"), ["best-1.keras"])

    def test_fields_besides_the_epoch(self):
        model = make_model()
        saving = ModelCheckpoint(os.path.join(self.checkpoints, "c.{loss:.2f}-{epoch:03d}"), save_weights_only=True)
        model.fit(X, Y, epochs=2, verbose=0, callbacks=[saving])
        self.assertEqual(self._export("{epoch}.keras", "c.{loss:.2f}-{epoch:03d}", monitor="loss"), ["2.keras"])


if __name__ == "__main__":
    tf.test.main()
