"""`ReduceLROnPlateau`: lowers the learning rate when a value no longer improves."""

import warnings

import numpy as np

from keras.callbacks import monitor as monitors
from keras.callbacks.callback import Callback
from keras.callbacks.learning_rate_scheduler import learning_rate_of, set_learning_rate
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message

_STATE = ("best", "cooldown_counter", "wait")


@keras_export("keras.callbacks.ReduceLROnPlateau")
class ReduceLROnPlateau(Callback):
    """Multiplies the learning rate by `factor` when a monitored value has not improved for `patience` epochs.

    The rate is added to the logs as `lr`.

    >>> callback = keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.2, patience=5, min_lr=0.001)

    Args:
        monitor: Name of the value in the logs.
        factor: Float below 1.
        patience: Int, epochs without improvement.
        verbose: 0, or 1 to say the new rate.
        mode: "min", "max", or "auto", which takes accuracies and AUC to be better when larger.
        min_delta: Float >= 0: least change that counts.
        cooldown: Int, epochs after a reduction in which nothing is counted.
        min_lr: Float, the rate never falls below it.

    Raises:
        ValueError: `factor` is 1 or more, or, at the end of the first epoch, `monitor` is not in the logs.
    """

    def __init__(
        self,
        monitor="val_loss",
        factor=0.1,
        patience=10,
        verbose=0,
        mode="auto",
        min_delta=1e-4,
        cooldown=0,
        min_lr=0,
        **kwargs,
    ):
        super().__init__()
        if factor >= 1.0:
            raise ValueError(f"ReduceLROnPlateau does not support a factor >= 1.0. Received: factor={factor}")
        if "epsilon" in kwargs:
            warnings.warn("`epsilon` argument is deprecated, use `min_delta` instead.", stacklevel=2)
            min_delta = kwargs.pop("epsilon")
        if kwargs:
            raise TypeError(f"ReduceLROnPlateau: Keyword argument not understood: {sorted(kwargs)[0]!r}.")
        self.monitor = monitor
        self.factor = factor
        self.min_lr = min_lr
        self.min_delta = min_delta
        self.patience = patience
        self.verbose = verbose
        self.cooldown = cooldown
        self.mode = mode
        self._better = monitors.better_than(mode, monitor, "ReduceLROnPlateau")
        self._lookup = monitors.ValueLookup(monitor, self)
        self._reset()

    def on_train_begin(self, logs=None):
        """Forgets what an earlier training left."""
        self._reset()

    def on_epoch_end(self, epoch, logs=None):
        """Compares the epoch with the best one and lowers the rate when the patience is used up."""
        logs = {} if logs is None else logs
        current = self._lookup.find(logs)
        logs["lr"] = learning_rate_of(self.model)
        if current is None:
            return
        if self.in_cooldown():
            self.cooldown_counter -= 1
            self.wait = 0
        if self._is_improvement(current):
            self.best = current
            self.wait = 0
        elif not self.in_cooldown():
            self.wait += 1
            if self.wait >= self.patience:
                self._reduce(epoch)

    def in_cooldown(self):
        """Whether a reduction was too recent for epochs to count."""
        return self.cooldown_counter > 0

    def get_state(self):
        """Returns the best value and the counters of epochs; the rate is part of the optimizer."""
        return {**{name: getattr(self, name) for name in _STATE}, "lookup": self._lookup.get_state()}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self._lookup.set_state(state["lookup"])
        for name in _STATE:
            setattr(self, name, state[name])

    def _reset(self):
        self.best = monitors.worst_value(self._better)
        self.cooldown_counter = 0
        self.wait = 0

    def _is_improvement(self, current):
        delta = self.min_delta if self._better is np.greater else -self.min_delta
        return self._better(current, self.best + delta)

    def _reduce(self, epoch):
        old_rate = learning_rate_of(self.model, as_float=True)
        if old_rate > np.float32(self.min_lr):
            new_rate = max(old_rate * self.factor, self.min_lr)
            set_learning_rate(self.model, new_rate, "ReduceLROnPlateau")
            if self.verbose > 0:
                print_message(f"\nEpoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {new_rate}.")
            self.cooldown_counter = self.cooldown
            self.wait = 0
