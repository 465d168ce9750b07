"""Values that the model or its loss has no use for: text, objects, NaN, labels and ids out of range."""

import numpy as np
import tensorflow as tf

import keras
from keras.conformance.bad_inputs.row import MODES, Row, X, Y, batches, forms, model_maker, settings_of_forms

_TEXT = np.array([["a", "b", "c"]] * 8)


def rows():
    """Yields the rows."""
    yield from _text()
    yield from _objects()
    yield from _nan()
    yield from _labels_out_of_range()
    yield from _no_probabilities()
    yield from _ids_out_of_range()


def _text():
    for kind, mode in settings_of_forms():
        for form, call in forms(_TEXT, Y).items():
            caller = form if form.endswith("on_batch") else "fit"
            line = f"`{caller}(x)`: input 0 ('x') has dtype string and expects float32."
            if kind != "functional":
                line = 'Layer "dense" (Dense) computes on numbers and got text. Received: inputs.dtype=string'
            yield Row(f"4 text {kind} {mode} {form}", model_maker("mse", kind, **MODES[mode]), call, TypeError, line)
        output = "dense" if kind == "functional" else "output_1"
        line = (
            f'Targets of output "{output}" are text, and loss mean_squared_error computes with numbers. Received: '
            "y.dtype=string"
        )
        for form, call in forms(X, _TEXT).items():
            make = model_maker("mse", kind, **MODES[mode])
            yield Row(f"4 text targets {kind} {mode} {form}", make, call, TypeError, line)
    line = "`predict_on_batch(x)`: input 0 ('x') has dtype string and expects float32."
    yield Row("4 text predict", model_maker("mse"), lambda model: model.predict_on_batch(_TEXT), TypeError, line)


def _objects():
    holed = X.astype(object)
    holed[2, 1] = None
    rule = "every element must be text, or every element a number."
    cases = {
        "array": (holed, f"`x` holds Python objects, and x[(2, 1)] is of type NoneType: {rule}"),
        "list": (holed.tolist(), f"`x` holds Python objects, and x[(2, 1)] is of type NoneType: {rule}"),
        "dicts": (np.array([{}] * 8), f"`x` holds Python objects, and x[0] is of type dict: {rule}"),
        "ragged": (
            [[1, 2, 3]] * 7 + [[1, 2]],
            "A list of numbers must have rows of one length. Received: row 7 has 2 elements, and row 0 has 3",
        ),
    }
    for kind, mode in settings_of_forms():
        for name, (x, line) in cases.items():
            make = model_maker("mse", kind, **MODES[mode])

            def fit(model, x=x):
                model.fit(x, Y, verbose=0)

            def train(model, x=x):
                model.train_on_batch(x, Y)

            def generate(model, x=x):
                model.fit(iter([(x, Y)]), verbose=0)

            yield Row(f"5 objects {kind} {mode} {name} fit", make, fit, ValueError, line)
            line = line.replace("`x`", "`the batch`").replace("x[", "the batch[")
            yield Row(f"5 objects {kind} {mode} {name} train_on_batch", make, train, ValueError, line)
            yield Row(f"5 objects {kind} {mode} {name} generator", make, generate, ValueError, line)


def _nan():
    bad = X.copy()
    bad[6, 1] = np.nan
    infinite = Y.copy()
    infinite[6, 2] = np.inf
    for mode, settings in MODES.items():
        make = model_maker("mse", **settings)
        for form, call in forms(bad, Y).items():
            line = (
                "fit: the loss became NaN at step 2 of epoch 1: input 'x' holds NaN at index [2, 1] (1 of 12 values) "
                "of its batch."
            )
            if form == "dataset":
                line = "fit: the loss became NaN at step 2 of epoch 1."
            if form == "train_on_batch":
                line = (
                    "train_on_batch: input 'x' holds NaN at index [6, 1] (1 of 24 values) of the first batch. The loss "
                    "becomes NaN, and then the weights do."
                )
            yield Row(f"6 NaN in x {mode} {form}", make, call, UserWarning, line, is_early=False)
        for form, call in forms(bad[4:], Y[4:]).items():
            caller = form if form.endswith("on_batch") else "fit"
            line = (
                f"{caller}: input 'x' holds NaN at index [2, 1] (1 of 12 values) of the first batch. The loss becomes "
                "NaN, and then the weights do."
            )
            yield Row(f"6 NaN in first x {mode} {form}", make, call, UserWarning, line, is_early=False)
        line = (
            "fit: the loss became infinite at step 2 of epoch 1: target 'dense' holds Inf at index [2, 2] (1 of 12 "
            "values) of its batch."
        )
        call = forms(X, infinite)["arrays"]
        yield Row(f"6 infinite y {mode}", make, call, UserWarning, line, is_early=False)


def _labels_out_of_range():
    labels = np.array([0, 1, 2, 1, 0, 7, 2, 0])
    rule = "labels must lie in [0, 3) for an output of 3 classes. Received: label 7 at index"
    for method in ("fit", "evaluate"):
        for kind, mode in settings_of_forms():
            for form, call in forms(X, labels, method).items():
                is_whole = form not in ("dataset", "generator")
                line = f"`y`: {rule} 5 (1 of 8 labels lie outside)"
                if not is_whole:
                    line = f"`y of this batch`: {rule} 1 (1 of 4 labels lie outside)"
                make = model_maker("sparse_categorical_crossentropy", kind, activation="softmax", **MODES[mode])
                name = f"10 labels {method} {kind} {mode} {form}"
                if mode == "jit" and form in ("dataset", "generator"):
                    yield from _labels_under_xla(name, make, call, method, form, line)
                else:
                    yield Row(name, make, call, ValueError, line, is_early=is_whole and mode != "eager")
        first = forms(X[4:], labels[4:], method)
        for mode, settings in MODES.items():
            make = model_maker("sparse_categorical_crossentropy", activation="softmax", **settings)
            for form in ("dataset", "generator"):
                line = f"`y of this batch`: {rule} 1 (1 of 4 labels lie outside)"
                yield Row(f"10 first labels {method} {mode} {form}", make, first[form], ValueError, line)


def _labels_under_xla(name, make, call, method, form, line):
    """Programs of XLA make the loss NaN, which `fit` looks into; the batches of datasets are gone by then."""
    if method == "fit" and form == "generator":
        yield Row(name, make, call, ValueError, line, is_early=False)
    elif method == "fit":
        line = "fit: the loss became NaN at step 2 of epoch 1."
        yield Row(name, make, call, UserWarning, line, is_early=False)


def _no_probabilities():
    targets = np.array([5, 0, 1, 1, 0, 1, -1, 1], "float32")[:, np.newaxis]
    line = (
        "`y`: targets of binary_crossentropy must lie in [0, 1]. Received: 5 at index 0; the loss then falls below 0 "
        "and means nothing."
    )
    for kind, mode in settings_of_forms():
        for form, call in forms(X, targets).items():
            is_batch = form in ("dataset", "generator")
            make = model_maker("binary_crossentropy", kind, 1, "sigmoid", **MODES[mode])
            text = line.replace("`y`", "`y of this batch`") if is_batch else line
            yield Row(f"14 targets {kind} {mode} {form}", make, call, UserWarning, text, is_early=False)


def _ids_out_of_range():
    ids = np.array([[1, 2, 3], [0, 7, 2]] * 4)
    targets = np.ones((8, 1), "float32")

    def maker(kind, mode):
        def make():
            layers = keras.layers
            embedding, head = layers.Embedding(5, 2, input_length=3), [layers.Flatten(), layers.Dense(1)]
            if kind == "functional":
                inputs = keras.Input((3,), name="x")
                model = keras.Model(inputs, head[1](head[0](embedding(inputs))))
            else:
                model = keras.Sequential([embedding, *head])
            model.compile(keras.optimizers.SGD(), "mse", **MODES[mode])
            return model

        return make

    line = "layer 'embedding': id 7 >= input_dim 5 at [1,1]"
    for method in ("fit", "evaluate"):
        for kind in ("functional", "sequential"):
            for mode in MODES:
                for form, call in forms(ids, targets, method).items():
                    yield Row(f"39 ids {method} {kind} {mode} {form}", maker(kind, mode), call, ValueError, line)
    later = np.concatenate([np.zeros((4, 3), int), ids[:4]])
    for mode in ("graph", "eager"):
        for form in ("arrays", "dataset", "generator"):
            call = forms(later, targets)[form]
            name = f"39 later ids {mode} {form}"
            yield Row(name, maker("functional", mode), call, ValueError, line, is_early=False)

    def predict(model):
        model.predict(ids, verbose=0)

    yield Row("39 ids predict", maker("functional", "graph"), predict, ValueError, line)
    yield Row(
        "39 ids generator",
        maker("functional", "jit"),
        lambda m: m.fit(batches(ids, targets), verbose=0),
        ValueError,
        line,
    )
    yield Row(
        "39 negative ids", maker("functional", "graph"), lambda m: m.predict_on_batch(tf.constant(-ids)), ValueError,
        "layer 'embedding': id -1 < 0 at [0,0]",
    )  # fmt: skip
