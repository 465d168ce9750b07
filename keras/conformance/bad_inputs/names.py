"""Names that are misspelt, settings of the wrong kind, callbacks that watch what is not there."""

import os
import tempfile

import keras
from keras.conformance.bad_inputs.row import MODES, Row, X, Y, model_maker

_ADVICE = (
    "Please ensure you are using a `keras.utils.custom_object_scope` and that this object is included in the scope. "
    "See https://www.tensorflow.org/guide/keras/save_and_serialize#registering_the_custom_object for details."
)


def rows():
    """Yields the rows."""
    yield from _losses_and_metrics()
    yield from _parts_of_layers()
    yield from _learning_rates()
    yield from _monitors()
    yield from _callbacks()


def _without_model(name, call, kind, line):
    return Row(name, lambda: None, lambda unused_model: call(), kind, line)


def _losses_and_metrics():
    loss = (
        "Unknown loss function: 'mean_squard_error'. Did you mean 'mean_squared_error' or 'MeanSquaredError' or "
        f"'mean_squared_logarithmic_error'? {_ADVICE}"
    )
    metric = (
        "Unknown metric function: 'acuracy'. Did you mean 'accuracy' or 'BinaryAccuracy' or 'binary_accuracy'? "
        f"{_ADVICE}"
    )
    for name, given in (
        ("name", "mean_squard_error"),
        ("list", ["mean_squard_error"]),
        ("dict", {"a": "mean_squard_error"}),
    ):
        yield _without_model(f"15 loss {name}", model_maker(given), ValueError, loss)
    for name, given in (("name", "acuracy"), ("list", ["acuracy"]), ("dict", {"a": ["acuracy"]})):
        yield _without_model(f"16 metric {name}", model_maker("mse", metrics=given), ValueError, metric)
        yield _without_model(f"16 weighted {name}", model_maker("mse", weighted_metrics=given), ValueError, metric)
    line = "compile: `metrics` must hold names, functions or `keras.metrics.Metric` objects. Received: 5 of type int"
    yield _without_model("16 metric number", model_maker("mse", metrics=[5]), TypeError, line)


def _parts_of_layers():
    layers = keras.layers
    for name, call, line in (
        ("optimizer", lambda: keras.Sequential().compile("adm", "mse"),
         f"Unknown optimizer: 'adm'. Did you mean 'Adam' or 'Nadam' or 'AdamW'? {_ADVICE}"),
        ("initializer", lambda: layers.Dense(2, kernel_initializer="glorot_unifrm"),
         "Unknown initializer: 'glorot_unifrm'. Did you mean 'glorot_uniform' or 'GlorotUniform' or 'glorot_normal'? "
         f"{_ADVICE}"),
        ("activation", lambda: layers.Dense(2, activation="rellu"),
         f"Unknown activation function: 'rellu'. Did you mean 'relu' or 'elu' or 'selu'? {_ADVICE}"),
        ("padding", lambda: layers.Conv2D(2, 3, padding="sme"),
         'Conv2D: The `padding` argument must be one of "valid", "same". Received: padding=\'sme\''),
        ("pooling", lambda: layers.MaxPooling2D(2, padding="vald"),
         'MaxPooling2D: The `padding` argument must be one of "valid", "same". Received: padding=\'vald\''),
    ):  # fmt: skip
        yield _without_model(f"17 {name}", call, ValueError, line)


def _learning_rates():
    rule = "Adam: `learning_rate` must be a float >= 0"
    kinds = ", a `LearningRateSchedule`, or a callable that gives a float"
    for rate, kind, line in (
        (None, ValueError, f"{rule}{kinds}. Received: learning_rate=None"),
        ("0.1", TypeError, f"{rule}{kinds}. Received: learning_rate='0.1'"),
        (-0.1, ValueError, f"{rule}. Received: learning_rate=-0.1"),
        (float("nan"), ValueError, f"{rule}. Received: learning_rate=nan"),
    ):
        yield _without_model(f"18 rate {rate}", lambda rate=rate: keras.optimizers.Adam(rate), kind, line)

        def assign(rate=rate):
            keras.optimizers.Adam().learning_rate = rate

        yield _without_model(f"18 assigned rate {rate}", assign, kind, line)


def _monitors():
    callbacks = keras.callbacks
    for name, make in (
        ("EarlyStopping", lambda monitor: callbacks.EarlyStopping(monitor)),
        ("ModelCheckpoint", lambda monitor: callbacks.ModelCheckpoint("never.keras", monitor, save_best_only=True)),
        ("ReduceLROnPlateau", lambda monitor: callbacks.ReduceLROnPlateau(monitor)),
    ):
        for monitor, closest in (("val_los", "val_loss"), ("los", "loss")):
            line = (
                f"{name}: the monitored value '{monitor}' is not in the logs. Available: ['loss', 'val_loss']. Did you "
                f"mean '{closest}'?"
            )
            for mode, settings in MODES.items():

                def fit(model, make=make, monitor=monitor):
                    model.fit(X, Y, validation_data=(X, Y), callbacks=[make(monitor)], epochs=2, verbose=0)

                name_of_row = f"35 monitor {name} {monitor} {mode}"
                yield Row(name_of_row, model_maker("mse", **settings), fit, ValueError, line, is_early=False)


def _callbacks():
    path = "{epoch}-{val_los:.2f}.keras"
    line = (
        f"Failed to format this callback filepath: \"{path}\". It has the field 'val_los', and the logs have "
        "['epoch', 'loss']."
    )

    def save(model):
        with tempfile.TemporaryDirectory() as folder:
            before = os.getcwd()
            os.chdir(folder)
            try:
                model.fit(X, Y, callbacks=[keras.callbacks.ModelCheckpoint(path)], verbose=0)
            finally:
                os.chdir(before)

    yield Row("36 placeholder", model_maker("mse"), save, KeyError, line, is_early=False)
    stopping = keras.callbacks.EarlyStopping
    line = f"`callbacks` must hold objects, and EarlyStopping is a class. Received: {stopping!r}"
    for name, call in (
        ("list", lambda m: m.fit(X, Y, callbacks=[stopping], verbose=0)),
        ("alone", lambda m: m.fit(X, Y, callbacks=stopping, verbose=0)),
        ("evaluate", lambda m: m.evaluate(X, Y, callbacks=[stopping], verbose=0)),
        ("predict", lambda m: m.predict(X, callbacks=[stopping], verbose=0)),
    ):
        yield Row(f"37 class {name}", model_maker("mse"), call, TypeError, line)
