"""Data of the wrong shape."""

import numpy as np
import tensorflow as tf

import keras
from keras.conformance.bad_inputs.row import KINDS, MODES, Row, X, Y, forms, model_maker, settings_of_forms

_WIDE = np.ones((8, 5), "float32")
_LABELS = np.arange(8) % 3
_UNBATCHED = tf.data.Dataset.from_tensor_slices((X, Y))


def rows():
    """Yields the rows."""
    yield from _wrong_features()
    yield from _added_axis()
    yield from _different_lengths()
    yield from _labels_of_the_wrong_form()
    yield from _unbatched()


def _wrong_features():
    shapes = {"dataset": "(None, 5)", "train_on_batch": "(8, 5)", "test_on_batch": "(8, 5)"}
    for method in ("fit", "evaluate"):
        for mode, settings in MODES.items():
            for form, call in forms(_WIDE, Y, method).items():
                caller = form if form.endswith("on_batch") else method
                line = f"`{caller}(x)`: input 'x' expects shape (None, 3), got {shapes.get(form, '(4, 5)')}."
                yield Row(f"1 features {method} {mode} {form}", model_maker("mse", **settings), call, ValueError, line)
    for kind in KINDS[1:]:
        for form, call in forms(_WIDE, Y).items():
            shape = {"dataset": "(None, 5)", "generator": "(None, 5)", "train_on_batch": "(8, 5)"}.get(form, "(4, 5)")
            line = (
                'Input 0 of layer "dense" is incompatible with the layer: expected axis -1 of input shape to have '
                f"value 3, but received input with shape {shape}"
            )
            make = model_maker("mse", kind, is_built=True)
            yield Row(f"1 features {kind} {form}", make, call, ValueError, line)
    for method in ("predict", "predict_on_batch"):
        line = f"`{method}(x)`: input 'x' expects shape (None, 3), got (8, 5)."
        settings = {} if method == "predict_on_batch" else {"verbose": 0}

        def predict(model, method=method, settings=settings):
            return getattr(model, method)(_WIDE, **settings)

        yield Row(f"1 features {method}", model_maker("mse"), predict, ValueError, line)


def _added_axis():
    def make():
        inputs = keras.Input((4, 4, 1), name="x")
        model = keras.Model(inputs, keras.layers.Flatten()(inputs))
        model.compile("sgd", "mse")
        return model

    line = (
        "Input 'x' expects shape (None, 4, 4, 1) and got ({}, 4, 4): a last axis of size 1 was added. Give it that "
        "axis, `x[..., None]`, if this is what you meant."
    )
    images = np.ones((2, 4, 4), "float32")
    yield Row("2 axis predict", make, lambda model: model.predict(images, verbose=0), UserWarning, line.format(None))
    yield Row(
        "2 axis predict_on_batch", make, lambda model: model.predict_on_batch(images), UserWarning, line.format(2)
    )
    line = "`predict(x)`: input 'x' expects shape (None, 4, 4, 1), got (4, 4, 1): the axis of samples is missing."
    yield Row("2 sample", make, lambda model: model.predict(np.ones((4, 4, 1)), verbose=0), ValueError, line)


def _different_lengths():
    line = "Data cardinality is ambiguous:"
    calls = {
        "y": lambda model: model.fit(X, Y[:5], verbose=0),
        "sample_weight": lambda model: model.fit(X, Y, sample_weight=np.ones(7), verbose=0),
        "validation_data": lambda model: model.fit(X, Y, validation_data=(X, Y[:2]), verbose=0),
        "evaluate": lambda model: model.evaluate(X, Y[:5], verbose=0),
        "train_on_batch": lambda model: model.train_on_batch(X, Y[:5]),
        "test_on_batch": lambda model: model.test_on_batch(X, Y[:5]),
        "one target": lambda model: model.train_on_batch(X, Y[:1]),
        "one weight": lambda model: model.test_on_batch(X, tf.constant(Y), np.ones(1)),
        "class_weight": lambda model: model.train_on_batch(X, Y, np.ones(4), class_weight={0: 1.0, 1: 2.0}),
    }
    for kind, mode in settings_of_forms():
        for form, call in calls.items():
            make = model_maker("mse", kind, **MODES[mode])
            yield Row(f"3 lengths {kind} {mode} {form}", make, call, ValueError, line)


def _labels_of_the_wrong_form():
    for kind, mode in settings_of_forms():
        output = "dense" if kind == "functional" else "output_1"
        for form in forms(X, Y):
            rows_text = _rows_text(form, mode)
            for number, loss, y, line in (
                (11, "categorical_crossentropy", _LABELS,
                 f'Loss categorical_crossentropy of output "{output}" takes one-hot targets of shape ({rows_text}, 3), '
                 f"and got targets of shape ({rows_text}, 1)."),
                (12, "sparse_categorical_crossentropy", Y,
                 f'Loss sparse_categorical_crossentropy of output "{output}" takes labels as class numbers, shape '
                 f"({rows_text},), and got targets of shape ({rows_text}, 3) that look one-hot."),
                (13, "mse", np.ones((8, 8), "float32"),
                 f'Targets of shape ({rows_text}, 8) do not match output "{output}" of shape ({rows_text}, 1): the '
                 "loss would broadcast one against the other, or fail."),
            ):  # fmt: skip
                make = model_maker(
                    loss, kind, 1 if number == 13 else 3, None if number == 13 else "softmax", **MODES[mode]
                )
                yield Row(f"{number} targets {kind} {mode} {form}", make, forms(X, y)[form], ValueError, line)


def _rows_text(form, mode):
    if form == "train_on_batch":
        return "8"
    return "None" if form in ("dataset", "generator") and mode != "eager" else "4"


def _unbatched():
    for method in ("fit", "evaluate"):
        for kind, mode in settings_of_forms():
            problem = "the elements of the dataset look unbatched"
            line = f"`{method}(x)`: {problem}, of shapes (3,), (3,): an axis of samples is missing."
            if kind == "functional":
                line = f"`{method}(x)`: input 'x' expects shape (None, 3), got (3,): {problem}."
            for is_built in (False, True):
                make = model_maker("mse", kind, is_built=is_built, **MODES[mode])
                name = f"38 unbatched {method} {kind} {mode}{' built' if is_built else ''}"
                yield Row(
                    name,
                    make,
                    lambda model, method=method: getattr(model, method)(_UNBATCHED, verbose=0),
                    ValueError,
                    line,
                )
