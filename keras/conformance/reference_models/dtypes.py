"""Dtypes: float64 and float16 layers, mixed precision, whole numbers, truth values, strings and `floatx`."""

import numpy as np
import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, chain, constant, drawn, float_type, ids, normal, policy


def under_policy(name):
    """Builder of a model whose layers are all made under a global policy."""

    def build(library):
        layers = library.layers
        with policy(library, name):
            x = library.Input((3,))
            y = layers.BatchNormalization()(layers.Dense(4, "relu")(x))
            y = layers.Dense(4, kernel_regularizer="l2")(y) + y
            return library.Model(x, layers.Dense(2, dtype="float32", activation="softmax")(y))

    return build


def under_float_type(name):
    """Builder of a model whose layers are all made under a `floatx`."""

    def build(library):
        layers = library.layers
        with float_type(library, name):
            x = library.Input((3,))
            return library.Model(x, layers.LayerNormalization()(layers.Dense(4, "relu")(x * 2.0)))

    return build


def mixed_layers(library):
    layers = library.layers
    x = library.Input((3,))
    y = layers.Dense(4, dtype="float64")(x)
    z = layers.Dense(4, dtype="float16")(y)
    return library.Model(x, [y, z, layers.Dense(2)(z), layers.Activation("relu", dtype="float64")(z)])


def policy_objects(library):
    layers = library.layers
    half = library.mixed_precision.Policy("mixed_bfloat16")
    x = library.Input((3,))
    return library.Model(x, layers.Dense(2)(layers.Dense(4, dtype=half)(x)))


def mixed_custom_layer(library):
    odd = custom_layers.wrapped(library)
    with policy(library, "mixed_float16"):
        x = library.Input((3,))
        return library.Model(x, odd(2)(x))


def without_autocast(library):
    class AsGiven(library.layers.Layer):
        def __init__(self, **kwargs):
            super().__init__(autocast=False, **kwargs)

        def call(self, inputs):
            return tf.cast(inputs, "float64") * 2.0

    x = library.Input((3,), dtype="float64")
    return library.Model(x, AsGiven()(x))


def long_inputs(library):
    x, count = library.Input((3,)), library.Input((), dtype="int64")
    return library.Model([x, count], library.layers.Dense(2)(x) * tf.cast(count, "float32")[:, tf.newaxis])


def wide_inputs(library):
    x = library.Input((3,), dtype="float64")
    return library.Model(x, library.layers.Dense(2)(x))


def cast_by_the_layer(library):
    x = library.Input((3,), dtype="float16")
    return library.Model(x, [library.layers.Dense(2)(x), x * 2.0])


POLICY_IN_FORCE = dict.fromkeys(
    ("here", "home"), "Layers that a layer makes in its constructor have the policy in force where the config is read."
)

ROWS = (
    Row("dtypes/mixed_float16", under_policy("mixed_float16"), normal(4, 3), tolerance=4e-3),
    Row("dtypes/mixed_bfloat16", under_policy("mixed_bfloat16"), normal(4, 3), tolerance=3e-2),
    Row("dtypes/float64 policy", under_policy("float64"), normal(4, 3)),
    Row("dtypes/float16 policy", under_policy("float16"), normal(4, 3), tolerance=4e-3),
    Row("dtypes/floatx float64", under_float_type("float64"), normal(4, 3)),
    Row("dtypes/floatx float16", under_float_type("float16"), normal(4, 3), tolerance=4e-3),
    Row("dtypes/mixed layers", mixed_layers, normal(4, 3), tolerance=4e-3),
    Row("dtypes/policy objects", policy_objects, normal(4, 3), tolerance=3e-2),
    Row(
        "dtypes/mixed custom layer",
        mixed_custom_layer,
        normal(4, 3),
        tolerance=4e-3,
        custom=lambda library: {"Wrapped": custom_layers.wrapped(library)},
        differs=POLICY_IN_FORCE,
    ),
    Row("dtypes/without autocast", without_autocast, normal(4, 3, dtype="float64"), has_config=False),
    Row("dtypes/long inputs", long_inputs, [normal(4, 3), ids(4, below=9)]),
    Row("dtypes/wide inputs", wide_inputs, normal(4, 3, dtype="float64")),
    Row(
        "dtypes/wide values for a float32 input",
        chain((3,), lambda layers: layers.Dense(2)),
        normal(4, 3, dtype="float64"),
    ),
    Row("dtypes/whole values for a float32 input", chain((3,), lambda layers: layers.Dense(2)), ids(4, 3, below=5)),
    Row("dtypes/cast by the layer", cast_by_the_layer, normal(4, 3, dtype="float16"), tolerance=4e-3),
    Row(
        "dtypes/whole numbers",
        drawn({"shape": (3,), "dtype": "int32"}, lambda x: x * 2 + x // 2 - x % 3),
        ids(4, 3, below=9, dtype="int32"),
    ),
    Row(
        "dtypes/truth values",
        drawn({"shape": (3,), "dtype": "bool"}, lambda x: tf.where(x, 1.0, 2.0)),
        constant(np.array([[True, False, True]])),
    ),
    Row(
        "dtypes/strings",
        drawn({"shape": (1,), "dtype": "string"}, lambda x: tf.strings.lower(x) + "!"),
        constant([["Good"], ["Day"]]),
    ),
    Row(
        "dtypes/strings to numbers",
        drawn({"shape": (), "dtype": "string"}, lambda x: tf.strings.length(x) * 2),
        constant(["a", "bcd"]),
    ),
    Row(
        "dtypes/complex",
        drawn({"shape": (3,), "dtype": "complex64"}, lambda x: tf.math.conj(x) * x),
        lambda numbers: (numbers.randn(2, 3) + 1j).astype("complex64"),
    ),
)
