"""Attention: one and several axes, every kind of mask, other widths and what is returned."""

import dataclasses

import tensorflow as tf

from keras.conformance.reference_models.row import Row, chain, ids, normal

# What the configs of releases since 2.16 hold in every case, ours hold where it is True.
IS_NEWER = not tf.__version__.startswith("2.15.")
DIFFERS = {"config": "the reference writes `softmax_robust_masking=False`"} if IS_NEWER else {}

STEPS = normal(2, 4, 6)
SMALL = {"num_heads": 2, "key_dim": 3}


def attention(call=None, shapes=((4, 6), (4, 6)), **settings):
    """Builder of a functional model around one layer; `call` are keywords of its call."""

    def build(library):
        query, value = (library.Input(shape) for shape in shapes)
        return library.Model(
            [query, value],
            library.layers.MultiHeadAttention(**{"num_heads": 2, "key_dim": 3, **settings})(
                query, value, **(call or {})
            ),
        )

    return build


def with_key(library):
    query, value = library.Input((4, 6)), library.Input((5, 6))
    key = library.layers.Dense(7)(value)
    layer = library.layers.MultiHeadAttention(2, 3, value_dim=4, output_shape=(2, 3))
    return library.Model([query, value], layer(query, value=value, key=key, return_attention_scores=True))


def with_mask(*shape):
    def build(library):
        steps, mask = library.Input((4, 6)), library.Input(shape, dtype="bool")
        layer = library.layers.MultiHeadAttention(2, 3)
        return library.Model([steps, mask], layer(steps, steps, attention_mask=mask, return_attention_scores=True))

    return build


def carried_masks(library):
    words = library.Input((5,), dtype="int32")
    steps = library.layers.Embedding(4, 6, mask_zero=True)(words)
    layer = library.layers.MultiHeadAttention(2, 3)
    joined = library.layers.LayerNormalization()(steps + layer(steps, steps))
    return library.Model(words, library.layers.GlobalAveragePooling1D()(joined))


def carried_by_values(library):
    queries, words = library.Input((4, 6)), library.Input((5,), dtype="int32")
    values = library.layers.Embedding(4, 6, mask_zero=True)(words)
    layer = library.layers.MultiHeadAttention(2, 3)
    return library.Model([queries, words], layer(queries, value=values, key=values * 2.0, use_causal_mask=True))


def mask_maker(*shape):
    return lambda numbers: tf.constant(numbers.randint(0, 2, shape) > 0)


BOTH = [STEPS, STEPS]
PENALTIES = {"kernel_regularizer": "l2", "bias_regularizer": "l1", "activity_regularizer": "l2"}

ATTENTION_ROWS = (
    Row("attention/heads", attention(), BOTH),
    Row("attention/width of values", attention(value_dim=5, use_bias=False), BOTH),
    Row("attention/other steps", attention(shapes=((None, 6), (None, 8))), [STEPS, normal(2, 7, 8)]),
    Row("attention/causal", attention({"use_causal_mask": True, "return_attention_scores": True}), BOTH),
    Row("attention/dropout", attention(dropout=0.5), BOTH, is_random=True),
    Row("attention/penalties", attention(**PENALTIES), BOTH),
    Row("attention/one of two axes", attention(None, ((3, 4, 5), (6, 4, 5)), attention_axes=1),
        [normal(2, 3, 4, 5), normal(2, 6, 4, 5)]),
    Row("attention/the other axis", attention({"return_attention_scores": True}, ((3, 4, 5), (3, 6, 5)),
        attention_axes=(2,)), [normal(2, 3, 4, 5), normal(2, 3, 6, 5)]),
    Row("attention/two axes", attention(None, ((3, 4, 5), (6, 4, 5)), output_shape=(3, 2)),
        [normal(2, 3, 4, 5), normal(2, 6, 4, 5)]),
    Row("attention/keys", with_key, [STEPS, normal(2, 5, 6)]),
    Row("attention/mask", with_mask(4, 4), [STEPS, mask_maker(2, 4, 4)]),
    Row("attention/mask of values", with_mask(1, 4), [STEPS, mask_maker(2, 1, 4)]),
    Row("attention/mask of heads", with_mask(2, 4, 4), [STEPS, mask_maker(2, 2, 4, 4)]),
    Row("attention/carried masks", carried_masks, ids(3, 5, below=4)),
    Row("attention/masks of values", carried_by_values, [STEPS, ids(2, 5, below=4)]),
    Row("attention/float64", attention(dtype="float64"), BOTH),
    Row("attention/mixed", attention(dtype="mixed_bfloat16"), BOTH, tolerance=0.02),
)  # fmt: skip
ROWS = tuple(dataclasses.replace(row, differs=DIFFERS) for row in ATTENTION_ROWS) + (
    Row("attention/einsum", chain((3,), lambda layers: layers.EinsumDense("ab,bc->ac", 4, "relu", "c")), normal(2, 3)),
    Row("attention/einsum over steps",
        chain((5, 3), lambda layers: layers.EinsumDense("abc,cd->abd", (None, 4), bias_axes="d")), normal(2, 5, 3)),
    Row("attention/einsum at the end",
        chain((5, 3), lambda layers: layers.EinsumDense("...x,xyz->...yz", (2, 4), bias_axes="yz")), normal(2, 5, 3)),
    Row("attention/einsum in front",
        chain((3, 5), lambda layers: layers.EinsumDense("ab...,bc->ac...", 4, bias_axes="c")), normal(2, 3, 5)),
    Row("attention/einsum of two",
        chain((5, 3), lambda layers: layers.EinsumDense("abc,bcd->ad", 4, kernel_regularizer="l2")), normal(2, 5, 3)),
    Row("attention/average", chain((5, 3), lambda layers: layers.GlobalAveragePooling1D()), normal(2, 5, 3)),
    Row("attention/average first", chain((5, 3), lambda layers: layers.GlobalAveragePooling1D("channels_first",
        keepdims=True)), normal(2, 5, 3)),
)  # fmt: skip
