"""`BaseLogger`: means of batch logs over an epoch."""

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export


@keras_export("keras.callbacks.BaseLogger")
class BaseLogger(Callback):
    """Adds up the logs of batches, weighted by `logs["size"]`, and puts their means into the logs of the epoch.

    >>> callback = keras.callbacks.BaseLogger()

    Args:
        stateful_metrics: Names whose last value is taken as it is.
    """

    def __init__(self, stateful_metrics=None):
        super().__init__()
        self.stateful_metrics = set(stateful_metrics or ())

    def on_epoch_begin(self, epoch, logs=None):
        """Begins the sums again."""
        self.seen = 0
        self.totals = {}

    def on_batch_end(self, batch, logs=None):
        """Adds the logs of a batch."""
        logs = logs or {}
        size = logs.get("size", 0)
        self.seen += size
        for name, value in logs.items():
            is_stateful = name in self.stateful_metrics
            self.totals[name] = value if is_stateful else self.totals.get(name, 0) + value * size

    def get_state(self):
        """Returns the sums so far."""
        return {"seen": self.seen, "totals": dict(self.totals)}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self.seen, self.totals = state["seen"], dict(state["totals"])

    def on_epoch_end(self, epoch, logs=None):
        """Puts the means into the logs."""
        if logs is None:
            return
        for name in self.params["metrics"]:
            if name in self.totals:
                is_stateful = name in self.stateful_metrics
                logs[name] = self.totals[name] if is_stateful else self.totals[name] / self.seen
