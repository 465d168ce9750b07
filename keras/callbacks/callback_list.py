"""`CallbackList`: calls the hooks of several callbacks in order."""

import time

import tensorflow as tf

from keras.callbacks.backup_and_restore import BackupAndRestore
from keras.callbacks.callback import Callback, overrides
from keras.callbacks.history import History
from keras.callbacks.hook_timer import HookTimer
from keras.callbacks.progbar_logger import ProgbarLogger
from keras.support.api_export import keras_export

_MODES = {"train": "_implements_train_batch_hooks", "test": "_implements_test_batch_hooks",
          "predict": "_implements_predict_batch_hooks"}  # fmt: skip


@keras_export("keras.callbacks.CallbackList")
class CallbackList:
    """Container that passes each hook on to its callbacks, in order.

    >>> callbacks = keras.callbacks.CallbackList([keras.callbacks.History()], epochs=1, steps=2, verbose=0)
    >>> callbacks.on_train_begin()

    Args:
        callbacks: A callback, a (nested) list of them, or None.
        add_history: Whether to add a `History` when there is none.
        add_progbar: Whether to add a `ProgbarLogger` when there is none.
        model: The model that the callbacks are for.
        **params: What the callbacks get as `params`.

    Raises:
        TypeError: A class in place of an object, or something without hooks.
    """

    def __init__(self, callbacks=None, add_history=False, add_progbar=False, model=None, **params):
        self.callbacks = [] if callbacks is None else [c for c in tf.nest.flatten(callbacks) if c is not None]
        for callback in self.callbacks:
            _check_callback(callback)
        if add_history and self._find(History) is None:
            self.callbacks.append(History())
        if add_progbar and self._find(ProgbarLogger) is None:
            self.callbacks.append(ProgbarLogger(count_mode="steps"))
        self.params = params
        self.model = None
        if model is not None:
            self.set_model(model)
        if params:
            self.set_params(params)
        self._timers = {mode: HookTimer(mode) for mode in _MODES}
        self._find_listeners()

    def append(self, callback):
        """Adds a callback, also while the model trains; it hears of what begins from then on."""
        _check_callback(callback)
        self.callbacks.append(callback)
        if self.model is not None:
            callback.set_model(self.model)
        if self.params:
            callback.set_params(self.params)
        self._find_listeners()

    def set_params(self, params):
        """Gives every callback the parameters of the run."""
        self.params = params
        for callback in self.callbacks:
            callback.set_params(params)

    def set_model(self, model):
        """Gives every callback the model; a `History` becomes `model.history`."""
        self.model = model
        history = self._find(History)
        if history is not None:
            model.history = history
        for callback in self.callbacks:
            callback.set_model(model)

    # What a loop asks before it lets steps run together.

    def listens_to(self, mode):
        """True when a callback must be told of every batch; progress bars and those that tell when need not."""
        return any(_hears_every_batch(callback, mode) for callback in self._listeners[mode])

    def steps_until_heard(self):
        """After how many training steps the first of the callbacks that listen to some batches does; None for never."""
        return min((callback._steps_until_heard() for callback in self._occasional), default=None)

    def wants_batch_ends(self, mode):
        """True when somebody is told of batches at all: a listener, or a progress bar that is being drawn."""
        listens = any(not isinstance(callback, ProgbarLogger) for callback in self._listeners[mode])
        return listens or self.shows_bar(mode)

    def shows_bar(self, mode):
        """True when a progress bar is drawn for batches of this mode."""
        return any(isinstance(c, ProgbarLogger) and c.draws(mode) for c in self._listeners[mode])

    def averages(self, logs):
        """True when a progress bar averages some of these logs itself, for which it must see every batch."""
        return any(isinstance(c, ProgbarLogger) and c.averages(logs) for c in self.callbacks)

    def find_backup(self):
        """Returns the first `BackupAndRestore`, or None."""
        return self._find(BackupAndRestore)

    def note_steps(self, steps):
        """Tells the callbacks how many steps an epoch has, where only the end of the data could tell."""
        self.params["steps"] = steps
        bar = self._find(ProgbarLogger)
        if bar is not None and bar.target is None:
            bar.target = steps

    # Hooks.

    def on_batch_begin(self, batch, logs=None):
        """Older name of `on_train_batch_begin`."""
        self.on_train_batch_begin(batch, logs)

    def on_batch_end(self, batch, logs=None):
        """Older name of `on_train_batch_end`."""
        self.on_train_batch_end(batch, logs)

    def on_epoch_begin(self, epoch, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_epoch_begin", epoch, logs)

    def on_epoch_end(self, epoch, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_epoch_end", epoch, logs)

    def on_train_batch_begin(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to training batches."""
        self._call_listeners("train", "on_train_batch_begin", batch, logs)

    def on_train_batch_end(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to training batches."""
        self._call_listeners("train", "on_train_batch_end", batch, logs)

    def on_test_batch_begin(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to test batches."""
        self._call_listeners("test", "on_test_batch_begin", batch, logs)

    def on_test_batch_end(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to test batches."""
        self._call_listeners("test", "on_test_batch_end", batch, logs)

    def on_predict_batch_begin(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to prediction batches."""
        self._call_listeners("predict", "on_predict_batch_begin", batch, logs)

    def on_predict_batch_end(self, batch, logs=None):
        """Passes the hook on to callbacks that listen to prediction batches."""
        self._call_listeners("predict", "on_predict_batch_end", batch, logs)

    def on_train_begin(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_train_begin", logs)

    def on_train_end(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_train_end", logs)

    def on_test_begin(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_test_begin", logs)

    def on_test_end(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_test_end", logs)

    def on_predict_begin(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_predict_begin", logs)

    def on_predict_end(self, logs=None):
        """Passes the hook on to all callbacks."""
        self._call("on_predict_end", logs)

    def make_logs(self, model, logs, outputs, mode, prefix=""):
        """Returns `logs` with the outputs of a batch added: by metric name, or as `outputs` when predicting."""
        if not self.callbacks:
            return logs
        if mode == "predict":
            logs[prefix + "outputs"] = outputs
        else:
            logs.update({prefix + name: value for name, value in zip(model.metrics_names, outputs)})
        return logs

    def _call(self, hook, *args):
        *first, logs = args
        logs = {} if logs is None else logs
        for callback in self.callbacks:
            getattr(callback, hook)(*first, logs)

    def _call_listeners(self, mode, hook, batch, logs):
        began = time.perf_counter()
        for callback in self._listeners[mode]:
            getattr(callback, hook)(batch, {} if logs is None else logs)
        timer = self._timers[mode]
        if timer is not None and timer.note(hook, began, time.perf_counter()):
            self._timers[mode] = None

    def _find(self, kind):
        return next((callback for callback in self.callbacks if isinstance(callback, kind)), None)

    def _find_listeners(self):
        self._listeners = {
            mode: [c for c in self.callbacks if _listens(c, mode, name)] for mode, name in _MODES.items()
        }
        self._occasional = [c for c in self._listeners["train"] if _hears_some_batches(c)]


def _listens(callback, mode, name):
    decides = getattr(callback, name, None)
    if decides is not None:
        return decides()
    return overrides(callback, f"on_{mode}_batch_begin", f"on_{mode}_batch_end")


def _hears_every_batch(callback, mode):
    return not (isinstance(callback, ProgbarLogger) or mode == "train" and _hears_some_batches(callback))


def _hears_some_batches(callback):
    decides = getattr(callback, "_hears_some_batches", None)
    return decides is not None and decides()


def _check_callback(callback):
    if isinstance(callback, type):
        raise TypeError(
            f"`callbacks` must hold objects, and {callback.__name__} is a class. Received: {callback!r}\n"
            f"    Pass an instance: {callback.__name__}()."
        )
    if not isinstance(callback, Callback) and not hasattr(callback, "set_model"):
        raise TypeError(
            f"`callbacks` must hold `keras.callbacks.Callback` objects. Received: {callback!r} of type "
            f"{type(callback).__name__}\n    For a function use LambdaCallback(on_epoch_end=function)."
        )
