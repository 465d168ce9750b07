"""Runs a callback over given logs without a model that trains."""

import numpy as np
import tensorflow as tf


class RecordingModel:
    """What callbacks touch of a model: weights that are the number of the epoch, a rate, and saves that are noted."""

    def __init__(self, learning_rate=0.5):
        self.stop_training = False
        self.weights = [np.zeros(())]
        self.saved = []
        self.optimizer = _Optimizer(learning_rate)

    def get_weights(self):
        """Returns copies of the weights."""
        return [weight.copy() for weight in self.weights]

    def set_weights(self, weights):
        """Takes weights."""
        self.weights = weights

    def save(self, path, overwrite=True, **options):
        """Notes the path."""
        self.saved.append(("model", path))

    def save_weights(self, path, overwrite=True, **options):
        """Notes the path."""
        self.saved.append(("weights", path))


class _Optimizer:
    def __init__(self, learning_rate):
        self._rate = tf.Variable(learning_rate)

    @property
    def learning_rate(self):
        return self._rate

    @learning_rate.setter
    def learning_rate(self, value):
        self._rate.assign(value)


def run_epochs(callback, epochs, batches=0, model=None):
    """Calls the hooks of `callback` as `fit` would, with `epochs` as the logs of the epochs.

    Returns:
        Pair of the model and the logs as the callback left them.
    """
    model = model or RecordingModel()
    callback.set_model(model)
    callback.set_params({"verbose": 0, "epochs": len(epochs), "steps": batches})
    callback.on_train_begin({})
    seen = []
    for epoch, logs in enumerate(epochs):
        callback.on_epoch_begin(epoch, {})
        for batch in range(batches):
            callback.on_train_batch_end(batch, dict(logs))
        model.weights = [np.array(float(epoch))]
        seen.append(dict(logs))
        callback.on_epoch_end(epoch, seen[-1])
        if model.stop_training:
            break
    callback.on_train_end({})
    return model, seen
