"""What data may come as."""

import tensorflow as tf

from keras.conformance.training_setups import setup
from keras.conformance.training_setups.setup import BATCH, SAMPLES, Setup, dense, ids, normal, weights

REGRESSION = {"loss": "mse", "metrics": ["mae"], "weighted_metrics": ["mse"]}


def batches(*parts):
    """Slices of structures of arrays."""
    return [_rows(slice(start, start + BATCH), *parts) for start in range(0, SAMPLES, BATCH)]


def _rows(rows, *parts):
    return tf.nest.map_structure(lambda leaf: leaf[rows], parts)


def sequence(library, *parts):
    class Slices(library.utils.Sequence):
        def __len__(self):
            return len(batches(*parts))

        def __getitem__(self, index):
            return batches(*parts)[index]

    return Slices()


def generator(*parts):
    while True:
        yield from batches(*parts)


def regression(numbers):
    return normal(numbers, 3), normal(numbers, 2), weights(numbers)


def sparse_inputs(library):
    x = library.Input((3,), sparse=True)
    return library.Model(x, library.layers.Dense(2)(x))


def ragged_classes(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, library.layers.Dense(3, activation="softmax")(x))


def ragged(numbers, size):
    lengths = numbers.randint(1, 4, SAMPLES)
    return tf.RaggedTensor.from_row_lengths(numbers.randn(lengths.sum(), size).astype("float32"), lengths)


def row(name, data, model=None, **compiled):
    return Setup(f"data/{name}", model or dense(), lambda library: compiled or REGRESSION, data)


def as_dataset(*parts):
    return tf.data.Dataset.from_tensor_slices(parts).batch(BATCH)


ROWS = (
    row(
        "endless dataset",
        lambda library, numbers: {"x": as_dataset(*regression(numbers)).repeat(), "steps_per_epoch": 5, "steps": 4},
    ),
    row("sequence", lambda library, numbers: {"x": sequence(library, *regression(numbers))}),
    row("generator", lambda library, numbers: {"x": generator(*regression(numbers)), "steps_per_epoch": 5, "steps": 5}),
    row(
        "dataset of several outputs",
        lambda library, numbers: {
            "x": as_dataset(
                normal(numbers, 3),
                dict(zip("ab", setup.two_targets(numbers))),
                {"a": weights(numbers), "b": weights(numbers)},
            )
        },
        setup.two_outputs,
        loss=["mse", "mae"],
        metrics=["mae"],
        weighted_metrics=["mae"],
    ),
    row(
        "validation now and then",
        lambda library, numbers: {
            **dict(zip(("x", "y", "sample_weight"), regression(numbers))),
            "validation_data": regression(numbers)[:2],
            "validation_freq": 2,
            "validation_batch_size": 5,
            "validation_steps": 2,
        },
    ),
    row(
        "sparse inputs",
        lambda library, numbers: {
            "x": tf.sparse.from_dense(normal(numbers, 3) * ids(numbers, 3, below=2)),
            "y": normal(numbers, 2),
        },
        sparse_inputs,
    ),
    row(
        "ragged labels",
        lambda library, numbers: {
            "x": (x := ragged(numbers, 3)),
            "y": x.with_values(tf.argmax(x.values, -1)),
        },
        ragged_classes,
        loss="sparse_categorical_crossentropy",
    ),
)
