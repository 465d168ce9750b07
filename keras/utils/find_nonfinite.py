"""`find_nonfinite`: where in a model NaN or infinity arises."""

import contextlib
from typing import NamedTuple

import tensorflow as tf

from keras.data.batch_feed import as_batch
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.support import finite, state, tracebacks
from keras.support.api_export import keras_export


class NonfinitePlace(NamedTuple):
    """The first place where values of a model are NaN or infinite.

    Attributes:
        layer: Path of the layer inside the model, `"block/dense_1"`; the name of the model for what is its own.
        what: "inputs", "weight <name>", "outputs", or, with targets, "loss" or "gradient of <name>".
        kind: "NaN" or "Inf".
        first_index: Index of the first such value.
        bad_count: How many values are such.
        total: How many values there are.
    """

    layer: str
    what: str
    kind: str
    first_index: tuple[int, ...]
    bad_count: int
    total: int

    def __str__(self):
        verb = "hold" if self.what.endswith("s") else "holds"
        values = finite.Nonfinite(self.kind, self.first_index, self.bad_count, self.total)
        return f"{self.layer}: {self.what} {verb} {values}"


@keras_export("keras.utils.find_nonfinite")
@tracebacks.hides_own_frames
def find_nonfinite(model, x, y=None, training=False):
    """Runs a model on one batch and returns the first place where a NaN or infinity is made.

    The inputs of the model are looked at first, then the weights and outputs of each layer in the order in which layers
    run, those inside of others before these. With targets the loss and the gradients follow.

    >>> inputs = keras.Input((2,))
    >>> x = keras.layers.Dense(2, kernel_initializer="ones", name="scores")(inputs)
    >>> model = keras.Model(inputs, keras.layers.Lambda(lambda x: tf.math.log(x), name="log")(x), name="example")
    >>> place = keras.utils.find_nonfinite(model, np.array([[1.0, 1.0], [0.0, 0.0]]))
    >>> place.layer, place.what, place.kind, place.first_index
    ('log', 'outputs', 'Inf', (1, 0))
    >>> keras.utils.find_nonfinite(model, np.ones((1, 2))) is None
    True

    Args:
        model: A model or layer that can be called on `x`.
        x: One batch of inputs.
        y: Targets of the batch, for a compiled model: its loss and gradients are looked at as well.
        training: Whether layers run as in training.

    Returns:
        A named tuple with `layer`, `what`, `kind`, `first_index`, `bad_count` and `total`; None where all is finite.

    Raises:
        ValueError: Targets were given, and the model was not compiled.
    """
    if y is not None and not getattr(model, "_is_compiled", False):
        raise ValueError(
            f"find_nonfinite: `y` is for the loss, and model '{model.name}' was not compiled.\n"
            "    Call `model.compile(optimizer, loss)`, or leave out `y`."
        )
    x, y, _ = unpack_x_y_sample_weight(as_batch((x, y)))
    found = _first_of(model.name, "inputs", x)
    if found:
        return found
    with _weights_kept(model, training), tf.GradientTape() as tape, _Watch() as watch:
        outputs = model(x, training=training) if model._call_spec().expects_training else model(x)
        loss = None if y is None or watch.found else model.compute_loss(x, y, outputs, None)
    if watch.found or loss is None:
        return watch.found
    model.reset_metrics()
    return _first_of(model.name, "loss", loss) or _first_gradient(model, loss, tape)


class _Watch:
    """Context manager in which layers that are called have their weights and outputs looked at, inner layers first.

    Attributes:
        found: The first `NonfinitePlace`, or None.
    """

    def __init__(self):
        self.found = None
        self._running = []  # names of the running layers

    def __enter__(self):
        state.thread.call_observer = self._run
        return self

    def __exit__(self, *unused_error):
        state.thread.call_observer = None

    def _run(self, layer, inputs, args, kwargs):
        self._running.append(layer.name)
        try:
            path = "/".join(self._running[1:]) or layer.name
            for weight in [] if self.found else [*layer._trainable_weights, *layer._non_trainable_weights]:
                self.found = self.found or _first_of(path, f"weight {_short_name(weight)}", weight)
            outputs = layer.run_call(inputs, args, kwargs)
            self.found = self.found or _first_of(path, "outputs", outputs)
            return outputs
        finally:
            self._running.pop()


def _first_of(path, what, values):
    """`NonfinitePlace` of the first value in a structure that is not finite, or None."""
    for value in tf.nest.flatten(values, expand_composites=True):
        found = finite.find(value)
        if found:
            return NonfinitePlace(path, what, *found)
    return None


def _first_gradient(model, loss, tape):
    """The last gradient that is not finite in the order of the layers: the first that was computed."""
    variables = model.trainable_variables
    for variable, gradient in reversed(list(zip(variables, tape.gradient(loss, variables)))):
        values = gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        found = None if values is None else _first_of(model.name, f"gradient of {variable.name}", values)
        if found:
            return found
    return None


def _short_name(weight):
    return weight.name.rpartition("/")[2].partition(":")[0]


@contextlib.contextmanager
def _weights_kept(model, training):
    """Sets what a call in training mode changes, such as moving averages, back to what it was."""
    kept = [(weight, weight.numpy()) for weight in model.non_trainable_weights] if training else []
    try:
        yield
    finally:
        for weight, value in kept:
            weight.assign(value)
