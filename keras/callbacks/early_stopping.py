"""`EarlyStopping`: ends training when a value no longer improves."""

import numpy as np

from keras.callbacks import monitor as monitors
from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message

_STATE = ("wait", "stopped_epoch", "best", "best_weights", "best_epoch")


@keras_export("keras.callbacks.EarlyStopping")
class EarlyStopping(Callback):
    """Ends training when a monitored value has not improved for some epochs.

    An epoch improves when its value is better than the best one so far by more than `min_delta`.

    >>> callback = keras.callbacks.EarlyStopping(monitor="loss", patience=3)

    Args:
        monitor: Name of the value in the logs.
        min_delta: Float >= 0, in units of the value: least change that counts.
        patience: Int >= 0, epochs without improvement after which training ends.
        verbose: 0, or 1 to say when it happens.
        mode: "min", "max", or "auto", which takes accuracies and AUC to be better when larger.
        baseline: Value that must be beaten for the waiting to begin again, or None.
        restore_best_weights: Whether the model gets the weights of its best epoch when training ends, also when it ends
            by itself. (Keras 2 restored them only when it was this callback that ended the training.)
        start_from_epoch: Int >= 0, epochs to let pass before anything is watched.

    Raises:
        ValueError: At the end of the first epoch, when `monitor` is not in the logs.
    """

    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        baseline=None,
        restore_best_weights=False,
        start_from_epoch=0,
    ):
        super().__init__()
        self.monitor = monitor
        self.patience = patience
        self.verbose = verbose
        self.baseline = baseline
        self.restore_best_weights = restore_best_weights
        self.start_from_epoch = start_from_epoch
        self.monitor_op = monitors.better_than(mode, monitor, "EarlyStopping")
        self.min_delta = abs(min_delta) if self.monitor_op is np.greater else -abs(min_delta)
        self._lookup = monitors.ValueLookup(monitor, self)

    def on_train_begin(self, logs=None):
        """Forgets what an earlier training left."""
        self.wait = 0
        self.stopped_epoch = 0
        self.best = monitors.worst_value(self.monitor_op)
        self.best_weights = None
        self.best_epoch = 0

    def on_epoch_end(self, epoch, logs=None):
        """Compares the epoch with the best one, and asks training to stop when the patience is used up."""
        current = self.get_monitor_value(logs)
        if current is None or epoch < self.start_from_epoch:
            return
        if self.restore_best_weights and self.best_weights is None:
            self.best_weights = self.model.get_weights()
            self.best_epoch = epoch
        self.wait += 1
        if self._is_improvement(current, self.best):
            self.best = current
            self.best_epoch = epoch
            if self.restore_best_weights:
                self.best_weights = self.model.get_weights()
            if self.baseline is None or self._is_improvement(current, self.baseline):
                self.wait = 0
            return
        if self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        """Says what happened, and restores the best weights."""
        if self.restore_best_weights and self.best_weights is not None:
            if self.verbose > 0:
                print_message(f"Restoring model weights from the end of the best epoch: {self.best_epoch + 1}.")
            self.model.set_weights(self.best_weights)
        if self.stopped_epoch > 0 and self.verbose > 0:
            print_message(f"Epoch {self.stopped_epoch + 1}: early stopping")

    def get_monitor_value(self, logs):
        """Returns the monitored value of an epoch, or None when the epoch has none."""
        return self._lookup.find(logs or {})

    def get_state(self):
        """Returns the best value, with its epoch and weights, and how long none was better."""
        return {**{name: getattr(self, name) for name in _STATE}, "lookup": self._lookup.get_state()}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self._lookup.set_state(state["lookup"])
        for name in _STATE:
            setattr(self, name, state[name])

    def _is_improvement(self, current, reference):
        return self.monitor_op(current - self.min_delta, reference)
