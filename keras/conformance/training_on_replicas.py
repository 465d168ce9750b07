"""Trains on one device and on replicas, two or three of them: `python -m keras.conformance.training_on_replicas 3`.

Virtual devices can only be made before TensorFlow starts, and belong to one strategy: hence processes of their own.
Prints a JSON dict with the number of runs, and `problems`: what differs, by run.
"""

import json
import sys
import warnings

import numpy as np
import tensorflow as tf

import keras
from keras.conformance.training_setups.setup import BATCH, Setup, ids, normal, two_targets, weights
from keras.conformance.training_setups.table import ROWS

SIZES = (BATCH, 3, 1, 2)  # of batches: on three replicas each has rows, or one or two have none
NAMES = (
    "losses/function to a number",
    "losses/own class",
    "losses/reduction none",
    "losses/reduction sum",
    "weighting/outputs and loss weights",
    "masks/of one output",
    "metrics/functions",
    "metrics/objects",
    "added terms/penalties with weights",
)


def own_step(library):
    class Own(library.Model):
        def train_step(self, data):
            x, y, sample_weight = library.utils.unpack_x_y_sample_weight(data)
            with tf.GradientTape() as tape:
                y_pred = self(x, training=True)
                loss = self.compute_loss(x, y, y_pred, sample_weight)
                loss += 0.1 * tf.square(loss)
            self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
            self.tracker.update_state(loss)
            return {**self.compute_metrics(x, y, y_pred, sample_weight), "as it is": loss}

    x = library.Input((3,))
    model = Own(x, library.layers.Dense(2, kernel_regularizer="l2")(x))
    model.tracker = library.metrics.Mean(name="tracker")
    return model


def images(library):
    layers = library.layers
    return library.Sequential(
        [
            library.Input((5, 5, 2)),
            layers.Conv2D(3, 2, use_bias=False),  # normalization takes a bias out: its gradient is rounding
            layers.BatchNormalization(synchronized=True),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(2, activation="softmax"),
        ]
    )


def labelled_images(library, numbers):
    return {"x": normal(numbers, 5, 5, 2), "y": ids(numbers, below=2), "class_weight": {0: 1.0, 1: 3.0}}


OWN_ROWS = (
    Setup(
        "own step",
        own_step,
        lambda library: {"loss": "mse", "metrics": ["mae"]},
        lambda library, numbers: {"x": normal(numbers, 3), "y": normal(numbers, 2), "sample_weight": weights(numbers)},
    ),
    Setup(
        "images",
        images,
        lambda library: {"optimizer": "adam", "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]},
        labelled_images,
    ),
)


def by_batches(setup, initial_weights=None):
    """Trains on batches of every size; returns what is seen of it, and the weights at first."""
    model = started(setup.model, setup.compile(keras), initial_weights)
    drawn, logs = model.get_weights(), []
    for rows in SIZES:
        given = setup.data(keras, np.random.RandomState(rows))
        batch = {name: given[name] for name in ("x", "y", "sample_weight") if given.get(name) is not None}
        batch = tf.nest.map_structure(lambda leaf, rows=rows: leaf[:rows], batch)
        classes = {"class_weight": given["class_weight"]} if "class_weight" in given else {}
        logs.append(model.train_on_batch(**batch, **classes, return_dict=True))
    return {"drawn": drawn, "logs": logs, "predict": model.predict_on_batch(batch["x"]), "weights": model.get_weights()}


def started(build, settings, initial_weights):
    keras.utils.set_random_seed(3)
    model = build(keras)
    if initial_weights is not None:
        model.set_weights(initial_weights)
    model.compile(**{"optimizer": "sgd", **settings})
    return model


def by_fit(form, initial_weights=None, rows=7, **settings):
    """Fits, evaluates and predicts rows that come as arrays, dataset, generator or sequence, the last batch smaller."""
    numbers = np.random.RandomState(rows)
    x, (a, b), weight = normal(numbers, 3), two_targets(numbers), weights(numbers)
    parts = ({"input": x}, {"a": a, "b": b}, {"a": weight, "b": weight[::-1]})
    parts = tf.nest.map_structure(lambda leaf: leaf[:rows], parts)
    model = started(
        named_input, {"loss": "mse", "metrics": ["mae"], "weighted_metrics": ["mse"], **settings}, initial_weights
    )
    drawn = model.get_weights()
    steps = {"steps": 2} if form == "generator" else {}
    rest = {"steps_per_epoch": 2} if form == "generator" else {"validation_data": read(form, parts)}
    if form == "arrays":
        x, y, weight = parts
        given = {"x": x, "y": y, "sample_weight": weight, "batch_size": BATCH}
        rest = {"validation_data": parts, "validation_freq": 1}
    else:
        given = {"x": read(form, parts)}
    history = model.fit(**given, **rest, epochs=2, shuffle=False, verbose=0).history
    return {
        "drawn": drawn,
        "history": history,
        "evaluate": model.evaluate(**given, **steps, verbose=0, return_dict=True),
        "predict": model.predict(given["x"], **steps, batch_size=given.get("batch_size"), verbose=0),
        "weights": model.get_weights(),
    }


def named_input(library):
    x = library.Input((3,), name="input")
    hidden = library.layers.Dense(4, activation="tanh")(x)
    outputs = {"a": library.layers.Dense(2)(hidden), "b": library.layers.Dense(1, activation="sigmoid")(hidden)}
    return library.Model({"input": x}, {name: library.layers.Identity(name=name)(y) for name, y in outputs.items()})


def read(form, parts):
    """The parts in batches, which the form yields."""
    dataset = tf.data.Dataset.from_tensor_slices(parts).batch(BATCH)
    if form == "dataset":
        return dataset
    batches = list(dataset.as_numpy_iterator())
    return Batches(batches) if form == "sequence" else (batch for _ in iter(int, 1) for batch in batches)


class Batches(keras.utils.Sequence):
    """Batches of a list."""

    def __init__(self, batches):
        self._batches = batches

    def __getitem__(self, index):
        return self._batches[index]

    def __len__(self):
        return len(self._batches)


def difference(found, expected, path=""):
    """Where two structures of numbers differ, or None."""
    if isinstance(expected, dict):
        if list(found) != list(expected):
            return f"{path}: keys {list(found)} for {list(expected)}"
        pairs = [(f"{path}/{key}", found[key], expected[key]) for key in expected]
    elif isinstance(expected, (list, tuple)):
        pairs = [(f"{path}/{index}", *pair) for index, pair in enumerate(zip(found, expected))]
    else:
        is_same = np.allclose(found, expected, rtol=2e-6, atol=1e-6)
        return None if is_same else f"{path}: {np.ravel(found)[:4].tolist()} for {np.ravel(expected)[:4].tolist()}"
    return next(filter(None, (difference(one, other, inner) for inner, one, other in pairs)), None)


def runs(replicas):
    """Pairs of a name and a function that trains from weights."""
    if replicas == 2:
        forms = {
            "generator": {"jit_compile": True},
            "dataset": {},
            "arrays": {"rows": 13, "optimizer": "adam", "accumulate_steps": 2},
        }
    else:
        forms = {"arrays": {}, "dataset": {"rows": 5}, "sequence": {"rows": 6}}
        for row in (*(row for row in ROWS if row.name in NAMES), *OWN_ROWS):
            yield row.name, lambda drawn=None, row=row: by_batches(row, drawn)
    for form, settings in forms.items():
        yield form, lambda drawn=None, form=form, settings=settings: by_fit(form, drawn, **settings)


def main():
    warnings.simplefilter("ignore")
    replicas = int(sys.argv[1])
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * replicas)
    strategy = tf.distribute.MirroredStrategy([f"CPU:{index}" for index in range(replicas)])
    problems, count = {}, 0
    for name, run in runs(replicas):
        count += 1
        expected = run()
        with strategy.scope():
            found = run(expected["drawn"])
        problem = difference(found, expected)
        if problem is not None:
            problems[name] = problem
    json.dump({"runs": count, "problems": problems}, sys.stdout)


if __name__ == "__main__":
    main()
