"""Symbolic values where drawing is subtle: operands of all kinds, ragged slices, shapes taken apart, structures."""

import numpy as np
import tensorflow as tf

from keras.conformance.reference_models.row import Row, drawn, ids, normal

RAGGED = {"shape": (None,), "ragged": True}


def ragged_value(numbers):
    return tf.ragged.constant([[1.0, 2.0, 3.0], [4.0]])


def constants_first(x):
    return [1 - x, 2 / (x + 9.0), sum([x, x, x]), [1, 2, 3, 4] + x, np.ones(4, "float32") + x, np.float32(2) * x,
            tf.ones((2, 4)) * x, np.float32(0) < x, 7 // (x + 9.0), 7 % (x + 9.0)]  # fmt: skip


def constant_matrix_first(x):
    return [np.ones((3, 3), "float32") @ x, tf.eye(3) @ x]


def integers(x):
    return [~x, x & 1, x | 1, x ^ 3, 1 & x, 2 | x, 3 ^ x, x // 2, x % 3, 7 - x, x / 2, x**2]


def booleans(x):
    return [~x, x & True, True & x, x ^ x, True ^ x, x | False]


def sizes_taken_apart(x):
    batch, height, width = tf.unstack(tf.shape(x))
    return [
        tf.reshape(x, [batch, height * width]),
        tf.reshape(x, [-1, tf.reduce_prod(tf.shape(x)[1:])]),
        tf.reshape(x, tf.concat([tf.shape(x)[:1], tf.shape(x)[1:2] * 2, [-1]], 0)),
        tf.fill([batch, 2], 3.0),
        tf.eye(height, batch_shape=[batch]),
        tf.range(tf.shape(x)[1]),
    ]


def sizes_by_dtype(x):
    return [tf.shape(x, out_type=tf.int64), tf.size(x, out_type=tf.int64), tf.rank(x)]


def masked(x):
    return [x[tf.constant([True, False])], tf.boolean_mask(x, [True, False, True, False], axis=1), x[x[:, 0] > -9.0]]


def ragged_slices(x):
    return [x[0], x[:, :2], x[:, tf.newaxis], x[1:]]


def ragged_operators(x):
    return [x + 1.0, 1.0 + x, x * x, 2.0 - x, x // 2.0, 7.0 % x, x**2.0, 2.0**x, -x, (x > 1.0) ^ (x < 3.0),
            np.array([[2.0], [3.0]], "float32") * x]  # fmt: skip


def ragged_members(x):
    return [x.values * 2.0, x.row_splits, x.with_values(x.values + 1.0), x.to_tensor(default_value=-1.0),
            x.merge_dims(0, 1), x.nrows(), x.bounding_shape(), x.value_rowids(),
            tf.RaggedTensor.from_row_lengths(x.values, x.row_lengths())]  # fmt: skip


def table_looked_up(indices):
    table = tf.constant(np.arange(6.0).reshape(3, 2), "float32")
    return [tf.gather(table, indices), tf.gather(table, indices[:, 0])]


def finite(x):
    return [tf.debugging.check_numerics(x, "x is not finite"), tf.debugging.assert_all_finite(x, "x is not finite")]


def dict_in_and_out(library):
    a, b = library.Input((3,), name="a"), library.Input((2,), name="b")
    joined = library.layers.Concatenate()([a, b])
    return library.Model({"deep": [a], "other": {"b": b}}, {"sum": [joined, {"twice": 2.0 * a}]})


def model_called_on_a_dict(library):
    a, b = library.Input((3,), name="a"), library.Input((2,), name="b")
    inner = library.Model({"x": a, "w": b}, library.layers.Concatenate()([a, b]))
    x, w = library.Input((3,)), library.Input((2,))
    return library.Model([x, w], inner({"x": x, "w": w}))


ROWS = (
    Row("symbolic/constants first", drawn((4,), constants_first), normal(2, 4),
        differs={"there": "the reference reads a list as one tensor for each number"}),
    Row("symbolic/constant matrix first", drawn((3, 3), constant_matrix_first), normal(2, 3, 3)),
    Row("symbolic/integers", drawn({"shape": (4,), "dtype": "int32"}, integers), ids(2, 4, below=9, dtype="int32")),
    Row("symbolic/booleans", drawn({"shape": (4,), "dtype": "bool"}, booleans), ids(2, 4, below=2, dtype="bool")),
    Row("symbolic/sizes taken apart", drawn((3, 4), sizes_taken_apart), normal(2, 3, 4)),
    Row("symbolic/sizes by dtype", drawn((3, 4), sizes_by_dtype), normal(2, 3, 4),
        differs={"there": "the reference reads no dtype of `tf.size`"}),
    Row("symbolic/masked", drawn({"shape": (4,), "batch_size": 2}, masked), normal(2, 4),
        differs={"there": "the reference reads a mask as a slice"}),
    Row("symbolic/ragged slices", drawn(RAGGED, ragged_slices), ragged_value),
    Row("symbolic/ragged operators", drawn(RAGGED, ragged_operators), ragged_value),
    Row("symbolic/ragged members", drawn(RAGGED, ragged_members), ragged_value),
    Row("symbolic/table looked up", drawn({"shape": (2,), "dtype": "int64"}, table_looked_up), ids(2, 2, below=3),
        differs={"there": "the reference reads a table as one tensor for each number"}),
    Row("symbolic/finite", drawn((4,), finite), normal(2, 4)),
    Row("symbolic/dict in and out", dict_in_and_out, {"deep": [normal(2, 3)], "other": {"b": normal(2, 2)}},
        differs=dict.fromkeys(("drawing", "results", "there", "here"), "the reference is called on no dict of lists")),
    Row("symbolic/model called on a dict", model_called_on_a_dict, [normal(2, 3), normal(2, 2)]),
)  # fmt: skip
