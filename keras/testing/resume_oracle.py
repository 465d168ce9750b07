"""Compares trainings that were interrupted and went on with one that was not, bit by bit.

Run as a program, it is a training that another process can kill:
`python -m keras.testing.resume_oracle data save_freq folder [epoch step signal]` trains with the backup in `folder`,
kills itself at the point that is given, and otherwise prints the digest of where it ended.
"""

import hashlib
import os
import signal
import sys

import numpy as np
import tensorflow as tf

from keras import callbacks as callbacks_module, layers
from keras.callbacks import model_state
from keras.data.sequence import Sequence
from keras.models.sequential import Sequential
from keras.optimizers.adam import Adam
from keras.support import random_state
from keras.utils.random_seed import set_random_seed

EPOCHS = 3
_ROWS, _BATCH = 44, 8  # the last batch of an epoch is smaller


class Interruption(RuntimeError):
    """What `Interrupt` raises."""


class Interrupt(callbacks_module.Callback):
    """Ends a training at one point, before the batch `step` of `epoch`.

    Args:
        epoch, step: The point.
        signal_number: Signal to send to the process; by default an exception is raised.
    """

    def __init__(self, epoch, step, signal_number=None):
        super().__init__()
        self._point = (epoch, step)
        self._signal = signal_number
        self._epoch = None

    def on_epoch_begin(self, epoch, logs=None):
        """Takes note of the epoch."""
        self._epoch = epoch

    def on_train_batch_begin(self, batch, logs=None):
        """Ends the training when its point has come."""
        if (self._epoch, batch) != self._point:
            return
        if self._signal is None:
            raise Interruption(f"at {self._point}")
        os.kill(os.getpid(), self._signal)


class ShuffledRows(Sequence):
    """Batches of rows whose order changes at the end of every epoch."""

    def __init__(self, x, y):
        self._x, self._y = x, y
        self._order = np.arange(len(x))

    def __len__(self):
        return -(-len(self._x) // _BATCH)

    def __getitem__(self, index):
        part = self._order[index * _BATCH : (index + 1) * _BATCH]
        return self._x[part], self._y[part]

    def on_epoch_end(self):
        """Draws a new order."""
        np.random.shuffle(self._order)


def full_state(model, callbacks):
    """Returns everything that a training has come to, as a dict from what it is to an encoded value."""
    state = {f"variable {index}": value.tobytes() for index, value in enumerate(model_state.get_state(model))}
    for index, callback in enumerate(callbacks):
        state[f"callback {index} {type(callback).__name__}"] = _encode(callback.get_state())
    state["history"] = _encode((model.history.epoch, model.history.history))
    state["random"] = _encode(random_state.get_state())
    return state


def digest(state):
    """One text for a whole state."""
    return hashlib.sha256(repr(sorted(state.items())).encode()).hexdigest()


def make_training(data):
    """Returns a new model and the arguments of its `fit`, after seeding, for data of kind "arrays", "dataset",
    "endless dataset", "sequence" or "generator"."""
    set_random_seed(3)
    generator = np.random.default_rng(0)
    x = generator.random((_ROWS, 6), "float32")
    y = (x.sum(axis=1, keepdims=True) + generator.normal(size=(_ROWS, 1))).astype("float32")
    model = Sequential([layers.Dense(8, activation="relu"), layers.Dropout(0.3), layers.GaussianNoise(0.1)])
    model.add(layers.BatchNormalization())
    model.add(layers.Dense(1))
    model.compile(Adam(0.02, use_ema=True, ema_momentum=0.9), "mse", metrics=["mae"])
    return model, {**_training_data(data, x, y), "validation_data": (x[:16], y[:16]), "epochs": EPOCHS, "verbose": 0}


def make_callbacks(folder):
    """Callbacks with a state of their own."""
    return [
        callbacks_module.ReduceLROnPlateau(monitor="loss", patience=1, factor=0.5, min_delta=0.3),
        callbacks_module.LearningRateScheduler(lambda epoch, rate: rate * 0.9),
        callbacks_module.EarlyStopping(monitor="val_mae", patience=9, restore_best_weights=True),
        callbacks_module.ModelCheckpoint(
            os.path.join(folder, "best.weights.h5"), monitor="val_loss", save_best_only=True, save_weights_only=True
        ),
        callbacks_module.CSVLogger(os.path.join(folder, "log.csv")),
    ]


def train(data, folder, save_freq, interrupt=None, **backup_arguments):
    """Trains, from the backup in `folder` on when there is one, and returns the state at the end."""
    model, arguments = make_training(data)
    callbacks = make_callbacks(folder)
    backup = callbacks_module.BackupAndRestore(os.path.join(folder, "backup"), save_freq, **backup_arguments)
    model.fit(**arguments, callbacks=[*callbacks, backup, *([interrupt] if interrupt else [])])
    with open(os.path.join(folder, "log.csv"), "rb") as file:
        return {**full_state(model, callbacks), "log.csv": file.read()}


def _training_data(data, x, y):
    if data == "arrays":
        return {"x": x, "y": y, "batch_size": _BATCH}
    if data == "sequence":
        return {"x": ShuffledRows(x, y)}
    if data == "generator":
        return {"x": _batches(x, y), "steps_per_epoch": 5}
    dataset = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(_ROWS)
    if data == "endless dataset":
        return {"x": dataset.repeat().batch(_BATCH), "steps_per_epoch": 5}
    return {"x": dataset.batch(_BATCH)}


def _batches(x, y):
    while True:
        for begin in range(0, len(x), _BATCH):
            yield x[begin : begin + _BATCH], y[begin : begin + _BATCH]


def _encode(value):
    """Values as text that is equal for equal bits only."""
    if isinstance(value, dict):
        return repr({key: _encode(part) for key, part in value.items()})
    if isinstance(value, (list, tuple)):
        return repr([_encode(part) for part in value])
    if isinstance(value, (np.ndarray, np.generic)):
        return f"{value.dtype} {value.shape} {value.tobytes().hex()}"
    return repr(value)


def _main(data, save_freq, folder, *point):
    tf.config.experimental.enable_op_determinism()
    save_freq = int(save_freq) if save_freq.isdigit() else save_freq
    interrupt = Interrupt(int(point[0]), int(point[1]), signal.Signals[point[2]]) if point else None
    print("digest", digest(train(data, folder, save_freq, interrupt, save_before_preemption="SIGTERM" in point)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
