"""`Setup`: one way to train a model of the table, and what a run of it leaves behind."""

import dataclasses
import inspect
import typing

import numpy as np
import tensorflow as tf

SAMPLES, BATCH = 18, 4  # five batches an epoch, of which the last is half as long as the others
EPOCHS = 4


@dataclasses.dataclass(frozen=True)
class Setup:
    """A model, how it is compiled and what it is fed.

    Attributes:
        name: Name for messages, "family/what is special".
        model: Function from a library (`keras` or its reference) to a model.
        compile: Function from a library to the arguments of `compile`; the optimizer is "sgd" where they name none.
        data: Function from a library and running random numbers to arguments of `fit`: `x`, `y`, `sample_weight`, ...
        train: `by_fit` or `by_batches`.
        logs_more: Whether steps log what no metric is named for.
        differs: What a run leaves -> reason, where the reference is wrong.
    """

    name: str
    model: typing.Callable
    compile: typing.Callable
    data: typing.Callable
    train: typing.Callable = lambda *given: by_fit(*given)
    logs_more: bool = False
    differs: dict = dataclasses.field(default_factory=dict)

    def arguments(self, library, method):
        """Arguments of a method of the model, always the same data."""
        given = {"shuffle": False, "epochs": EPOCHS, "verbose": 0, **self.data(library, np.random.RandomState(5))}
        if not _is_batched(given["x"]):
            given.setdefault("batch_size", BATCH)
        return {key: value for key, value in given.items() if key in inspect.signature(method).parameters}

    def one_batch(self, library):
        """Arguments of `train_on_batch`: the first batch that `fit` meets."""
        given = self.data(library, np.random.RandomState(5))
        if _is_batched(given["x"]):
            return dict(zip(("x", "y", "sample_weight"), _first(given["x"])))
        names = [name for name in ("x", "y", "sample_weight") if given.get(name) is not None]
        return {name: tf.nest.map_structure(lambda rows: rows[:BATCH], given[name]) for name in names}


def normal(numbers, *shape):
    """Normal numbers, one row for each sample."""
    return numbers.randn(SAMPLES, *shape).astype("float32")


def ids(numbers, *shape, below):
    """Whole numbers from 0 on, one row for each sample."""
    return numbers.randint(0, below, (SAMPLES, *shape)).astype("int64")


def one_hot(numbers, *shape, classes):
    """Rows of a unit matrix, on the last axis."""
    return np.eye(classes, dtype="float32")[ids(numbers, *shape, below=classes)]


def weights(numbers, *shape):
    """Weights between 0 and 2, of which some are 0."""
    values = numbers.uniform(0.0, 2.0, (SAMPLES, *shape)).astype("float32")
    values[1::5] = 0.0
    return values


def chain(*makers, inputs=(3,), **keywords):
    """Builder of a `Sequential`; each maker is given `library.layers` and makes one layer."""

    def build(library):
        start = library.Input(inputs, **keywords)
        return library.Sequential([start, *(make(library.layers) for make in makers)])

    return build


def dense(units=2, activation=None, inputs=(3,)):
    """Builder of two dense layers."""
    return chain(
        lambda layers: layers.Dense(4, activation="tanh", name="hidden"),
        lambda layers: layers.Dense(units, activation=activation, name="out"),
        inputs=inputs,
    )


def two_outputs(library):
    """Inputs of three features, outputs `a` of two numbers and `b` of one probability."""
    x = library.Input((3,))
    hidden = library.layers.Dense(4, activation="tanh")(x)
    a = library.layers.Dense(2, name="a")(hidden)
    b = library.layers.Dense(1, activation="sigmoid", name="b")(hidden)
    return library.Model(x, [a, b])


def two_targets(numbers):
    """Targets for `two_outputs`."""
    return [normal(numbers, 2), ids(numbers, 1, below=2).astype("float32")]


def by_fit(model, setup, library):
    """Trains, evaluates and predicts; returns the logs of it.

    The first half of the epochs is watched batch by batch, the second half is not.
    """
    batches = []
    watcher = library.callbacks.LambdaCallback(on_batch_end=lambda batch, logs: batches.append(dict(logs)))
    first = setup.arguments(library, model.fit)
    watched = dict(model.fit(**{**first, "epochs": EPOCHS // 2, "callbacks": [watcher]}).history)
    rest = setup.arguments(library, model.fit)
    others = dict(model.fit(**{**rest, "initial_epoch": EPOCHS // 2}).history)
    return {
        "watched epochs": watched,
        "batches": batches,
        "other epochs": others,
        "evaluate": model.evaluate(**setup.arguments(library, model.evaluate)),
        "names": list(model.metrics_names),
        "evaluate dict": model.evaluate(**setup.arguments(library, model.evaluate), return_dict=True),
        "predict": model.predict(**setup.arguments(library, model.predict)),
    }


def by_batches(model, setup, library):
    """Trains and evaluates on one batch again and again, with metrics that begin again or go on."""
    batch = setup.one_batch(library)
    return {
        "train_on_batch": [model.train_on_batch(**batch, reset_metrics=step % 3 == 0) for step in range(10)],
        "train_on_batch dict": [model.train_on_batch(**batch, return_dict=True) for step in range(10)],
        "names": list(model.metrics_names),
        "test_on_batch": [model.test_on_batch(**batch, reset_metrics=step % 3 == 0) for step in range(5)],
        "evaluate dict": model.test_on_batch(**batch, return_dict=True),
        "predict": model.predict_on_batch(batch["x"]),
    }


def record(library, setup, initial_weights=None):
    """Trains a model of the set-up from `initial_weights`; returns everything that can be seen of it, by name."""
    library.utils.set_random_seed(3)
    model = setup.model(library)
    if not model.built:
        model(tf.nest.map_structure(tf.convert_to_tensor, setup.one_batch(library)["x"]))
    drawn = model.get_weights()
    if initial_weights is not None:
        model.set_weights(initial_weights)
    model.compile(**{"optimizer": "sgd", **setup.compile(library)})
    return {
        "drawn": drawn,
        "names at first": list(model.metrics_names),
        **setup.train(model, setup, library),
        "metrics": [(type(metric).__name__, metric.name) for metric in model.metrics],
        "loss metrics": _names(model.compiled_loss),
        "compiled metrics": _names(model.compiled_metrics),
        "weights": model.get_weights(),
    }


def _names(container):
    return [metric.name for metric in container.metrics]


def _is_batched(x):
    """Whether the data comes in batches of its own."""
    return isinstance(x, tf.data.Dataset) or hasattr(x, "__next__") or hasattr(x, "on_epoch_end")


def _first(x):
    return x[0] if hasattr(x, "on_epoch_end") else next(iter(x))
