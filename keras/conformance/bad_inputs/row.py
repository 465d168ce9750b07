"""`Row`: one mistake in one form, and what is said of it."""

from typing import Any, Callable, NamedTuple

import numpy as np
import tensorflow as tf

import keras


class Row(NamedTuple):
    """One mistake in one form.

    Attributes:
        name: What is wrong, and how the data came.
        make: Function that returns a compiled model, or None where the mistake is made without one.
        call: Function of the model that makes the mistake.
        kind: Class of the error or of the warning.
        first_line: The whole first line of the text.
        is_early: Whether no step may have run.
    """

    name: str
    make: Callable
    call: Callable
    kind: Any
    first_line: str
    is_early: bool = True


KINDS = ("functional", "sequential", "subclass")
MODES = {"graph": {}, "jit": {"jit_compile": True}, "eager": {"run_eagerly": True}}
X = np.ones((8, 3), "float32")
Y = np.eye(3, dtype="float32")[np.arange(8) % 3]


class Subclass(keras.Model):
    """One dense layer, by subclassing."""

    def __init__(self, units, activation):
        super().__init__()
        self.dense = keras.layers.Dense(units, activation=activation, name="dense")

    def call(self, inputs):
        return self.dense(inputs)


def model_maker(loss, kind="functional", units=3, activation=None, is_built=False, **settings):
    """Function that returns a compiled model of one dense layer on three features.

    A sequential model and a subclass learn the number of features from their first batch, unless `is_built`.
    """

    def make():
        if kind == "functional":
            inputs = keras.Input((3,), name="x")
            model = keras.Model(inputs, keras.layers.Dense(units, activation=activation, name="dense")(inputs))
        elif kind == "sequential":
            model = keras.Sequential([keras.layers.Dense(units, activation=activation, name="dense")], name="m")
        else:
            model = Subclass(units, activation)
        if is_built:
            model(X)
        model.compile(keras.optimizers.SGD(), loss, **settings)
        return model

    return make


def settings_of_forms():
    """Pairs of a kind of model and a mode: every kind in graphs, every mode with a functional model."""
    return [(kind, "graph") for kind in KINDS] + [("functional", mode) for mode in MODES if mode != "graph"]


def batches(x, y, size=4):
    """Yields the data in batches, as generators of users do."""
    for begin in range(0, len(x), size):
        yield x[begin : begin + size], y[begin : begin + size]


def forms(x, y, method="fit"):
    """Dict from name of a form to the function of a model that hands it the data so, in batches of 4."""
    on_batch = {"fit": "train_on_batch", "evaluate": "test_on_batch"}[method]
    order = {"shuffle": False} if method == "fit" else {}
    dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(4)
    return {
        "arrays": lambda model: getattr(model, method)(x, y, batch_size=4, verbose=0, **order),
        "tensors": lambda model: getattr(model, method)(
            tf.constant(x), tf.constant(y), batch_size=4, verbose=0, **order
        ),
        "dataset": lambda model: getattr(model, method)(dataset, verbose=0),
        "generator": lambda model: getattr(model, method)(batches(x, y), verbose=0),
        on_batch: lambda model: getattr(model, on_batch)(x, y),
    }
