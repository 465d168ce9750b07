"""Weights: of samples, steps, outputs and classes, and who sees them."""

from keras.conformance.training_setups import setup
from keras.conformance.training_setups.setup import Setup, dense, ids, normal, one_hot, weights

REGRESSION = {"loss": "mse", "metrics": ["mae"], "weighted_metrics": ["mae", "mse"]}
CLASSES = {"loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"], "weighted_metrics": ["accuracy", "ce"]}
ONE_HOT = {**CLASSES, "loss": "categorical_crossentropy"}
TWO = {"loss": ["mse", "binary_crossentropy"], "metrics": ["mae"], "weighted_metrics": ["mae"]}
SOFTMAX = dense(3, "softmax")
CLASS_WEIGHT = {0: 0.5, 1: 2.0, 2: 1.5}


def weighted(name, model, compiled, x, y, *shape, column=False):
    """A row with one weight for each element of `shape` in each sample."""

    def data(library, numbers):
        sample_weight = weights(numbers, *shape)
        return {
            "x": normal(numbers, *x),
            "y": y(numbers),
            "sample_weight": sample_weight[..., None] if column else sample_weight,
        }

    return Setup(f"weighting/{name}", model, lambda library: compiled, data)


def by_class(name, model, compiled, y, **further):
    """A row with weights of classes."""
    return Setup(
        f"weighting/{name}",
        model,
        lambda library: compiled,
        lambda library, numbers: {"x": normal(numbers, 3), "y": y(numbers), "class_weight": CLASS_WEIGHT, **further},
    )


def for_outputs(name, sample_weight, compiled=TWO):
    """A row with two outputs; `sample_weight` makes their weights of running numbers."""
    return Setup(
        f"weighting/{name}",
        setup.two_outputs,
        lambda library: compiled,
        lambda library, numbers: {
            "x": normal(numbers, 3),
            "y": setup.two_targets(numbers),
            "sample_weight": sample_weight(numbers),
        },
    )


def sequences(numbers):
    return normal(numbers, 4, 2)


ROWS = (
    weighted("samples as a column", dense(), REGRESSION, (3,), lambda numbers: normal(numbers, 2), column=True),
    weighted(
        "elements",
        dense(),
        {"loss": lambda y, p: abs(y - p), "weighted_metrics": []},
        (3,),
        lambda numbers: normal(numbers, 2),
        2,
    ),
    weighted("steps", dense(inputs=(4, 3)), REGRESSION, (4, 3), sequences, 4),
    weighted(
        "labels of steps",
        dense(3, "softmax", inputs=(4, 3)),
        CLASSES,
        (4, 3),
        lambda numbers: ids(numbers, 4, below=3),
        4,
    ),
    by_class("classes in a column", SOFTMAX, CLASSES, lambda numbers: ids(numbers, 1, below=3).astype("float32")),
    Setup(
        "weighting/classes of steps",
        dense(3, "softmax", inputs=(4, 3)),
        lambda library: ONE_HOT,
        lambda library, numbers: {
            "x": normal(numbers, 4, 3),
            "y": one_hot(numbers, 4, classes=3),
            "class_weight": CLASS_WEIGHT,
        },
    ),
    for_outputs("one for all outputs", lambda numbers: weights(numbers)),
    for_outputs("one output of a list", lambda numbers: [None, weights(numbers)]),
    for_outputs(
        "outputs and loss weights",
        lambda numbers: {"a": weights(numbers), "b": weights(numbers)},
        {**TWO, "loss_weights": {"a": 0.5, "b": 3.0}},
    ),
)
