"""`BackupAndRestore`: lets an interrupted training go on as if nothing had happened."""

import os
import signal
import sys
import threading

from absl import logging

from keras.callbacks import model_state
from keras.callbacks.backup_folder import BackupFolder
from keras.callbacks.callback import Callback, overrides
from keras.support import arguments, random_state
from keras.support.api_export import keras_export

_BATCH_HOOKS = ("on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")


@keras_export("keras.callbacks.BackupAndRestore")
class BackupAndRestore(Callback):
    """Writes the whole state of a training down, and goes on from there when the same `fit` is called again.

    A program that was killed is simply run again. Its training then ends with the weights, optimizer state, metrics,
    history and random numbers, bit by bit, that it would have ended with, given what makes two runs equal at all:
    `keras.utils.set_random_seed`, `tf.config.experimental.enable_op_determinism`, the same model and data. Saved are

    - all variables of the model, its optimizer and its metrics,
    - the state of every callback (see `keras.callbacks.Callback.get_state`),
    - the position in the data and the order of its rows,
    - the generators of Python, NumPy and TensorFlow. Layers such as `Dropout` draw from `tf.random.Generator`s while
      this callback is in use, since the operations that they use otherwise show their state to nobody; `tf.random`
      operations that a layer of your own calls inside of its `call` begin anew.

    A `tf.data.Dataset` is gone through again up to the position. One that shuffles must be made anew by the program,
    and one that repeats itself must do so outside (`steps_per_epoch` with `repeat()`, or `epochs`). A
    `keras.utils.Sequence` that changes in `on_epoch_end` has it called again for each epoch that is past, unless it
    offers `get_state` and `set_state`, which it needs when others draw from its source of random numbers. A generator
    is read up to the position. The same holds for validation data.

    Variables that only training makes must exist before they can be set: when a training goes on, the step that comes
    next runs once more than is counted, without a trace in any of these values. A `train_step` that does other things
    as well, such as printing, does them once more.

    The two newest states are kept. A damaged one is named in a warning, and the one before it is used.

    >>> callback = keras.callbacks.BackupAndRestore("backup", save_freq=500)

    Args:
        backup_dir: Folder for the states, used by this training alone. It must be on a file system of the machine.
        save_freq: "epoch", or an int: number of batches between two saves. False saves before a preemption only.
        delete_checkpoint: Whether the states are removed when `fit` has come to its end.
        save_before_preemption: Whether a SIGTERM, which clusters send before they take a machine away, saves the state
            after the running batch and then ends the program, unless the program has a handler of its own.

    Raises:
        ValueError: `save_freq` is none of these, nothing would ever be saved, `backup_dir` is empty or remote, or,
            when training begins, the state is that of another model.
    """

    def __init__(self, backup_dir, save_freq="epoch", delete_checkpoint=True, save_before_preemption=False):
        super().__init__()
        self.backup_dir = _check_folder(backup_dir)
        self.save_freq = _check_frequency(save_freq, save_before_preemption)
        self.delete_checkpoint = delete_checkpoint
        self.save_before_preemption = save_before_preemption
        self._folder = BackupFolder(self.backup_dir)
        self._parts = {}  # name -> object with `get_state` and `set_state`, from the loop
        self._callbacks = ()
        self._batches_since_save = 0
        self._last_batch = -1
        self._epoch = 0
        self._due = None  # what to save when all have heard of the batch or epoch: (epoch, batch, logs)
        self._was_terminated = False
        self._outer_error = None  # what was being handled when training began
        self._handler = None  # the handler of SIGTERM that was there before

    # What the loop of `fit` asks.

    def attach(self, parts, callbacks):
        """Receives what else belongs to the state of a training.

        Args:
            parts: Dict from name to object with `get_state()` and `set_state(state)`.
            callbacks: All callbacks of the training.
        """
        self._parts = parts
        self._callbacks = tuple(callbacks)
        self._due = None

    def read(self):
        """Returns the newest state, or None when there is nothing to go on with."""
        return self._folder.read()

    def save_if_due(self):
        """Writes the state, when a batch or epoch after which to do so has just ended."""
        if self._due is not None:
            (epoch, batch, logs), self._due = self._due, None
            self._batches_since_save = 0
            self._folder.write(self._capture(epoch, batch, logs))
        if self._was_terminated:
            self._terminate()

    def detach(self):
        """Lets go of the training, however it ended."""
        self._parts, self._callbacks = {}, ()
        if self._handler is not None:
            signal.signal(signal.SIGTERM, self._handler)
            self._handler = None

    # Hooks.

    def set_model(self, model):
        """Takes the model, whose layers draw random numbers from variables from now on."""
        super().set_model(model)
        if model_state.keep_random_states(model):
            model.train_function = model.train_tf_function = None  # traced with the former source

    def on_train_begin(self, logs=None):
        """Listens to SIGTERM from now on, when asked to."""
        self._outer_error = sys.exc_info()[1]
        self._was_terminated = False
        if self.save_before_preemption and threading.current_thread() is threading.main_thread():
            self._handler = signal.signal(signal.SIGTERM, self._note_termination) or signal.SIG_DFL

    def on_epoch_begin(self, epoch, logs=None):
        """Takes note of the epoch."""
        self._epoch = epoch
        self._last_batch = -1

    def on_train_batch_begin(self, batch, logs=None):
        """Takes note of the batch at which a training goes on within an epoch."""
        self._last_batch = max(self._last_batch, batch - 1)

    def on_train_batch_end(self, batch, logs=None):
        """Asks for a save when enough batches have passed."""
        self._batches_since_save += batch - self._last_batch
        self._last_batch = batch
        is_last = batch + 1 == (self.params or {}).get("steps")  # then the end of the epoch, with its logs, is saved
        if self._wants_save() and not is_last:
            self._due = (self._epoch, batch + 1, logs)

    def on_epoch_end(self, epoch, logs=None):
        """Asks for a save of the epoch."""
        if self.save_freq == "epoch" or self._wants_save():
            self._due = (epoch + 1, 0, logs)

    def on_train_end(self, logs=None):
        """Removes the states, unless the training was interrupted or they are to be kept."""
        was_interrupted = sys.exc_info()[1] is not self._outer_error
        if self.delete_checkpoint and not was_interrupted:
            self._folder.delete()

    def get_state(self):
        """Returns the number of batches that count for the next save."""
        return {"batches_since_save": self._batches_since_save}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self._batches_since_save = state["batches_since_save"]

    def _implements_train_batch_hooks(self):
        return self.save_freq != "epoch" or self.save_before_preemption

    def _hears_some_batches(self):
        is_own_class = not overrides(self, *_BATCH_HOOKS, base=BackupAndRestore)
        return is_own_class and self.save_freq != "epoch" and not self.save_before_preemption

    def _steps_until_heard(self):
        return max(1, self.save_freq - self._batches_since_save)

    def _wants_save(self):
        counts = self.save_freq != "epoch" and self.save_freq
        return bool(counts and self._batches_since_save >= self.save_freq) or self._was_terminated

    def _note_termination(self, signal_number, frame):
        self._was_terminated = True

    def _terminate(self):
        """Ends the program as it would have ended without this callback."""
        logging.info("BackupAndRestore: SIGTERM received, the state of the training is saved in %s", self.backup_dir)
        handler = self._handler
        self._was_terminated = False
        if callable(handler):
            handler(signal.SIGTERM, None)
        elif handler != signal.SIG_IGN:
            raise SystemExit(128 + signal.SIGTERM)

    # The state.

    def _capture(self, epoch, batch, logs):
        return {
            "epoch": epoch,
            "batch": batch,
            "logs": dict(logs or {}),
            "stop_training": bool(self.model.stop_training),
            "variables": model_state.get_state(self.model),
            "callbacks": [(type(callback).__name__, _state_of(callback)) for callback in self._callbacks],
            "parts": {name: part.get_state() for name, part in self._parts.items()},
            "random": random_state.get_state(),
        }

    def restore_parts(self, state):
        """Gives the data and what else belongs to the training its state, then the random number generators theirs."""
        for name, part in self._parts.items():
            if name in state["parts"]:
                part.set_state(state["parts"][name])
        random_state.set_state(state["random"])

    def restore_model(self, state):
        """Sets the variables of the model, which must all exist, to a state that `read` returned."""
        model_state.set_state(self.model, state["variables"], "BackupAndRestore")
        self.model.stop_training = state["stop_training"]

    def restore_callbacks(self, state):
        """Gives every callback its state: the one that the callback of the same class had, at the same place of it."""
        saved = list(state["callbacks"])
        for callback in self._callbacks:
            place = next((i for i, (name, _) in enumerate(saved) if name == type(callback).__name__), None)
            if place is not None:
                _, own = saved.pop(place)
                if own is not None:
                    callback.set_state(own)


@keras_export("keras.callbacks.experimental.BackupAndRestore")
class BackupAndRestoreExperimental(BackupAndRestore):
    """The former name of `keras.callbacks.BackupAndRestore`, which it warns for.

    >>> callback = keras.callbacks.experimental.BackupAndRestore("backup")

    Args:
        *args, **kwargs: As for `keras.callbacks.BackupAndRestore`.
    """

    def __init__(self, *args, **kwargs):
        logging.warning(
            "`tf.keras.callbacks.experimental.BackupAndRestore` endpoint is deprecated and will be removed in a future "
            "release. Please use `tf.keras.callbacks.BackupAndRestore`."
        )
        super().__init__(*args, **kwargs)


def _state_of(callback):
    get_state = getattr(callback, "get_state", None)
    return None if get_state is None else get_state()


def _check_folder(path):
    path = os.fspath(path)
    if not path or "://" in path:
        raise ValueError(
            "BackupAndRestore: `backup_dir` must be a folder on a file system of this machine, since states replace "
            f"each other by renames. Received: backup_dir={path!r}"
        )
    return path


def _check_frequency(save_freq, save_before_preemption):
    if not save_freq and not save_before_preemption:
        raise ValueError("Either `save_freq` or `save_before_preemption` must be set.")
    if save_freq and save_freq != "epoch" and not (arguments.is_integer(save_freq) and save_freq > 0):
        raise ValueError(
            "BackupAndRestore: `save_freq` must be 'epoch', a number of batches above 0, or False. "
            f"Received: save_freq={save_freq!r}"
        )
    return save_freq
