"""`TensorBoard`: writes what TensorBoard shows of a training."""

import os
import time
import warnings

import tensorflow as tf

from keras.callbacks import tensorboard_graphs as graphs
from keras.callbacks.callback import Callback
from keras.callbacks.tensorboard_embeddings import EmbeddingCheckpoints
from keras.callbacks.tensorboard_profile import BatchProfiler
from keras.callbacks.tensorboard_summaries import write_scalar
from keras.callbacks.tensorboard_weights import write_weights
from keras.callbacks.tensorboard_writers import SummaryWriters
from keras.support import arguments, registry, tf_internals
from keras.support.api_export import keras_export

_BATCH_HOOKS = ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")
_OLD_ARGUMENTS = ("batch_size", "embeddings_data", "embeddings_layer_names", "write_grads")


@keras_export("keras.callbacks.TensorBoard")
class TensorBoard(Callback):
    """Writes logs, graphs, weights and profiles for TensorBoard: `tensorboard --logdir=logs`.

    The folder `train` below `log_dir` receives `epoch_loss` and its like at each epoch, the folder `validation`
    the same of the validation data and `evaluation_loss_vs_iterations` by training step. The names of both are equal,
    so that TensorBoard draws them into one chart.

    Summaries that a `train_step` or a layer writes itself (`tf.summary.scalar("norm", norm)`) go to the same folders
    when `update_freq` is a number or "batch", every so many steps and by the number of the step. They need to be traced
    while the callback is there: train with it from the first `fit` after `compile`.

    >>> callback = keras.callbacks.TensorBoard(log_dir="logs", histogram_freq=1)

    Args:
        log_dir: Path of the folder of this run.
        histogram_freq: Every how many epochs to write a histogram of each weight; 0 for never.
        write_graph: Whether to write the layers of the model and the operations of its training step.
        write_images: Whether to write, with the histograms, images of the weights.
        write_steps_per_second: Whether to write training steps per second, of epochs and of written batches.
        update_freq: "epoch", or every how many batches to write `batch_loss` and its like; "batch" is 1.
        profile_batch: Number of the batch to profile, counted from 1, or a pair of the first and the last; 0 for none.
        embeddings_freq: Every how many epochs to save the embeddings for the projector; 0 for never.
        embeddings_metadata: Path of a file with a name for each row of the embeddings, or a dict of such paths by the
            names of `Embedding` layers.
        **kwargs: Keywords of old code, which are warned of and have no effect.

    Raises:
        ValueError: A frequency, `profile_batch` or keyword that means nothing, or, when the run begins, a name in
            `embeddings_metadata` that no `Embedding` layer has.
        TypeError: `log_dir` is no path.
    """

    def __init__(
        self,
        log_dir="logs",
        histogram_freq=0,
        write_graph=True,
        write_images=False,
        write_steps_per_second=False,
        update_freq="epoch",
        profile_batch=0,
        embeddings_freq=0,
        embeddings_metadata=None,
        **kwargs,
    ):
        super().__init__()
        _check_old_arguments(kwargs)
        self.log_dir = _check_path(log_dir)
        self.histogram_freq = arguments.check_int_at_least(int(histogram_freq), 0, "histogram_freq", self)
        self.write_graph = write_graph
        self.write_images = write_images
        self.write_steps_per_second = write_steps_per_second
        self.update_freq = _check_update_freq(update_freq)
        self.embeddings_freq = arguments.check_int_at_least(int(embeddings_freq), 0, "embeddings_freq", self)
        self.embeddings_metadata = embeddings_metadata
        self._profiler = BatchProfiler(profile_batch, self.log_dir)
        self._writers = SummaryWriters(self.log_dir)
        self._embeddings = None
        self._is_training = False
        self._needs_step_graph = False
        self._batches_in_run = 0

    def set_model(self, model):
        """Begins new event files, with the layers of the model."""
        self._close()
        super().set_model(model)
        is_silent = not model.distribute_strategy.extended.should_save_summary
        self._writers = SummaryWriters(self.log_dir, is_silent)
        self._needs_step_graph = self.write_graph
        if self.write_graph:
            with self._writers.writing("train"):
                graphs.write_layers(model)
            self._writers.flush()
        if self.embeddings_freq and not is_silent:
            self._embeddings = EmbeddingCheckpoints(model, self.log_dir, self.embeddings_metadata)

    def on_train_begin(self, logs=None):
        """Sends summaries of training steps to the event file of training."""
        self._is_training = True
        self._batches_in_run = 0
        self._make_default("train", self.model._train_counter)

    def on_train_end(self, logs=None):
        """Closes the event files."""
        self._close()

    def on_test_begin(self, logs=None):
        """Sends summaries of test steps to the event file of validation."""
        self._make_default("validation", self.model._test_counter)

    def on_test_end(self, logs=None):
        """Writes the results of the evaluation, by the number of training steps so far."""
        self._writers.restore("validation")
        step = getattr(self.model.optimizer, "iterations", None)
        if step is not None:
            with self._writers.writing("validation"):
                _write_scalars(logs, "evaluation_{}_vs_iterations", tf.convert_to_tensor(step))
        if not self._is_training:
            self._close()

    def on_epoch_begin(self, epoch, logs=None):
        """Takes the time, and the number of steps so far."""
        self._steps_before_epoch = _steps_of(self.model)
        self._epoch_begin = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        """Writes the logs of the epoch, and the weights and embeddings that are due."""
        logs = logs or {}
        with self._writers.writing("train"):
            self._write_step_graph()
            _write_scalars({name: logs[name] for name in logs if not name.startswith("val_")}, "epoch_{}", epoch)
            self._write_rates(epoch)
        validation_logs = {name[4:]: logs[name] for name in logs if name.startswith("val_")}
        if validation_logs:
            with self._writers.writing("validation"):
                _write_scalars(validation_logs, "epoch_{}", epoch)
        if self.histogram_freq and epoch % self.histogram_freq == 0:
            with self._writers.writing("train"):
                write_weights(self.model, epoch, self.write_images)
        if self._embeddings is not None and epoch % self.embeddings_freq == 0:
            self._embeddings.save(epoch)
        self._writers.flush()

    def on_train_batch_begin(self, batch, logs=None):
        """Takes the time, and starts the profiler when the batch is the one."""
        self._batch_begin = time.perf_counter()
        self._first_batch = batch
        self._profiler.begin_batches(self._batches_in_run + 1, self.model.steps_per_execution)

    def on_train_batch_end(self, batch, logs=None):
        """Writes the logs of the batch when they are due, and the profile when it is complete."""
        steps = batch + 1 - self._first_batch
        self._batches_in_run += steps
        step = self._batches_in_run
        is_due = self.update_freq != "epoch" and step % self.update_freq == 0
        if not (is_due or self._needs_step_graph or self._profiler.is_on):
            return
        with self._writers.writing("train"):
            self._write_step_graph()
            if is_due and self.write_steps_per_second:
                write_scalar("batch_steps_per_second", steps / (time.perf_counter() - self._batch_begin), step)
            if is_due:
                _write_scalars(logs, "batch_{}", step)
            if self._profiler.ends_with(step):
                self._profiler.stop()

    def get_state(self):
        """Returns the number of batches so far."""
        return {"batches": self._batches_in_run}

    def set_state(self, state):
        """Goes on from the number of batches that `get_state` returned."""
        self._batches_in_run = state["batches"]

    def _give_back(self):
        self._close()

    def _implements_train_batch_hooks(self):
        return self.update_freq != "epoch" or self._profiler.is_on

    def _hears_some_batches(self):
        own_hooks = any(tf_internals.is_overridden(self, hook, TensorBoard) for hook in _BATCH_HOOKS)
        return self.update_freq != "epoch" and not (self._profiler.is_on or own_hooks)

    def _steps_until_heard(self):
        return self.update_freq - self._batches_in_run % self.update_freq

    def _make_default(self, name, counter):
        if self.update_freq != "epoch":
            self._writers.make_default(name, counter, self.update_freq)

    def _write_step_graph(self):
        if self._needs_step_graph:
            self._needs_step_graph = not graphs.write_step(self.model.train_function)

    def _write_rates(self, epoch):
        optimizer = self.model.optimizer
        schedule = getattr(optimizer, "_learning_rate", None)
        if isinstance(schedule, registry.find("keras.optimizers.schedules.LearningRateSchedule")):
            write_scalar("epoch_learning_rate", schedule(optimizer.iterations), epoch)
        if self.write_steps_per_second:
            steps = _steps_of(self.model) - self._steps_before_epoch
            write_scalar("epoch_steps_per_second", steps / (time.perf_counter() - self._epoch_begin), epoch)

    def _close(self):
        """Ends what a run began; also what an interrupted one left open."""
        self._is_training = False
        if self._profiler.is_running:
            with self._writers.writing("train"):
                self._profiler.stop()
        closed = self._writers.close()
        if closed and self.update_freq != "epoch":
            graphs.forget_writers(self.model, closed)


def _steps_of(model):
    """Training steps of this run so far; the counter may have a copy on each replica."""
    return int(tf.convert_to_tensor(model._train_counter))


def _write_scalars(logs, tag, step):
    for name, value in (logs or {}).items():
        if getattr(value, "shape", ()) == () and not isinstance(value, (str, list, tuple, dict)):
            write_scalar(tag.format(name), value, step)


def _check_path(log_dir):
    try:
        return os.fspath(log_dir)
    except TypeError:
        return arguments.fail("TensorBoard", "`log_dir` must be a path.", log_dir, "log_dir", error=TypeError)


def _check_update_freq(update_freq):
    if update_freq == "epoch":
        return update_freq
    if update_freq == "batch":
        return 1
    rule = "`update_freq` must be 'epoch', 'batch' or a positive integer."
    if not arguments.is_integer(update_freq) or update_freq < 1:
        arguments.fail("TensorBoard", rule, update_freq, "update_freq")
    return int(update_freq)


def _check_old_arguments(kwargs):
    unknown = sorted(set(kwargs) - set(_OLD_ARGUMENTS))
    if unknown:
        raise ValueError(
            f"Unrecognized arguments in `TensorBoard` Callback: {unknown}. Supported kwargs are: {list(_OLD_ARGUMENTS)}"
        )
    for name in kwargs:
        warnings.warn(f"TensorBoard: `{name}` has no effect in TensorFlow 2.", stacklevel=3)
