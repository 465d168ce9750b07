"""Several outputs: how losses, weights, metrics and targets are told apart."""

from keras.conformance.training_setups import setup
from keras.conformance.training_setups.setup import Setup, normal, two_outputs


def dict_outputs(library):
    x = library.Input((3,))
    layers = library.layers
    hidden = layers.Dense(4, activation="tanh")(x)
    return library.Model(x, {"first": layers.Dense(2, name="b")(hidden), "second": layers.Dense(1, name="a")(hidden)})


def nested_outputs(library):
    x = library.Input((3,))
    layers = library.layers
    hidden = layers.Dense(4, activation="tanh")(x)
    outputs = [layers.Dense(units, name=name)(hidden) for units, name in ((2, "a"), (1, "b"), (3, "c"))]
    return library.Model(x, [outputs[0], outputs[1:]])


def one_output_in_a_dict(library):
    x = library.Input((3,))
    return library.Model(x, {"key": library.layers.Dense(2, name="only")(x)})


def shared_layer(library):
    a, b = library.Input((3,), name="left"), library.Input((3,), name="right")
    layer = library.layers.Dense(2, name="shared")
    return library.Model([a, b], [layer(a), layer(b)])


def subclass_of(library, outputs):
    """A subclass whose `call` hands its two tensors to `outputs`."""

    class Two(library.Model):
        def __init__(self):
            super().__init__()
            self.hidden = library.layers.Dense(4, activation="tanh")
            self.left, self.right = library.layers.Dense(2), library.layers.Dense(1)

        def call(self, x):
            hidden = self.hidden(x)
            return outputs(self.left(hidden), self.right(hidden))

    return Two()


def list_subclass(library):
    return subclass_of(library, lambda a, b: [a, b])


def dict_subclass(library):
    return subclass_of(library, lambda a, b: {"wide": a, "narrow": b})


def row(name, model, y, **compiled):
    """A row whose targets `y` makes of running numbers."""
    return Setup(
        f"outputs/{name}",
        model,
        lambda library: compiled,
        lambda library, numbers: {"x": normal(numbers, 3), "y": y(numbers)},
    )


def pair(numbers):
    return [normal(numbers, 2), normal(numbers, 1)]


def by_name(*names):
    return lambda numbers: dict(zip(names, pair(numbers)))


ROWS = (
    row(
        "a dict",
        two_outputs,
        lambda numbers: dict(zip("ab", setup.two_targets(numbers))),
        loss={"b": "binary_crossentropy", "a": "mse"},
        metrics={"b": ["accuracy", "mae"], "a": "mae"},
        loss_weights={"a": 0.2, "b": 2.0},
    ),
    row(
        "a loss for one of a list",
        two_outputs,
        setup.two_targets,
        loss=[None, "mse"],
        metrics=[["mae"], None],
        loss_weights=[2.0, 0.5],
    ),
    row(
        "a dict model",
        dict_outputs,
        by_name("first", "second"),
        loss={"first": "mse", "second": "mae"},
        metrics={"second": ["mse"], "first": "mae"},
        loss_weights={"first": 2.0, "second": 1.0},
    ),
    row(
        "nested outputs",
        nested_outputs,
        lambda numbers: [normal(numbers, 2), [normal(numbers, 1), normal(numbers, 3)]],
        loss=["mse", ["mae", "mse"]],
        metrics=[["mae"], [["mse"], ["mae"]]],
    ),
    row(
        "one output in a dict",
        one_output_in_a_dict,
        lambda numbers: {"key": normal(numbers, 2)},
        loss={"key": "mse"},
        metrics={"key": ["mae"]},
    ),
    Setup(
        "outputs/names that clash",
        shared_layer,
        lambda library: {"loss": ["mse", "mae"], "metrics": ["mae"]},
        lambda library, numbers: {
            "x": [normal(numbers, 3), normal(numbers, 3)],
            "y": [normal(numbers, 2), normal(numbers, 2)],
        },
    ),
    row(
        "a subclass to a list",
        list_subclass,
        pair,
        loss=["mse", "mae"],
        metrics=[["mae"], ["mse"]],
        loss_weights=[1.0, 2.0],
    ),
    row(
        "a subclass to a dict",
        dict_subclass,
        by_name("wide", "narrow"),
        loss={"wide": "mse", "narrow": "mae"},
        metrics={"narrow": ["mse"]},
        loss_weights={"wide": 0.5},
    ),
)
