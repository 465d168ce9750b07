"""Event files are those of the reference Keras 2: tags, steps, plugins, values and their order.

Two differences are meant. The reference draws the operations of a step, and writes logs of batches, only when something
else makes it listen to batches; here `write_graph` and `update_freq` are enough.
"""

import contextlib
import importlib.util
import os
import tempfile
from unittest import mock

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.callbacks import tensorboard_summaries
from keras.testing import test_case
from keras.testing.event_files import read_summaries

X = np.random.RandomState(0).randn(10, 3).astype("float32")
Y = X.sum(axis=1, keepdims=True)
HAS_TENSORBOARD = importlib.util.find_spec("tensorboard") is not None  # newer TensorFlow comes without it


def needs_no_tensorboard():
    """Lets the reference write where the package `tensorboard` is not installed, which it needs for that."""
    with contextlib.ExitStack() as stack:
        if not HAS_TENSORBOARD:
            for kind in ("scalar", "histogram", "image"):
                write = getattr(tensorboard_summaries, f"write_{kind}")
                stack.enter_context(mock.patch.object(tf.compat.v2.summary, kind, _taking(write)))
        return stack.pop_all()


def _taking(write):
    return lambda name, data, step=None, **_: write(name, data, step)


class Listener:
    """Mixed into a callback of either package: makes the reference listen to batches."""

    def on_train_batch_end(self, batch, logs=None):
        del batch, logs


class EventFilesTest(test_case.TestCase):
    def _run(self, package, listens, learning_rate, settings):
        package.utils.set_random_seed(1)
        dense = package.layers.Dense
        model = package.Sequential([package.Input((3,)), dense(4, "relu", name="a"), dense(1, name="b")])
        rate = learning_rate(package) if learning_rate else 0.1
        model.compile(package.optimizers.SGD(rate), "mse", metrics=["mae"])
        folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        callbacks = [package.callbacks.TensorBoard(folder, **settings)]
        if listens:
            callbacks.append(type("Listening", (Listener, package.callbacks.Callback), {})())
        for _ in range(2):
            model.fit(
                X, Y, batch_size=4, epochs=3, verbose=0, shuffle=False, validation_data=(X, Y), callbacks=callbacks
            )
        model.evaluate(X, Y, verbose=0, callbacks=callbacks[:1])
        return {name: read_summaries(os.path.join(folder, name)) for name in ("train", "validation")}

    def _check(self, listens=False, learning_rate=None, **settings):
        ours = self._run(keras, listens, learning_rate, settings)
        with needs_no_tensorboard():
            theirs = self._run(tf_keras, listens, learning_rate, settings)
        for name, expected in theirs.items():
            self.assertEqual([row[:3] for row in ours[name]], [row[:3] for row in expected])
            for (tag, _, plugin, value), (_, _, _, reference) in zip(ours[name], expected):
                if plugin in ("scalars", "histograms") and "second" not in tag:
                    self.assertAllClose(value, reference, rtol=1e-4, atol=1e-5, msg=tag)
                elif plugin == "images":
                    self._check_images(value, reference)

    def _check_images(self, value, reference):
        self.assertEqual(value[:2].tolist(), reference[:2].tolist())
        pixels, expected = ([tf.io.decode_png(one) for one in encoded[2:]] for encoded in (value, reference))
        self.assertAllClose(np.array(pixels, "int32"), np.array(expected, "int32"), atol=1)

    def test_logs_of_epochs(self):
        self._check(write_graph=False)

    def test_logs_of_batches_and_graphs(self):
        self._check(listens=True, update_freq=2)

    def test_weights(self):
        self._check(write_graph=False, histogram_freq=2, write_images=True)

    def test_speed_and_learning_rate(self):
        self._check(
            learning_rate=lambda package: package.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5),
            update_freq=2,
            write_steps_per_second=True,
        )


class TensorBoardReaderTest(test_case.TestCase):
    def test_tensorboard_itself_reads_the_files(self):
        model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, name="dense")])
        model.compile("sgd", "mse")
        folder = tempfile.mkdtemp(dir=self.get_temp_dir())
        callback = keras.callbacks.TensorBoard(folder, histogram_freq=1, write_images=True)
        losses = model.fit(X, Y, verbose=0, epochs=2, callbacks=[callback]).history["loss"]
        if not HAS_TENSORBOARD:
            steps = {tag: step for tag, step, _, _ in read_summaries(os.path.join(folder, "train"))}
            self.assertEqual(steps["epoch_loss"], 1)
            return
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

        reader = EventAccumulator(os.path.join(folder, "train")).Reload()
        written = reader.Tensors("epoch_loss")
        self.assertEqual([event.step for event in written], [0, 1])
        self.assertAllClose([tf.make_ndarray(event.tensor_proto) for event in written], losses)
        self.assertTrue(reader.Graph().node)
        plugins = {name: reader.PluginTagToContent(name) for name in ("histograms", "images", "graph_keras_model")}
        self.assertEqual([len(tags) for tags in plugins.values()], [2, 1, 1])


if __name__ == "__main__":
    tf.test.main()
