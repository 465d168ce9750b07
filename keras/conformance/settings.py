"""The table of what layers and models are given: initializers, losses, optimizers and so on."""

import collections

from keras import constraints, initializers, losses, metrics, optimizers, regularizers
from keras.optimizers import schedules

Setting = collections.namedtuple("Setting", ["name", "make"])


def _rows(namespace, arguments):
    """A row for each class of a module: `{class name: keyword arguments}`."""
    return tuple(
        Setting(name, lambda name=name, keywords=keywords: getattr(namespace, name)(**keywords))
        for name, keywords in arguments.items()
    )


_RANDOM = ("GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform")
INITIALIZERS = _rows(
    initializers,
    {
        "Zeros": {},
        "Ones": {},
        "Constant": {"value": 2.5},
        "Identity": {"gain": 2.0},
        "Orthogonal": {"gain": 2.0, "seed": 3},
        "RandomNormal": {"mean": 1.0, "stddev": 2.0, "seed": 3},
        "RandomUniform": {"minval": -1.0, "maxval": 2.0, "seed": 3},
        "TruncatedNormal": {"mean": 1.0, "stddev": 2.0, "seed": 3},
        "VarianceScaling": {"scale": 2.0, "mode": "fan_out", "distribution": "uniform", "seed": 3},
        **{name: {"seed": 3} for name in _RANDOM},
    },
)
REGULARIZERS = _rows(
    regularizers,
    {
        "L1": {"l1": 0.5},
        "L2": {"l2": 0.5},
        "L1L2": {"l1": 0.5, "l2": 0.25},
        "OrthogonalRegularizer": {"factor": 0.5, "mode": "columns"},
    },
)
CONSTRAINTS = _rows(
    constraints,
    {
        "NonNeg": {},
        "MaxNorm": {"max_value": 3.0, "axis": 1},
        "UnitNorm": {"axis": 1},
        "MinMaxNorm": {"min_value": 0.5, "max_value": 2.0, "rate": 0.5, "axis": 1},
        "RadialConstraint": {},
    },
)
LOSSES = _rows(
    losses,
    {
        "BinaryCrossentropy": {"from_logits": True, "label_smoothing": 0.1},
        "BinaryFocalCrossentropy": {"gamma": 3.0},
        "CategoricalCrossentropy": {"label_smoothing": 0.1, "axis": 1},
        "CategoricalFocalCrossentropy": {"gamma": 3.0},
        "CategoricalHinge": {},
        "CosineSimilarity": {"axis": 1},
        "Hinge": {},
        "Huber": {"delta": 2.0},
        "KLDivergence": {"reduction": "sum"},
        "LogCosh": {},
        "MeanAbsoluteError": {"name": "error"},
        "MeanAbsolutePercentageError": {},
        "MeanSquaredError": {"reduction": "none"},
        "MeanSquaredLogarithmicError": {},
        "Poisson": {},
        "SparseCategoricalCrossentropy": {"from_logits": True, "ignore_class": -1},
        "SquaredHinge": {},
    },
)
METRICS = _rows(
    metrics,
    {
        "Mean": {"name": "average"},
        "Sum": {"dtype": "float64"},
        "Accuracy": {},
        "BinaryAccuracy": {"threshold": 0.25},
        "CategoricalAccuracy": {},
        "SparseCategoricalAccuracy": {},
        "TopKCategoricalAccuracy": {"k": 3},
        "SparseTopKCategoricalAccuracy": {"k": 3},
        "MeanSquaredError": {},
        "RootMeanSquaredError": {},
        "BinaryCrossentropy": {"from_logits": True},
        "CategoricalCrossentropy": {"label_smoothing": 0.1},
        "SparseCategoricalCrossentropy": {"from_logits": True},
        "CosineSimilarity": {"axis": 1},
        "KLDivergence": {},
        "TruePositives": {"thresholds": [0.25, 0.5]},
        "Precision": {"thresholds": 0.25, "class_id": 1},
        "Recall": {"top_k": 2},
        "PrecisionAtRecall": {"recall": 0.5, "num_thresholds": 20},
        "AUC": {"curve": "PR", "num_thresholds": 20, "from_logits": True},
        "IoU": {"num_classes": 3, "target_class_ids": [0, 2], "ignore_class": 1},
        "MeanIoU": {"num_classes": 3},
        "BinaryIoU": {"threshold": 0.25},
        "OneHotIoU": {"num_classes": 3, "target_class_ids": [0]},
        "FBetaScore": {"average": "macro", "beta": 2.0, "threshold": 0.5},
        "F1Score": {"average": "weighted"},
        "R2Score": {"class_aggregation": "variance_weighted_average"},
    },
)
OPTIMIZERS = _rows(
    optimizers,
    {
        "SGD": {"learning_rate": 0.125, "momentum": 0.5, "nesterov": True, "clipnorm": 1.0},
        "Adam": {"learning_rate": 0.125, "beta_1": 0.5, "amsgrad": True, "weight_decay": 0.25},
        "RMSprop": {"learning_rate": 0.125, "rho": 0.5, "centered": True},
        "Adagrad": {"learning_rate": 0.125},
        "Adadelta": {"rho": 0.5},
        "Adafactor": {"learning_rate": 0.125},
        "Adamax": {"beta_2": 0.5},
        "AdamW": {"weight_decay": 0.25},
        "Ftrl": {"l1_regularization_strength": 0.5},
        "Lion": {"learning_rate": 0.125},
        "Nadam": {"use_ema": True, "ema_momentum": 0.5},
    },
)
SCHEDULES = _rows(
    schedules,
    {
        "CosineDecay": {"initial_learning_rate": 0.5, "decay_steps": 10, "alpha": 0.25},
        "CosineDecayRestarts": {"initial_learning_rate": 0.5, "first_decay_steps": 10},
        "ExponentialDecay": {"initial_learning_rate": 0.5, "decay_steps": 10, "decay_rate": 0.5, "staircase": True},
        "InverseTimeDecay": {"initial_learning_rate": 0.5, "decay_steps": 10, "decay_rate": 0.5},
        "PiecewiseConstantDecay": {"boundaries": [10, 20], "values": [0.5, 0.25, 0.125]},
        "PolynomialDecay": {"initial_learning_rate": 0.5, "decay_steps": 10, "power": 2.0},
    },
)

SETTINGS = INITIALIZERS + REGULARIZERS + CONSTRAINTS + LOSSES + METRICS + OPTIMIZERS + SCHEDULES
