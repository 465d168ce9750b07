"""Ragged and sparse inputs, and inputs of a `tf.TypeSpec`."""

import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, normal


def ragged_rows(numbers):
    return tf.RaggedTensor.from_row_lengths(tf.constant(numbers.randn(6, 3), "float32"), [2, 3, 1])


def ragged_ids(numbers):
    return tf.RaggedTensor.from_row_lengths(tf.constant(numbers.randint(1, 5, 6), "int64"), [2, 3, 1])


def sparse_rows(numbers):
    return tf.sparse.from_dense(tf.constant(numbers.randint(0, 2, (3, 4)) * numbers.randn(3, 4), "float32"))


def ragged_to_dense(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, library.layers.Dense(2)(x.to_tensor()))


def ragged_mean(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, library.layers.Dense(2)(tf.reduce_mean(x, axis=1)))


def ragged_arithmetic(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, x * 2.0 + 1.0)


def ragged_dense(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, library.layers.Dense(2)(x))


def ragged_embedding(library):
    x = library.Input((None,), ragged=True, dtype="int64")
    return library.Model(x, tf.reduce_sum(library.layers.Embedding(5, 2)(x), axis=1))


def ragged_parts(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, [x.values * 2.0, x.row_splits, x.row_lengths(), x.nrows(), x.flat_values])


def ragged_joined(library):
    x = library.Input((None,), ragged=True, dtype="int64")
    return library.Model(x, tf.concat([x, x * 2], axis=1))


def ragged_slices(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, [x[:, :1], x[1:]])


def ragged_activation(library):
    x = library.Input((None, 3), ragged=True)
    return library.Model(x, library.layers.Activation("relu")(x))


def ragged_spec(library):
    x = library.Input(type_spec=tf.RaggedTensorSpec((None, None, 3), "float32"))
    return library.Model(x, tf.reduce_sum(x, axis=1))


def ragged_from_dense(library):
    x = library.Input((4,))
    return library.Model(x, tf.RaggedTensor.from_tensor(x).to_tensor() + 1.0)


def sparse_dense_layer(library):
    x = library.Input((4,), sparse=True)
    return library.Model(x, library.layers.Dense(2, activation="tanh")(x))


def sparse_in_a_layer(library):
    x = library.Input((4,), sparse=True)
    return library.Model(x, library.layers.Dense(2)(custom_layers.densified(library)()(x)))


def sparse_beside_dense(library):
    x, y = library.Input((4,), sparse=True), library.Input((4,))
    return library.Model({"x": x, "y": y}, library.layers.Dense(2)(custom_layers.densified(library)()(x) + y))


def sparse_for_two_layers(library):
    x = library.Input((4,), sparse=True)
    return library.Model(x, [library.layers.Dense(2)(x), library.layers.Dense(3, use_bias=False)(x)])


def sparse_sequential(library):
    return library.Sequential([library.Input((4,), sparse=True), library.layers.Dense(2), library.layers.Dense(1)])


def composite(build, inputs, **keywords):
    return Row(f"composites/{build.__name__.replace('_', ' ')}", build, inputs, **keywords)


DENSIFIED = {"custom": lambda library: {"Densified": custom_layers.densified(library)}}
WRONG_BATCH = "The reference takes the batch of `tf.RaggedTensor.from_tensor(x)` for 1."

ROWS = (
    composite(ragged_to_dense, ragged_rows),
    composite(ragged_mean, ragged_rows),
    composite(ragged_arithmetic, ragged_rows),
    composite(ragged_dense, ragged_rows),
    composite(ragged_embedding, ragged_ids),
    composite(ragged_parts, ragged_rows),
    composite(ragged_joined, ragged_ids),
    composite(ragged_slices, ragged_rows),
    composite(ragged_activation, ragged_rows),
    composite(ragged_spec, ragged_rows),
    composite(ragged_from_dense, normal(3, 4), differs=dict.fromkeys(("drawing", "config", "here"), WRONG_BATCH)),
    composite(sparse_dense_layer, sparse_rows),
    composite(sparse_in_a_layer, sparse_rows, **DENSIFIED),
    composite(sparse_beside_dense, {"x": sparse_rows, "y": normal(3, 4)}, **DENSIFIED),
    composite(sparse_for_two_layers, sparse_rows),
    composite(sparse_sequential, sparse_rows),
)
