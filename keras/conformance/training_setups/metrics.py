"""What can stand for metrics: names, functions, objects, and structures of them."""

import tensorflow as tf

from keras.conformance.training_setups import setup
from keras.conformance.training_setups.setup import Setup, by_batches, dense, ids, normal, one_hot, weights


def worst(y_true, y_pred):
    return tf.reduce_max(tf.abs(y_true - y_pred), axis=-1)


def own_metric(library):
    class Extremes(library.metrics.Metric):
        """Keeps several variables, and says two things."""

        def __init__(self, name="extremes", **kwargs):
            super().__init__(name=name, **kwargs)
            self.low = self.add_weight("low", initializer="zeros")
            self.high = self.add_weight("high", initializer="zeros")
            self.count = self.add_weight("count", shape=(2,), initializer="ones")

        def update_state(self, y_true, y_pred, sample_weight=None):
            self.low.assign(tf.minimum(self.low, tf.reduce_min(y_pred)))
            self.high.assign(tf.maximum(self.high, tf.reduce_max(y_pred)))
            self.count.assign_add([1.0, 2.0])

        def result(self):
            return self.high - self.low + tf.reduce_sum(self.count)

        def reset_state(self):
            self.low.assign(0.0)
            self.high.assign(0.0)
            self.count.assign([1.0, 1.0])

    return Extremes()


def two_results(library):
    class Both(library.metrics.Mean):
        def update_state(self, y_true, y_pred, sample_weight=None):
            super().update_state(tf.abs(y_true - y_pred), sample_weight)

        def result(self):
            return {"error": super().result(), "twice": 2.0 * super().result()}

    return Both(name="both")


def row(name, model, y, compiled, **further):
    """A row whose arguments of `compile` are made for each library."""
    return Setup(
        f"metrics/{name}",
        model,
        compiled,
        lambda library, numbers: {"x": normal(numbers, 3), "y": y(numbers), "sample_weight": weights(numbers)},
        **further,
    )


def pairs(numbers):
    return normal(numbers, 2)


def labels(numbers):
    return ids(numbers, below=3)


ROWS = (
    row(
        "functions",
        dense(),
        pairs,
        lambda library: {
            "loss": "mse",
            "metrics": [worst, lambda y, p: tf.reduce_mean(p)],
            "weighted_metrics": [worst],
        },
    ),
    row(
        "objects",
        dense(),
        pairs,
        lambda library: {
            "loss": "mse",
            "metrics": [library.metrics.MeanSquaredError(), library.metrics.MeanSquaredError(name="second"), "mse"],
            "weighted_metrics": [library.metrics.MeanAbsoluteError(), library.metrics.RootMeanSquaredError()],
        },
    ),
    row(
        "own class",
        dense(),
        pairs,
        lambda library: {"loss": "mse", "metrics": [own_metric(library)], "weighted_metrics": ["mse"]},
    ),
    row(
        "a dict as result",
        dense(),
        pairs,
        lambda library: {"loss": "mse", "metrics": [two_results(library), "mae"]},
        logs_more=True,
    ),
    row(
        "named as the loss",
        dense(),
        pairs,
        lambda library: {"loss": "mse", "metrics": [library.metrics.MeanAbsoluteError(name="loss")]},
        logs_more=True,
    ),
    row(
        "counts",
        dense(3, "softmax"),
        lambda numbers: one_hot(numbers, classes=3),
        lambda library: {
            "loss": "categorical_crossentropy",
            "metrics": ["accuracy", library.metrics.Recall(class_id=1), library.metrics.TopKCategoricalAccuracy(2)],
            "weighted_metrics": [
                "accuracy",
                library.metrics.Precision(thresholds=0.4),
                library.metrics.TruePositives(),
            ],
        },
    ),
    row(
        "on batches",
        dense(),
        pairs,
        lambda library: {"loss": "mse", "metrics": ["mae", own_metric(library)], "weighted_metrics": ["mae"]},
        train=by_batches,
    ),
    Setup(
        "metrics/one object for all outputs",
        setup.two_outputs,
        lambda library: {"loss": "mse", "metrics": [library.metrics.MeanSquaredError(name="shared"), worst]},
        lambda library, numbers: {"x": normal(numbers, 3), "y": setup.two_targets(numbers)},
    ),
)
