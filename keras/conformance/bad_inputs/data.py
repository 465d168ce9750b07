"""Data that is missing, ends too early, or does not go with the other arguments."""

import numpy as np
import tensorflow as tf

from keras.conformance.bad_inputs.row import MODES, Row, X, Y, batches, model_maker, settings_of_forms

_NOTHING = np.ones((0, 3), "float32")
_LABELS = np.arange(8) % 3


def rows():
    """Yields the rows."""
    yield from _empty()
    yield from _runs_dry()
    yield from _empty_generator()
    yield from _no_class_weight()
    yield from _excluded_arguments()


def dataset():
    """Two batches of four."""
    return tf.data.Dataset.from_tensor_slices((X, Y)).batch(4)


def _empty():
    arrays = "Expected input data to be non-empty. Received arrays of 0 rows: x.shape=(0, 3)"
    nothing = "Expected input data to be non-empty. Received a dataset of 0 batches."
    unknown = "Expected input data to be non-empty: the data yielded no batch."
    batch = "Expected input data to be non-empty. Received a batch of 0 rows: y.shape=(0, 3)"
    for kind, mode in settings_of_forms():
        make = model_maker("mse", kind, **MODES[mode])
        for name, call, line in (
            ("fit arrays", lambda m: m.fit(_NOTHING, _NOTHING, verbose=0), arrays),
            ("evaluate arrays", lambda m: m.evaluate(_NOTHING, _NOTHING, verbose=0), arrays),
            ("predict arrays", lambda m: m.predict(_NOTHING, verbose=0), arrays),
            ("validation arrays", lambda m: m.fit(X, Y, validation_data=(_NOTHING, _NOTHING), verbose=0), arrays),
            ("fit take", lambda m: m.fit(dataset().take(0), verbose=0), nothing),
            ("evaluate take", lambda m: m.evaluate(dataset().take(0), verbose=0), nothing),
            ("predict take", lambda m: m.predict(dataset().take(0), verbose=0), nothing),
            ("fit filter", lambda m: m.fit(dataset().filter(lambda x, y: False), verbose=0), unknown),
            ("evaluate filter", lambda m: m.evaluate(dataset().filter(lambda x, y: False), verbose=0), unknown),
            ("train_on_batch", lambda m: m.train_on_batch(_NOTHING, _NOTHING), batch),
            ("test_on_batch", lambda m: m.test_on_batch(_NOTHING, _NOTHING), batch),
        ):
            yield Row(f"7 empty {kind} {mode} {name}", make, call, ValueError, line)


def _runs_dry():
    line = (
        "Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at "
        "least `steps_per_epoch * epochs` batches (in this case, 15 batches). You may need to use the repeat() "
        "function when building your dataset. The epoch is incomplete: it got 2 of 5 batches."
    )
    for mode, settings in MODES.items():
        make = model_maker("mse", **settings)
        for name, source in (("generator", lambda: batches(X, Y)), ("dataset", dataset)):

            def fit(model, source=source):
                model.fit(source(), steps_per_epoch=5, epochs=3, verbose=0)

            def evaluate(model, source=source):
                model.evaluate(source(), steps=5, verbose=0)

            def predict(model, source=source):
                model.predict(source(), steps=5, verbose=0)

            def validate(model, source=source):
                model.fit(X, Y, validation_data=source(), validation_steps=5, verbose=0)

            yield Row(f"8 dry {mode} {name} fit", make, fit, UserWarning, line, is_early=False)
            for method, call in (("evaluate", evaluate), ("predict", predict), ("evaluate", validate)):
                text = f"Your input ran out of data: `{method}` got 2 of 5 batches."
                name_of_row = f"8 dry {mode} {name} {call.__name__}"
                yield Row(name_of_row, make, call, UserWarning, text, is_early=False)


def _empty_generator():
    line = "Expected input data to be non-empty: the generator yielded no batch."
    for kind, mode in settings_of_forms():
        make = model_maker("mse", kind, **MODES[mode])
        for name, call in (
            ("fit", lambda m: m.fit(iter([]), verbose=0)),
            ("fit steps", lambda m: m.fit(iter([]), steps_per_epoch=3, verbose=0)),
            ("evaluate", lambda m: m.evaluate(iter([]), verbose=0)),
            ("predict", lambda m: m.predict(iter([]), verbose=0)),
            ("validation", lambda m: m.fit(X, Y, validation_data=iter([]), verbose=0)),
        ):
            yield Row(f"9 generator {kind} {mode} {name}", make, call, ValueError, line)


def _no_class_weight():
    line = "`class_weight` has no entry for label 2. Received entries for [0, 1]."
    weights = {0: 1.0, 1: 2.0}
    labelled = tf.data.Dataset.from_tensor_slices((X, _LABELS)).batch(4)
    for kind, mode in settings_of_forms():
        make = model_maker("sparse_categorical_crossentropy", kind, activation="softmax", **MODES[mode])
        for name, call in (
            ("arrays", lambda m: m.fit(X, _LABELS, class_weight=weights, verbose=0)),
            ("tensors", lambda m: m.fit(tf.constant(X), tf.constant(_LABELS), class_weight=weights, verbose=0)),
            ("dataset", lambda m: m.fit(labelled, class_weight=weights, verbose=0)),
            ("generator", lambda m: m.fit(batches(X, _LABELS), class_weight=weights, verbose=0)),
            ("train_on_batch", lambda m: m.train_on_batch(X, _LABELS, class_weight=weights)),
        ):
            yield Row(f"33 class_weight {kind} {mode} {name}", make, call, ValueError, line)


def _excluded_arguments():
    make = model_maker("mse")
    split = "`validation_split` is only supported for Tensors or NumPy arrays, found following types in the input: "
    size = "The `batch_size` argument must not be specified for the given input type. Received input: "
    for name, call, line in (
        ("split dataset", lambda m: m.fit(dataset(), validation_split=0.2, verbose=0), f"{split}['_BatchDataset']"),
        ("split generator", lambda m: m.fit(batches(X, Y), validation_split=0.2, verbose=0), f"{split}['generator']"),
        ("fit dataset", lambda m: m.fit(dataset(), batch_size=3, verbose=0), f"{size}dataset, batch_size: 3"),
        ("evaluate dataset", lambda m: m.evaluate(dataset(), batch_size=3, verbose=0), f"{size}dataset, batch_size: 3"),
        ("predict dataset", lambda m: m.predict(dataset(), batch_size=3, verbose=0), f"{size}dataset, batch_size: 3"),
        ("targets", lambda m: m.fit(dataset(), Y, verbose=0),
         "`y` argument is not supported when using dataset as input."),
    ):  # fmt: skip
        yield Row(f"34 {name}", make, call, ValueError, line)
    ignored = (
        "`batch_size` has no effect with a python generator: batches are as large as it makes them. "
        "Received: batch_size=3"
    )
    for method in ("fit", "evaluate", "predict"):

        def read(model, method=method):
            getattr(model, method)(batches(X, Y), batch_size=3, verbose=0)

        yield Row(f"34 {method} generator", make, read, UserWarning, ignored, is_early=False)
