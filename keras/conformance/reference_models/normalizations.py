"""`BatchNormalization`: training, inference, frozen at every moment, and its arguments."""

from keras.conformance.reference_models.row import Row, chain, normal


def frozen_from_the_start(library):
    layers = library.layers
    return library.Sequential([library.Input((3,)), layers.Dense(3), layers.BatchNormalization(trainable=False)])


def frozen_later(library):
    model = library.Sequential([library.Input((3,)), library.layers.Dense(3), library.layers.BatchNormalization()])
    model.layers[1].trainable = False
    return model


def thawed(library):
    model = frozen_later(library)
    model.trainable = False
    model.trainable = True
    return model


def training_for_one_call(library):
    x = library.Input((3,))
    layer = library.layers.BatchNormalization()
    return library.Model(x, layer(x, training=True) + layer(x, training=False))


def shared(library):
    a, b = library.Input((3,)), library.Input((3,))
    layer = library.layers.BatchNormalization(momentum=0.6)
    return library.Model([a, b], [layer(a), layer(b)])


def frozen_inside_a_frozen_model(library):
    layers = library.layers
    x = library.Input((4, 4, 2))
    body = library.Model(x, layers.BatchNormalization()(layers.Conv2D(3, 3)(x)), name="body")
    body.trainable = False
    y = library.Input((4, 4, 2))
    return library.Model(y, layers.Dense(2)(layers.Flatten()(body(y, training=False))))


def names_of_initializers(library):
    layer = library.layers.BatchNormalization(
        beta_initializer="ones",
        gamma_initializer="uniform",
        moving_mean_initializer="normal",
        moving_variance_initializer=library.initializers.Constant(2.0),
        beta_regularizer="l2",
        gamma_regularizer="l1",
        beta_constraint="non_neg",
        gamma_constraint=library.constraints.MaxNorm(1.0),
    )
    return library.Sequential([library.Input((3,)), layer])


ROWS = (
    Row("batch normalization/frozen from the start", frozen_from_the_start, normal(4, 3)),
    Row("batch normalization/frozen later", frozen_later, normal(4, 3)),
    Row("batch normalization/thawed", thawed, normal(4, 3)),
    Row("batch normalization/training for one call", training_for_one_call, normal(4, 3)),
    Row("batch normalization/shared", shared, [normal(4, 3), normal(4, 3)]),
    Row("batch normalization/frozen body", frozen_inside_a_frozen_model, normal(2, 4, 4, 2), tolerance=1e-4),
    Row("batch normalization/all arguments", names_of_initializers, normal(4, 3)),
    Row(
        "batch normalization/plain",
        chain((3,), lambda layers: layers.BatchNormalization(momentum=0.9, epsilon=0.1, center=False, scale=False)),
        normal(4, 3),
    ),
    Row(
        "batch normalization/images",
        chain((4, 3, 2), lambda layers: layers.BatchNormalization()),
        normal(2, 4, 3, 2),
        tolerance=1e-4,
    ),
    Row("batch normalization/axis 1", chain((4, 3), lambda layers: layers.BatchNormalization(axis=1)), normal(2, 4, 3)),
    Row(
        "batch normalization/two axes",
        chain((4, 3), lambda layers: layers.BatchNormalization(axis=[1, 2])),
        normal(2, 4, 3),
    ),
)
