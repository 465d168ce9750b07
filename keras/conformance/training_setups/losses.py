"""What can stand for a loss: names, objects, functions of any result, and how they are reduced."""

import numpy as np
import tensorflow as tf

from keras.conformance.training_setups.setup import Setup, dense, ids, normal, one_hot, weights


def regression(library, numbers):
    return {"x": normal(numbers, 3), "y": normal(numbers, 2)}


def weighted_regression(library, numbers):
    return {**regression(library, numbers), "sample_weight": weights(numbers)}


def sparse_labels(library, numbers):
    return {"x": normal(numbers, 3), "y": ids(numbers, below=3)}


def rank_one_targets(library, numbers):
    return {"x": normal(numbers, 3), "y": numbers.randn(18)}


def binary_labels(library, numbers):
    return {"x": normal(numbers, 3), "y": ids(numbers, below=2), "sample_weight": weights(numbers)}


def one_hot_labels(library, numbers):
    return {"x": normal(numbers, 3), "y": one_hot(numbers, classes=3)}


def label_maps(library, numbers):
    return {"x": normal(numbers, 4, 3), "y": ids(numbers, 4, below=3), "sample_weight": weights(numbers, 4)}


def own_loss(library):
    class Steep(library.losses.Loss):
        def __init__(self, power=3.0, **kwargs):
            super().__init__(**kwargs)
            self.power = power

        def call(self, y_true, y_pred):
            return tf.reduce_mean(tf.abs(y_true - y_pred) ** self.power, axis=-1)

    return Steep(name="steep")


def a_number(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - y_pred))


def reduction(name, data=weighted_regression):
    return Setup(
        f"losses/reduction {name}",
        dense(),
        lambda library: {
            "loss": library.losses.MeanSquaredError(reduction=name),
            "optimizer": library.optimizers.SGD(0.01),
            "metrics": [library.losses.MeanAbsoluteError(reduction="none"), "mse"],
        },
        data,
    )


SOFTMAX = dense(3, "softmax")

ROWS = (
    Setup("losses/function to a number", dense(), lambda library: {"loss": a_number}, regression),
    Setup("losses/own class", dense(), lambda library: {"loss": own_loss(library)}, weighted_regression),
    reduction("none"),
    reduction("sum"),
    Setup(
        "losses/smoothed labels",
        SOFTMAX,
        lambda library: {
            "loss": library.losses.CategoricalCrossentropy(label_smoothing=0.1),
            "metrics": ["accuracy", "crossentropy"],
        },
        one_hot_labels,
    ),
    Setup(
        "losses/logits",
        dense(3),
        lambda library: {
            "loss": library.losses.SparseCategoricalCrossentropy(from_logits=True),
            "metrics": ["acc", library.metrics.SparseTopKCategoricalAccuracy(2)],
        },
        sparse_labels,
    ),
    Setup(
        "losses/rank one targets",
        dense(1),
        lambda library: {"loss": "huber", "metrics": ["mae", library.metrics.RootMeanSquaredError()]},
        rank_one_targets,
    ),
    Setup(
        "losses/binary labels",
        dense(1, "sigmoid"),
        lambda library: {
            "loss": "binary_crossentropy",
            "metrics": ["accuracy", "crossentropy", "Precision", library.metrics.AUC(name="area", num_thresholds=7)],
            "weighted_metrics": ["accuracy", "crossentropy"],
        },
        binary_labels,
    ),
    Setup(
        "losses/label maps",
        dense(3, "softmax", inputs=(4, 3)),
        lambda library: {
            "loss": "sparse_categorical_crossentropy",
            "metrics": ["accuracy", "ce"],
            "weighted_metrics": ["accuracy"],
        },
        label_maps,
    ),
    Setup(
        "losses/double targets",
        dense(),
        lambda library: {"loss": "mse", "metrics": ["cosine_similarity", "mape"]},
        lambda library, numbers: {"x": numbers.randn(18, 3), "y": np.round(numbers.randn(18, 2) * 3).astype("int32")},
    ),
)
