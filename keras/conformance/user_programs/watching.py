"""Watching a training and steering it: hooks, checkpoints, learning rates, steps that run together."""

import csv
import os
import tempfile

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, whole


def small(keras, outputs=1, activation=None):
    return keras.Sequential(
        [keras.layers.Dense(6, activation="relu", input_shape=(4,)), keras.layers.Dense(outputs, activation=activation)]
    )


def every_hook(keras):
    seen = []

    class Teller(keras.callbacks.Callback):
        def set_params(self, params):
            super().set_params(params)
            seen.append(("params", params))

        def on_predict_batch_end(self, batch, logs=None):
            seen.append(("predict batch", batch, {key: value.shape for key, value in logs.items()}))

    def teller(name):
        def hook(self, *index_and_logs, logs=None):
            *index, last = (*index_and_logs, logs) if logs is not None else (*index_and_logs, None)
            seen.append((name, [part if not isinstance(part, dict) else dict(part) for part in index], last))

        return hook

    for moment in "train_begin train_end epoch_begin epoch_end test_begin test_end predict_begin predict_end".split():
        setattr(Teller, f"on_{moment}", teller(moment))
    for moment in "train_batch_begin train_batch_end test_batch_begin test_batch_end predict_batch_begin".split():
        setattr(Teller, f"on_{moment}", teller(moment))
    model = small(keras)
    model.compile(
        keras.optimizers.RMSprop(learning_rate=0.1), loss="mean_squared_error", metrics=["mean_absolute_error"]
    )
    x, y = normal(12, 4), normal(12, 1)
    model.fit(x, y, batch_size=5, epochs=2, verbose=0, validation_split=0.5, callbacks=[Teller()], shuffle=False)
    evaluated = model.evaluate(x, y, batch_size=5, verbose=0, callbacks=[Teller()])
    model.predict(x, batch_size=5, verbose=0, callbacks=[Teller()])
    return {"seen": seen, "evaluated": evaluated}


def checkpoints_and_logs(keras):
    model = small(keras, 3, "softmax")
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = normal(12, 4), whole(12, below=3)
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "log.csv")
        callbacks = [
            keras.callbacks.LambdaCallback(
                on_batch_end=lambda batch, logs: seen.append((batch, dict(logs))),
                on_train_end=lambda logs: seen.append(dict(logs)),
            ),
            keras.callbacks.CSVLogger(table, separator=";"),
            keras.callbacks.ModelCheckpoint(os.path.join(folder, "m{epoch:02d}-{val_loss:.1f}.keras")),
            keras.callbacks.ModelCheckpoint(
                os.path.join(folder, "best"), monitor="val_accuracy", save_best_only=True, save_weights_only=True
            ),
            keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.2, patience=1, min_lr=1e-5, min_delta=1.0),
            keras.callbacks.EarlyStopping(monitor="val_loss", patience=2, min_delta=0.5, restore_best_weights=True),
        ]
        history = model.fit(
            x, y, validation_data=(x, y), epochs=6, batch_size=4, shuffle=False, callbacks=callbacks, verbose=0
        )
        files = sorted(name for name in os.listdir(folder) if name.endswith(".keras"))
        with open(table) as file:
            names, *rows = csv.reader(file, delimiter=";")
        again = keras.models.load_model(os.path.join(folder, files[0]))
        evaluated = again.evaluate(x, y, verbose=0)
        model.load_weights(os.path.join(folder, "best")).expect_partial()
    return {
        "history": history.history,
        "epochs": history.epoch,
        "seen": seen,
        "files": files,
        "table": (names, [[float(value) for value in row] for row in rows]),
        "again": evaluated,
        "best": model.get_weights(),
        "stopped": (callbacks[-1].stopped_epoch, callbacks[-1].wait, callbacks[-1].best),
    }


def rates_by_callbacks(keras):
    backend = keras.backend
    rates = []

    class WarmUp(keras.callbacks.Callback):
        step = 0

        def on_train_batch_begin(self, batch, logs=None):
            self.step += 1
            backend.set_value(self.model.optimizer.lr, 0.01 * min(1.0, self.step / 4))

        def on_epoch_end(self, epoch, logs=None):
            logs["lr"] = backend.get_value(self.model.optimizer.lr)

    class Steps(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 1:
                self.model.optimizer.learning_rate = 0.05
            elif epoch == 2:
                self.model.optimizer.learning_rate.assign(0.025)
            elif epoch == 3:
                self.model.optimizer.lr = self.model.optimizer.lr * 0.5
            rates.append(float(self.model.optimizer.learning_rate))

    model = small(keras)
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "mse")
    x, y = normal(12, 4), normal(12, 1)
    scheduler = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.9 if epoch else rate, verbose=1)
    histories = [
        model.fit(x, y, batch_size=4, epochs=epochs, shuffle=False, verbose=0, callbacks=[callback]).history
        for epochs, callback in ((2, WarmUp()), (4, Steps()), (2, scheduler))
    ]
    return {"histories": histories, "rates": rates, "values": model.get_weights()}


def own_schedule(keras):
    class WarmUpCosine(keras.optimizers.schedules.LearningRateSchedule):
        def __init__(self, base, total, warm):
            super().__init__()
            self.base, self.total, self.warm = base, total, warm

        def __call__(self, step):
            step = tf.cast(step, tf.float32)
            rate = 0.5 * self.base * (1 + tf.cos(np.pi * (step - self.warm) / float(self.total - self.warm)))
            return tf.where(step < self.warm, self.base * step / self.warm, rate)

        def get_config(self):
            return {"base": self.base, "total": self.total, "warm": self.warm}

    optimizer = keras.optimizers.Adam(WarmUpCosine(0.1, 12, 3))

    def lr(y_true, y_pred):
        return optimizer.learning_rate

    model = small(keras)
    model.compile(optimizer, "mse", metrics=[lr])
    history = model.fit(normal(12, 4), normal(12, 1), batch_size=4, epochs=3, shuffle=False, verbose=0)
    return {
        "history": history.history,
        "iterations": optimizer.iterations.numpy(),
        "rate": optimizer.learning_rate,
        "values": model.get_weights(),
    }


def steps_together(keras):
    found = []
    x, y = normal(28, 4), normal(28, 1)
    for settings in ({"jit_compile": True}, {"steps_per_execution": 3}):
        seen = []
        callback = keras.callbacks.LambdaCallback(
            on_batch_begin=lambda batch, logs, seen=seen: seen.append(batch),
            on_batch_end=lambda batch, logs, seen=seen: seen.append((batch, dict(logs))),
        )
        model = small(keras)
        model.compile(keras.optimizers.Adam(0.01), "mse", metrics=["mae"], **settings)
        history = model.fit(
            x, y, batch_size=4, epochs=2, shuffle=False, verbose=0, callbacks=[callback], validation_data=(x, y)
        )
        predicted = model.predict(x, batch_size=4, verbose=0)
        found.append((history.history, seen, predicted, model.optimizer.iterations, model.get_weights()))
    return {"found": found}


PROGRAMS = (
    Program("watching/every_hook", every_hook),
    Program("watching/checkpoints_and_logs", checkpoints_and_logs),
    Program("watching/rates_by_callbacks", rates_by_callbacks),
    Program("watching/own_schedule", own_schedule),
    Program("watching/steps_together", steps_together),
)
