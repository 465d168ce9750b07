"""Regularizers, constraints, initializers and losses that layers add."""

import numpy as np
import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, chain, normal


def penalty_objects(library):
    layers, regularizers = library.layers, library.regularizers
    return library.Sequential(
        [
            layers.Dense(4, kernel_regularizer=regularizers.L1(0.1), input_shape=(3,)),
            layers.Dense(4, kernel_regularizer=regularizers.L1L2(0.1, 0.2), bias_regularizer=regularizers.l2(0.3)),
            layers.Dense(4, kernel_regularizer=regularizers.OrthogonalRegularizer(0.1, mode="columns")),
            layers.Dense(2, activity_regularizer=regularizers.l1_l2(l1=0.1, l2=0.01)),
        ]
    )


def shared_penalties(library):
    x = library.Input((3,))
    layer = library.layers.Dense(3, kernel_regularizer="l2", activity_regularizer="l1")
    return library.Model(x, layer(layer(x)))


def frozen_penalties(library):
    x = library.Input((3,))
    layer = library.layers.Dense(3, kernel_regularizer="l2")
    y = layer(x)
    layer.trainable = False
    return library.Model(x, library.layers.Dense(2, bias_regularizer="l1")(y))


def constraint_objects(library):
    layers, constraints = library.layers, library.constraints
    return library.Sequential(
        [
            library.Input((3,)),
            layers.Dense(4, kernel_constraint=constraints.MaxNorm(2.0, axis=1), bias_constraint="non_neg"),
            layers.Dense(4, kernel_constraint=constraints.MinMaxNorm(0.1, 0.9, rate=0.5, axis=0)),
            layers.Dense(4, kernel_constraint=constraints.UnitNorm(axis=[0])),
            layers.Reshape((2, 2, 1)),
            layers.Conv2D(1, 2, kernel_constraint=constraints.RadialConstraint()),
        ]
    )


def initializer_names(library):
    names = (
        "zeros",
        "ones",
        "uniform",
        "normal",
        "random_normal",
        "truncated_normal",
        "glorot_normal",
        "he_normal",
        "he_uniform",
        "lecun_normal",
        "lecun_uniform",
        "orthogonal",
        "identity",
        "variance_scaling",
    )
    return library.Sequential(
        [library.Input((3,)), *(library.layers.Dense(3, kernel_initializer=name, name=name) for name in names)]
    )


def seeded_initializers(library):
    layers, initializers = library.layers, library.initializers
    kernels = (
        initializers.RandomUniform(-1.0, 2.0, seed=3),
        initializers.RandomNormal(1.0, 2.0, seed=4),
        initializers.TruncatedNormal(0.5, 0.1, seed=5),
        initializers.GlorotUniform(seed=6),
        initializers.HeNormal(seed=7),
        initializers.Orthogonal(gain=2.0, seed=8),
        initializers.Constant(0.5),
        initializers.VarianceScaling(2.0, "fan_avg", "uniform", seed=9),
        initializers.Identity(gain=0.5),
    )
    return library.Sequential([library.Input((3,)), *(layers.Dense(3, kernel_initializer=one) for one in kernels)])


def one_initializer_for_two(library):
    initializer = library.initializers.GlorotUniform(seed=1)
    layers = library.layers
    return library.Sequential(
        [
            library.Input((3,)),
            layers.Dense(3, kernel_initializer=initializer),
            layers.Dense(3, kernel_initializer=initializer),
        ]
    )


def unseeded_initializer_for_two(library):
    initializer = library.initializers.RandomNormal()
    layers = library.layers
    return library.Sequential(
        [library.Input((3,)), layers.Dense(3, "relu", True, initializer), layers.Dense(3, "relu", True, initializer)]
    )


def initializer_functions(library):
    def halves(shape, dtype=None):
        return tf.fill(shape, tf.constant(0.5, dtype))

    layers = library.layers
    return library.Sequential([layers.Dense(2, kernel_initializer=halves, input_shape=(3,))])


def given_weights(library):
    kernel = np.arange(6.0).reshape(3, 2)
    layers = library.layers
    return library.Sequential([library.Input((3,)), layers.Dense(2, weights=[kernel, np.array([0.5, 0.25])])])


def losses_of_layers(library):
    x = library.Input((3,))
    layer = custom_layers.penalized(library)()
    return library.Model(x, library.layers.Dense(2, kernel_regularizer="l2")(layer(layer(x))))


def loss_of_a_symbol(library):
    x = library.Input((3,))
    y = library.layers.Dense(2)(x)
    model = library.Model(x, y)
    model.add_loss(tf.reduce_mean(tf.abs(y)) * 0.5)
    model.add_loss(tf.reduce_sum(x))
    return model


def loss_of_a_function(library):
    model = library.Sequential([library.layers.Dense(2, input_shape=(3,))])
    model.add_loss(lambda: tf.reduce_sum(model.layers[0].kernel ** 2))
    return model


def loss_of_an_inner_symbol(library):
    x = library.Input((3,))
    y = library.layers.Dense(3)(x)
    inner = library.Model(x, y, name="inner")
    inner.add_loss(tf.reduce_mean(y))
    z = library.Input((3,))
    return library.Model(z, library.layers.Dense(1)(inner(z)))


NO_FUNCTIONS = dict.fromkeys(
    ("here", "home"), "A config holds no function that `add_loss` of a finished model was given."
)
PENALIZED = {"custom": lambda library: {"Penalized": custom_layers.penalized(library)}}

ROWS = (
    Row("penalties/objects", penalty_objects, normal(4, 3)),
    Row(
        "penalties/names",
        chain(
            (3,),
            lambda layers: layers.Dense(
                2, kernel_regularizer="l1", bias_regularizer="l1_l2", activity_regularizer="l2"
            ),
            lambda layers: layers.Dense(2, kernel_regularizer="orthogonal_regularizer"),
        ),
        normal(4, 3),
    ),
    Row("penalties/shared", shared_penalties, normal(4, 3)),
    Row("penalties/frozen", frozen_penalties, normal(4, 3)),
    Row("penalties/losses of layers", losses_of_layers, normal(4, 3), **PENALIZED),
    Row("penalties/loss of a symbol", loss_of_a_symbol, normal(4, 3)),
    Row("penalties/loss of a function", loss_of_a_function, normal(4, 3), differs=NO_FUNCTIONS),
    Row("penalties/loss of an inner symbol", loss_of_an_inner_symbol, normal(4, 3)),
    Row("constraints/objects", constraint_objects, normal(4, 3)),
    Row("initializers/names", initializer_names, normal(4, 3)),
    Row("initializers/seeded", seeded_initializers, normal(4, 3)),
    Row("initializers/one for two", one_initializer_for_two, normal(4, 3)),
    Row("initializers/unseeded for two", unseeded_initializer_for_two, normal(4, 3)),
    Row("initializers/function", initializer_functions, normal(4, 3), has_config=False),
    Row("initializers/given weights", given_weights, normal(4, 3)),
)
