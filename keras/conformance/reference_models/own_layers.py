"""Layers of a user's own inside models that have a config."""

import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import Row, normal


def with_layer(make, **arguments):
    """Builder of a functional model with a dense layer around a custom one."""

    def build(library):
        x = library.Input((3,))
        return library.Model(x, library.layers.Dense(2)(make(library)(**arguments)(library.layers.Dense(3)(x))))

    return build


def without_its_own_constructor(library):
    class Doubled(library.layers.Dense):
        def call(self, inputs):
            return 2.0 * super().call(inputs)

    return Doubled


def with_automatic_config(library):
    class Shifted(library.layers.Layer):
        def __init__(self, by=1.0, times=2, **kwargs):
            super().__init__(**kwargs)
            self.by, self.times = by, times

        def call(self, inputs):
            return inputs * self.times + self.by

    return Shifted


def subclass_of_normalization(library):
    class Frozen(library.layers.BatchNormalization):
        def call(self, inputs, training=None):
            return super().call(inputs, training=False)

    return Frozen


def shape_ruled(library):
    x = library.Input((2, 3))
    return library.Model(x, custom_layers.shape_ruled(library)()(x))


def frozen_custom(library):
    x = library.Input((3,))
    layer = custom_layers.wrapped(library)(2)
    y = layer(x)
    layer.steps[0].trainable = False
    return library.Model(x, y)


def random_layer(library):
    class Jittered(library.layers.Layer):
        def call(self, inputs, training=None):
            if training:
                return inputs + tf.random.normal(tf.shape(inputs))
            return inputs

    x = library.Input((3,))
    return library.Model(x, Jittered(name="jitter")(x))


FLAGS_INSIDE = dict.fromkeys(("here", "home"), "The config of a layer does not hold the `trainable` flags inside it.")


def row(name, make, arguments=None, **keywords):
    def custom(library):
        cls = make(library)
        return {cls.__name__: cls}

    return Row(f"own layers/{name}", with_layer(make, **(arguments or {})), normal(4, 3), custom=custom, **keywords)


ROWS = (
    row("odd weights", custom_layers.odd_weights, {"units": 3}),
    row("scaled", custom_layers.scaled),
    row("wrapped", custom_layers.wrapped, {"units": 2}),
    row("counting", custom_layers.counting),
    row("frozen by argument", custom_layers.odd_weights, {"units": 3, "trainable": False}),
    row("modular", custom_layers.modular),
    row("penalized", custom_layers.penalized),
    row("subclass of dense", without_its_own_constructor, {"units": 3}),
    row("automatic config", with_automatic_config, {"by": 0.5}),
    row("subclass of normalization", subclass_of_normalization),
    Row(
        "own layers/shape ruled",
        shape_ruled,
        normal(4, 2, 3),
        custom=lambda library: {"ShapeRuled": custom_layers.shape_ruled(library)},
    ),
    Row(
        "own layers/frozen below",
        frozen_custom,
        normal(4, 3),
        custom=lambda library: {"Wrapped": custom_layers.wrapped(library)},
        differs=FLAGS_INSIDE,
    ),
    Row("own layers/random", random_layer, normal(4, 3), has_config=False, is_random=True),
)
