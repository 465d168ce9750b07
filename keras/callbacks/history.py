"""`History`: the logs of every epoch."""

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export


@keras_export("keras.callbacks.History")
class History(Callback):
    """Keeps the logs of every epoch; `fit` makes one and returns it.

    >>> model = keras.Sequential([keras.layers.Dense(1)])
    >>> model.compile("sgd", "mse")
    >>> history = model.fit(np.ones((4, 2)), np.ones((4, 1)), epochs=3, verbose=0)
    >>> len(history.history["loss"]), history.epoch
    (3, [0, 1, 2])

    Attributes:
        history: Dict from name to list of values, one for each epoch.
        epoch: List of epoch indices.
    """

    def __init__(self):
        super().__init__()
        self.history = {}

    def on_train_begin(self, logs=None):
        """Begins a new list of epochs."""
        self.epoch = []

    def on_epoch_end(self, epoch, logs=None):
        """Adds the logs of the epoch."""
        self.epoch.append(epoch)
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(value)
        self.model.history = self

    def get_state(self):
        """Returns the epochs and their logs."""
        return {"epoch": list(self.epoch), "history": {name: list(values) for name, values in self.history.items()}}

    def set_state(self, state):
        """Takes what `get_state` returned: a training that goes on has the history of all its epochs."""
        self.epoch, self.history = list(state["epoch"]), {name: list(v) for name, v in state["history"].items()}
