"""Masks: where they begin, how layers hand them on, merge them and lose them."""

import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, chain, ids, normal


def sparse_steps(numbers):
    """Steps of which some are zero."""
    return numbers.randn(3, 5, 2).astype("float32") * numbers.randint(0, 2, (3, 5, 1))


WORDS = ids(3, 5, below=4)


def embedding(library, **keywords):
    return library.layers.Embedding(4, 2, mask_zero=True, **keywords)


def through_layers(library):
    layers = library.layers
    x = library.Input((5,), dtype="int32")
    y = layers.Activation("tanh")(layers.Dropout(0.0)(embedding(library)(x)))
    return library.Model(x, layers.LayerNormalization()(layers.Rescaling(2.0)(y)))


def lost_in_operations(library):
    x = library.Input((5,), dtype="int32")
    return library.Model(x, embedding(library)(x) * 2.0)


def lost_in_flatten(library):
    x = library.Input((5,), dtype="int32")
    return library.Model(x, library.layers.Flatten()(embedding(library)(x)))


def merged(library):
    layers = library.layers
    a, b = library.Input((5,), dtype="int32"), library.Input((5,), dtype="int32")
    first, second = embedding(library)(a), embedding(library)(b)
    return library.Model(
        [a, b],
        [layers.Add()([first, second]), layers.Concatenate()([first, second]), layers.Concatenate(1)([first, second])],
    )


def merged_with_unmasked(library):
    layers = library.layers
    a, b = library.Input((5,), dtype="int32"), library.Input((5, 2))
    first = embedding(library)(a)
    return library.Model([a, b], [layers.Concatenate()([first, b]), layers.Multiply()([first, b])])


def taken_by_a_layer(library):
    x = library.Input((5,), dtype="int32")
    return library.Model(x, custom_layers.mean_over_mask(library)()(embedding(library)(x)))


def given_explicitly(library):
    x, mask = library.Input((5, 2)), library.Input((5,), dtype="bool")
    return library.Model([x, mask], custom_layers.mean_over_mask(library)()(x, mask=mask))


def computed_explicitly(library):
    x = library.Input((5,), dtype="int32")
    layer = embedding(library)
    y = layer(x)
    return library.Model(x, custom_layers.mean_over_mask(library)()(y * 3.0, mask=layer.compute_mask(x)))


def into_softmax(library):
    x, mask = library.Input((4, 4)), library.Input((4, 4), dtype="bool")
    return library.Model([x, mask], library.layers.Softmax()(x, mask))


def stopped_and_started(library):
    layers = library.layers
    x = library.Input((5, 2))
    y = custom_layers.mean_over_mask(library)()(layers.Masking()(x))
    return library.Model(x, layers.Masking()(layers.RepeatVector(3)(y)))


def in_normalization(library):
    layers = library.layers
    x = library.Input((5, 2))
    return library.Model(x, layers.BatchNormalization()(layers.Masking()(x)))


def in_activity_penalty(library):
    layers = library.layers
    x = library.Input((5, 2))
    return library.Model(x, layers.Dense(2, activity_regularizer="l2")(layers.Masking()(x)))


MEAN = {"custom": lambda library: {"MeanOverMask": custom_layers.mean_over_mask(library)}}

ROWS = (
    Row(
        "masks/embedding",
        chain({"shape": (5,), "dtype": "int64"}, lambda layers: layers.Embedding(4, 2, mask_zero=True)),
        WORDS,
    ),
    Row("masks/through layers", through_layers, WORDS),
    Row("masks/lost in operations", lost_in_operations, WORDS),
    Row("masks/lost in flatten", lost_in_flatten, WORDS),
    Row("masks/merged", merged, [WORDS, WORDS]),
    Row("masks/merged with unmasked", merged_with_unmasked, [WORDS, normal(3, 5, 2)]),
    Row("masks/taken by a layer", taken_by_a_layer, WORDS, **MEAN),
    Row(
        "masks/given explicitly",
        given_explicitly,
        [normal(3, 5, 2), lambda numbers: tf.constant(numbers.randint(0, 2, (3, 5)) + [1, 0, 0, 0, 0] > 0)],
        **MEAN,
    ),
    Row(
        "masks/computed explicitly",
        computed_explicitly,
        lambda numbers: numbers.randint(0, 3, (3, 5)) + [1, 0, 0, 0, 0],
        **MEAN,
    ),
    Row(
        "masks/into softmax",
        into_softmax,
        [normal(3, 4, 4), lambda numbers: tf.constant(numbers.randint(0, 2, (3, 4, 4)) > 0)],
    ),
    Row("masks/stopped and started", stopped_and_started, lambda numbers: sparse_steps(numbers) + [0.0, 0.5], **MEAN),
    Row("masks/in normalization", in_normalization, sparse_steps),
    Row("masks/in activity penalty", in_activity_penalty, sparse_steps),
)
