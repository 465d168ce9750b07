"""`ModelCheckpoint`: saves the model, or its weights, while it trains."""

import os
import warnings

import tensorflow as tf

from keras.callbacks import monitor as monitors
from keras.callbacks.callback import Callback, overrides
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message

_FORMATS_WITHOUT_OPTIONS = (".keras", ".h5", ".hdf5")
_BATCH_HOOKS = ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")
_STATE = ("best", "epochs_since_last_save", "_current_epoch", "_batches_since_save", "_last_batch")


@keras_export("keras.callbacks.ModelCheckpoint")
class ModelCheckpoint(Callback):
    """Saves the model at the end of epochs, or every so many batches.

    The file name may hold fields that are filled in: `{epoch}` (from 1), `{batch}`, and any name in the logs, as in
    `"model-{epoch:02d}-{val_loss:.2f}.keras"`.

    >>> callback = keras.callbacks.ModelCheckpoint("best.keras", monitor="loss", save_best_only=True)

    The best value is kept by the callback: a second `fit` with the same object must beat it, and so must a training
    that `BackupAndRestore` lets go on. A new object knows no file's value, and cannot know whether the file belongs to
    a training that goes on or to one that is to be replaced: the first model must beat `initial_value_threshold` only.
    Without that, a training that begins at a later epoch (`initial_epoch`) warns before it replaces an existing file.

    Args:
        filepath: Path of the file or folder; its ending chooses the format, as in `model.save`.
        monitor: Name of the value that tells which model is best.
        verbose: 0, or 1 to say what was saved.
        save_best_only: Whether only a model that is better than all before is saved.
        save_weights_only: Whether the weights alone are saved (`model.save_weights`).
        mode: "min", "max", or "auto", which takes accuracies and AUC to be better when larger.
        save_freq: "epoch", or an int: number of batches between two saves.
        options: `tf.train.CheckpointOptions` with `save_weights_only`, else `tf.saved_model.SaveOptions`, for the
            TensorFlow formats.
        initial_value_threshold: Value that the first saved model must beat, or None.

    Raises:
        ValueError: `save_freq` is neither of the two, or, when saving, `monitor` is not in the logs.
        TypeError: A keyword that is not understood, or `options` of the wrong kind.
        KeyError: When saving, the file name has a field that is not in the logs.
    """

    def __init__(
        self,
        filepath,
        monitor: str = "val_loss",
        verbose: int = 0,
        save_best_only: bool = False,
        save_weights_only: bool = False,
        mode: str = "auto",
        save_freq="epoch",
        options=None,
        initial_value_threshold=None,
        **kwargs,
    ):
        super().__init__()
        self.filepath = os.fspath(filepath)
        self.monitor = monitor
        self.verbose = verbose
        self.save_best_only = save_best_only
        self.save_weights_only = save_weights_only
        self.save_freq = save_freq
        self.epochs_since_last_save = 0
        self.load_weights_on_restart = kwargs.pop("load_weights_on_restart", False)
        self.period = kwargs.pop("period", 1)
        if kwargs:
            raise TypeError(f"ModelCheckpoint: Invalid keyword arguments: {sorted(kwargs)}.")
        if save_freq != "epoch" and not isinstance(save_freq, int):
            raise ValueError(
                f"ModelCheckpoint: `save_freq` must be 'epoch' or an integer. Received: save_freq={save_freq!r}"
            )
        self._options = _check_options(options, save_weights_only, self.filepath)
        self.monitor_op = monitors.better_than(mode, monitor, "ModelCheckpoint")
        worst = monitors.worst_value(self.monitor_op)
        self.best = worst if initial_value_threshold is None else initial_value_threshold
        self._lookup = monitors.ValueLookup(monitor, self)
        self._current_epoch = 0
        self._has_begun = False
        self._batches_since_save = 0
        self._last_batch = 0

    def on_train_begin(self, logs=None):
        """Loads the weights that an interrupted training left, when asked to."""
        self._has_begun = False
        if self.load_weights_on_restart and os.path.exists(self.filepath):
            self.model.load_weights(self.filepath)

    def on_epoch_begin(self, epoch, logs=None):
        """Takes note of the epoch."""
        self._current_epoch = epoch
        if epoch and self.save_best_only and not self._has_begun:
            self._check_best_is_known(epoch)
        self._has_begun = True

    def on_train_batch_end(self, batch, logs=None):
        """Saves when enough batches have passed since the last time."""
        if self.save_freq == "epoch":
            return
        self._batches_since_save += batch + 1 if batch <= self._last_batch else batch - self._last_batch
        self._last_batch = batch
        if self._batches_since_save >= self.save_freq:
            self._batches_since_save = 0
            self._save(self._current_epoch, batch, logs or {}, may_lack_value=True)

    def on_epoch_end(self, epoch, logs=None):
        """Saves at the end of the epoch."""
        self.epochs_since_last_save += 1
        if self.save_freq == "epoch" and self.epochs_since_last_save >= self.period:
            self.epochs_since_last_save = 0
            self._save(epoch, None, logs or {})

    def get_state(self):
        """Returns the best value, so that a training which goes on beats it, and the counters."""
        return {**{name: getattr(self, name) for name in _STATE}, "lookup": self._lookup.get_state()}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self._lookup.set_state(state["lookup"])
        for name in _STATE:
            setattr(self, name, state[name])

    def _implements_train_batch_hooks(self):
        return self.save_freq != "epoch"

    def _hears_some_batches(self):
        return self.save_freq != "epoch" and not overrides(self, *_BATCH_HOOKS, base=ModelCheckpoint)

    def _steps_until_heard(self):
        return max(1, self.save_freq - self._batches_since_save)

    def _save(self, epoch, batch, logs, may_lack_value=False):
        path = self._path(epoch, batch, logs)
        if not self.save_best_only:
            self._say(f"\nEpoch {epoch + 1}: saving model to {path}")
            self._write(path)
            return
        current = logs.get(self.monitor) if may_lack_value else self._lookup.find(logs)
        if current is None:
            warnings.warn(f"Can save best model only with {self.monitor} available, skipping.", stacklevel=2)
        elif self.monitor_op(current, self.best):
            change = f"improved from {self.best:.5f} to {current:.5f}"
            self._say(f"\nEpoch {epoch + 1}: {self.monitor} {change}, saving model to {path}")
            self._write(path)
            self.best = current
        else:
            self._say(f"\nEpoch {epoch + 1}: {self.monitor} did not improve from {self.best:.5f}")

    def _check_best_is_known(self, epoch):
        is_there = any(tf.io.gfile.exists(self.filepath + ending) for ending in ("", ".index"))
        if is_there and self.best == monitors.worst_value(self.monitor_op):
            warnings.warn(
                f"ModelCheckpoint: training begins at epoch {epoch + 1}, and the best {self.monitor} so far is not "
                f"known: the first model will replace {self.filepath}, even by a worse one.\n"
                "    Pass the value of that file as `initial_value_threshold`, or resume with `BackupAndRestore`.",
                stacklevel=2,
            )

    def _write(self, path):
        options = {} if self._options is None or path.endswith(_FORMATS_WITHOUT_OPTIONS) else {"options": self._options}
        folder = os.path.dirname(path)
        if folder:
            tf.io.gfile.makedirs(folder)
        save = self.model.save_weights if self.save_weights_only else self.model.save
        save(path, overwrite=True, **options)

    def _path(self, epoch, batch, logs):
        fields = {"epoch": epoch + 1, **logs}
        if batch is not None:
            fields["batch"] = batch + 1
        try:
            return self.filepath.format(**fields)
        except KeyError as error:
            raise KeyError(
                f'Failed to format this callback filepath: "{self.filepath}". It has the field {error}, and the logs '
                f"have {sorted(fields)}."
            ) from error

    def _say(self, text):
        if self.verbose > 0:
            print_message(text)


def _check_options(options, save_weights_only, filepath):
    expected = tf.train.CheckpointOptions if save_weights_only else tf.saved_model.SaveOptions
    if options is not None and not isinstance(options, expected):
        raise TypeError(
            f"ModelCheckpoint: with save_weights_only={save_weights_only}, `options` must be a "
            f"{expected.__name__}. Received: options={options!r}"
        )
    if options is not None and filepath.endswith(".keras") and not save_weights_only:
        raise ValueError(
            "The native Keras format does not support the `options` argument. Please remove the `options` argument, or "
            "use the SavedModel format by removing the `.keras` extension from the model filepath. Received: "
            f"filepath={filepath!r}"
        )
    return options
