"""`Row`: one model of the table, with what it is fed and what is known to differ."""

import contextlib
import dataclasses
import typing

import numpy as np
import tensorflow as tf

# What is compared for every row (see `reference_models_test.py`), and what for models without a config.
PROMISES = ("draws", "weights", "drawing", "config", "results", "there", "here")
PROMISES_WITHOUT_CONFIG = ("draws", "weights", "results")


@dataclasses.dataclass(frozen=True)
class Row:
    """A model that both libraries build.

    Attributes:
        name: Name for messages, "family/what is special".
        build: Function from a library (`keras` or its reference) to a model. Weights may wait for the first call.
        inputs: Structure of makers (`normal`, `ids`, ...); each is called with the running random numbers.
        call: Function from (model, values, training) to outputs, where the model takes more than its inputs.
        custom: Function from a library to the custom objects that the config needs.
        has_config: False for models that are known by their results alone: subclasses without a config.
        is_random: Whether results differ from call to call while training.
        tolerance: What results may differ by; above float32 rounding for models that compute in half precision.
        differs: Promise -> reason, where the reference is wrong, or a config cannot say what the model is. The promise
            "home", that our config becomes our model, is checked where "here" is not and "home" is not named.
    """

    name: str
    build: typing.Callable
    inputs: typing.Any
    call: typing.Callable = lambda model, values, training: model(values, training=training)
    custom: typing.Callable = lambda library: {}
    has_config: bool = True
    is_random: bool = False
    tolerance: float = 1e-5
    differs: dict = dataclasses.field(default_factory=dict)

    def values(self):
        """The inputs, always the same ones."""
        numbers = np.random.RandomState(7)
        return tf.nest.map_structure(lambda make: make(numbers), self.inputs)

    def compares(self, promise):
        """Whether the promise is checked on this row."""
        return promise not in self.differs and (self.has_config or promise in PROMISES_WITHOUT_CONFIG)


def normal(*shape, dtype="float32"):
    """Maker of an array of normal numbers."""
    return lambda numbers: numbers.randn(*shape).astype(dtype)


def positive(*shape, dtype="float32"):
    """Maker of an array of numbers between 0.5 and 1.5."""
    return lambda numbers: numbers.uniform(0.5, 1.5, shape).astype(dtype)


def ids(*shape, below, dtype="int64"):
    """Maker of an array of whole numbers from 0 on."""
    return lambda numbers: numbers.randint(0, below, shape).astype(dtype)


def constant(value, dtype=None):
    """Maker of the tensor that `value` says."""
    return lambda numbers: tf.constant(value, dtype)


def chain(inputs, *makers):
    """Builder of a `Sequential` on `inputs` (a shape without batch, or keywords of `Input`).

    Each maker is given `library.layers` and makes one layer.
    """
    keywords = inputs if isinstance(inputs, dict) else {"shape": inputs}

    def build(library):
        return library.Sequential([library.Input(**keywords), *(make(library.layers) for make in makers)])

    return build


def drawn(inputs, function):
    """Builder of a functional model: `function` from symbolic inputs to outputs, of TensorFlow's operations alone.

    `inputs` is a shape without batch, keywords of `Input`, or a list of such.
    """
    several = inputs if isinstance(inputs, list) else [inputs]

    def build(library):
        symbols = [library.Input(**(one if isinstance(one, dict) else {"shape": one})) for one in several]
        return library.Model(symbols if isinstance(inputs, list) else symbols[0], function(*symbols))

    return build


def subclass(build, inputs=None, **keywords):
    """A row for a subclassed model: compared by draws, weights and results alone, as its config holds no graph."""
    name = build.__name__.replace("_", " ")
    return Row(f"subclassing/{name}", build, inputs or normal(4, 3), has_config=False, **keywords)


@contextlib.contextmanager
def policy(library, name):
    """Layers made inside have this dtype policy."""
    library.mixed_precision.set_global_policy(name)
    try:
        yield
    finally:
        library.mixed_precision.set_global_policy(None)


@contextlib.contextmanager
def float_type(library, name):
    """Layers made inside have this `floatx`."""
    before = library.backend.floatx()
    library.backend.set_floatx(name)
    try:
        yield
    finally:
        library.backend.set_floatx(before)
