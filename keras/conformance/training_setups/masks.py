"""Masks, which scale losses and metrics."""

import tensorflow as tf

from keras.conformance.training_setups.setup import Setup, ids, normal, weights


def tagger(library):
    layers = library.layers
    x = library.Input((5,), dtype="int64")
    hidden = layers.Embedding(6, 4, mask_zero=True)(x)
    return library.Model(x, layers.Dense(3, activation="softmax", name="out")(hidden))


def masked_steps(library):
    layers = library.layers
    return library.Sequential([layers.Masking(input_shape=(5, 3)), layers.Dense(4, "tanh"), layers.Dense(2)])


def mean_of_kept(x, mask=None):
    kept = tf.cast(mask, x.dtype)[..., tf.newaxis]
    return tf.math.divide_no_nan(tf.reduce_sum(x * kept, 1), tf.reduce_sum(kept, 1))


def summary_of_steps(library):
    layers = library.layers
    x = library.Input((5, 3))
    return library.Model(x, layers.Dense(2)(layers.Lambda(mean_of_kept)(layers.Masking()(x))))


def words_and_summary(library):
    layers = library.layers
    x = library.Input((5,), dtype="int64")
    hidden = layers.Embedding(6, 4, mask_zero=True)(x)
    summary = layers.Lambda(mean_of_kept)(hidden)
    return library.Model(
        x, [layers.Dense(3, activation="softmax", name="words")(hidden), layers.Dense(1, name="end")(summary)]
    )


def steps(numbers):
    values = normal(numbers, 5, 3)
    values[::3, 3:] = 0.0
    values[4] = 0.0
    return values


def words(numbers):
    return ids(numbers, 5, below=6)


TAGS = {"loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"], "weighted_metrics": ["accuracy", "ce"]}
NUMBERS = {"loss": "mse", "metrics": ["mae"], "weighted_metrics": ["mae"]}


def row(name, model, compiled, data):
    return Setup(f"masks/{name}", model, lambda library: compiled, lambda library, numbers: data(numbers))


def tags(numbers, **further):
    return {"x": words(numbers), "y": ids(numbers, 5, below=3), **further}


ROWS = (
    row("words with weights of steps", tagger, TAGS, lambda numbers: tags(numbers, sample_weight=weights(numbers, 5))),
    Setup(
        "masks/steps, summed",
        masked_steps,
        lambda library: {
            "loss": library.losses.MeanSquaredError(reduction="sum"),
            "optimizer": library.optimizers.SGD(0.01),
            "metrics": [library.metrics.RootMeanSquaredError(), lambda y, p: tf.reduce_max(tf.abs(y - p), -1)],
        },
        lambda library, numbers: {"x": steps(numbers), "y": normal(numbers, 5, 2)},
    ),
    row(
        "steps with weights of steps",
        masked_steps,
        NUMBERS,
        lambda numbers: {"x": steps(numbers), "y": normal(numbers, 5, 2), "sample_weight": weights(numbers, 5)},
    ),
    row("used up", summary_of_steps, NUMBERS, lambda numbers: {"x": steps(numbers), "y": normal(numbers, 2)}),
    row(
        "of one output",
        words_and_summary,
        {
            "loss": ["sparse_categorical_crossentropy", "mse"],
            "metrics": [["accuracy"], ["mae"]],
            "weighted_metrics": [["accuracy"], ["mae"]],
        },
        lambda numbers: {
            "x": words(numbers),
            "y": [ids(numbers, 5, below=3), normal(numbers)],
            "sample_weight": [weights(numbers, 5), weights(numbers)],
        },
    ),
)
