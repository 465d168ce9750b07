"""What layers and models add to a loss and to the metrics."""

import tensorflow as tf

from keras.conformance.training_setups.setup import Setup, chain, normal, weights


def penalized(library):
    layers = library.layers
    return library.Sequential(
        [
            layers.Dense(4, activation="tanh", kernel_regularizer="l2", bias_regularizer="l1", input_shape=(3,)),
            layers.Dense(2, activity_regularizer=library.regularizers.L1L2(0.01, 0.02)),
        ]
    )


def added_by_a_model(library):
    x = library.Input((3,))
    hidden = library.layers.Dense(4, activation="tanh")(x)
    model = library.Model(x, library.layers.Dense(2)(hidden))
    model.add_loss(0.1 * tf.reduce_sum(tf.square(hidden)))
    model.add_metric(tf.reduce_mean(hidden), name="mean")
    return model


normalized = chain(
    lambda layers: layers.Dense(4, use_bias=False),
    lambda layers: layers.BatchNormalization(),
    lambda layers: layers.Dense(2),
)


def metric_as_attribute(library):
    class Holds(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = library.layers.Dense(2)
            self.size = library.metrics.Mean(name="size")

        def call(self, x):
            y = self.dense(x)
            self.size.update_state(tf.abs(y))
            return y

    return Holds()


def row(name, model, data=None, **compiled):
    return Setup(
        f"added terms/{name}",
        model,
        lambda library: compiled,
        data or (lambda library, numbers: {"x": normal(numbers, 3), "y": normal(numbers, 2)}),
    )


ROWS = (
    row(
        "penalties with weights",
        penalized,
        lambda library, numbers: {"x": normal(numbers, 3), "y": normal(numbers, 2), "sample_weight": weights(numbers)},
        loss="mse",
    ),
    row("penalties alone", penalized, lambda library, numbers: {"x": normal(numbers, 3)}, loss=None),
    row("by a model", added_by_a_model, loss="mse", metrics=["mae"]),
    row("moving statistics", normalized, loss="mse", metrics=["mae"]),
    row("a metric of the model", metric_as_attribute, loss="mse", metrics=["mae"]),
)
