"""`Lambda` layers: their functions are code, so configs, which hold it as bytecode, are left out."""

import tensorflow as tf

from keras.conformance.reference_models.row import Row, ids, normal


def plain(library):
    x = library.Input((3,))
    return library.Model(x, library.layers.Lambda(lambda x: x**2 + 1.0)(library.layers.Dense(2)(x)))


def with_arguments(library):
    def scale(x, by, shift=0.0):
        return x * by + shift

    layers = library.layers
    return library.Sequential([layers.Lambda(scale, arguments={"by": 2.0, "shift": 0.5}, input_shape=(3,))])


def with_an_output_shape(library):
    x = library.Input((4, 3))
    joined = library.layers.Lambda(lambda x: tf.reduce_sum(x, 1), output_shape=(3,), name="joined")(x)
    return library.Model(x, library.layers.Dense(2)(joined))


def with_training(library):
    x = library.Input((3,))
    return library.Model(x, library.layers.Lambda(lambda x, training=None: x * 2.0 if training else x)(x))


def with_a_mask(library):
    x = library.Input((4,), dtype="int32")
    y = library.layers.Embedding(5, 2, mask_zero=True)(x)
    total = library.layers.Lambda(
        lambda x, mask=None: tf.reduce_sum(x * tf.cast(mask, x.dtype)[..., tf.newaxis], 1), mask=lambda x, mask: None
    )
    return library.Model(x, library.layers.Dense(2)(total(y)))


def of_several_tensors(library):
    a, b = library.Input((3,)), library.Input((3,))
    both = library.layers.Lambda(lambda pair: [pair[0] + pair[1], pair[0] * pair[1]])([a, b])
    return library.Model([a, b], library.layers.Concatenate()(both))


def of_whole_numbers(library):
    x = library.Input((3,), dtype="int64")
    one_hot = library.layers.Lambda(lambda x: tf.one_hot(x, 4), dtype="float64")
    return library.Model(x, one_hot(x))


def of_a_function_of_tensorflow(library):
    return library.Sequential([library.Input((3,)), library.layers.Lambda(tf.nn.softmax), library.layers.Dense(1)])


CODE = dict.fromkeys(("config", "there", "here", "home"), "The config of a `Lambda` holds bytecode.")


def row(build, inputs=None):
    return Row(f"lambdas/{build.__name__.replace('_', ' ')}", build, inputs or normal(2, 3), differs=CODE)


ROWS = (
    row(plain),
    row(with_arguments),
    row(with_an_output_shape, normal(2, 4, 3)),
    row(with_training),
    row(with_a_mask, ids(2, 4, below=5)),
    row(of_several_tensors, [normal(2, 3), normal(2, 3)]),
    row(of_whole_numbers, ids(2, 3, below=4)),
    row(of_a_function_of_tensorflow),
)
