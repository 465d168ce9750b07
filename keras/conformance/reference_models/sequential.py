"""Sequential models: deferred, grown, shortened, nested, and every way to say the input shape."""

from keras.conformance.reference_models.row import Row, ids, normal


def stack(library):
    layers = library.layers
    return library.Sequential(
        [
            layers.Dense(4, activation="relu", input_shape=(3,)),
            layers.Dropout(0.5),
            layers.Dense(2, activation="softmax"),
        ]
    )


def convolutional(library):
    layers = library.layers
    return library.Sequential(
        [
            library.Input((8, 8, 2)),
            layers.Conv2D(4, 3, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(3, kernel_regularizer="l2"),
        ]
    )


def deferred(library):
    return library.Sequential([library.layers.Dense(3), library.layers.Dense(2)])


def built_from_a_shape(library):
    model = deferred(library)
    model.build((None, 3))
    return model


def built_from_a_full_shape(library):
    model = deferred(library)
    model.build((4, 3))
    return model


def built_by_a_symbolic_call(library):
    model = deferred(library)
    model(library.Input((3,)))
    return model


def input_layer_first(library):
    layers = library.layers
    return library.Sequential([layers.InputLayer(input_shape=(3,), name="entry"), layers.Dense(2)], name="named")


def input_layer_with_batch(library):
    return library.Sequential([library.layers.InputLayer((3,), batch_size=4), library.layers.Dense(2)])


def batch_input_shape(library):
    return library.Sequential([library.layers.Dense(2, batch_input_shape=(None, 3)), library.layers.Dense(1)])


def full_batch_input_shape(library):
    return library.Sequential([library.layers.Dense(2, batch_input_shape=(4, 3))])


def input_dim(library):
    return library.Sequential([library.layers.Dense(2, input_dim=3), library.layers.Dense(1)])


def batch_size(library):
    return library.Sequential([library.layers.Dense(2, input_shape=(3,), batch_size=4)])


def input_length(library):
    layers = library.layers
    return library.Sequential([layers.Embedding(6, 2, input_length=4), layers.Flatten(), layers.Dense(2)])


def embedding_without_length(library):
    layers = library.layers
    return library.Sequential([layers.Embedding(6, 2), layers.Dense(2)])


def grown(library):
    model = library.Sequential(name="grown")
    model.add(library.Input((3,)))
    for units in (4, 3, 2):
        model.add(library.layers.Dense(units))
    return model


def grown_after_building(library):
    model = built_from_a_shape(library)
    model.add(library.layers.Dense(5))
    return model


def shortened(library):
    model = stack(library)
    model.pop()
    model.pop()
    return model


def shortened_and_grown(library):
    model = built_from_a_shape(library)
    model.pop()
    model.add(library.layers.Dense(5, name="tail"))
    return model


def shortened_before_building(library):
    model = deferred(library)
    model.pop()
    return model


def nested(library):
    layers = library.layers
    return library.Sequential([stack(library), library.Sequential([layers.Dense(3), layers.Activation("relu")])])


def nested_deferred(library):
    layers = library.layers
    inner = library.Sequential([layers.Dense(3), layers.BatchNormalization()], name="inner")
    return library.Sequential([inner, layers.Dense(2)])


def nested_deferred_behind_an_input(library):
    layers = library.layers
    return library.Sequential([library.Input((3,)), library.Sequential([layers.Dense(3)]), layers.Dense(2)])


def functional_first(library):
    x = library.Input((3,))
    model = library.Model(x, library.layers.Dense(4)(x))
    return library.Sequential([model, library.layers.Dense(2)])


def layers_of_another(library):
    donor = stack(library)
    return library.Sequential(donor.layers[:1] + [library.layers.Dense(2)])


def same_layer_twice_through_a_model(library):
    layer = library.layers.Dense(3)
    return library.Sequential([library.Input((3,)), layer, library.Sequential([layer])])


def frozen_first_layer(library):
    layers = library.layers
    return library.Sequential(
        [library.Input((3,)), layers.Dense(4, trainable=False), layers.BatchNormalization(), layers.Dense(2)]
    )


def frozen(library):
    model = built_from_a_shape(library)
    model.trainable = False
    return model


def unknown_sizes(library):
    return library.Sequential([library.Input((None, 3)), library.layers.Dense(2), library.layers.LayerNormalization()])


def int_inputs(library):
    layers = library.layers
    return library.Sequential([library.Input((4,), dtype="int32"), layers.Embedding(6, 2), layers.Flatten()])


def masking(library):
    layers = library.layers
    return library.Sequential([layers.Masking(0.0, input_shape=(4, 2)), layers.Dense(3), layers.Activation("relu")])


def attributes_beside_the_stack(library):
    model = built_from_a_shape(library)
    model.remark = {"what": [1, 2]}
    return model


def empty_names(library):
    layers = library.layers
    return library.Sequential([layers.Dense(2, name="a_b"), layers.Dense(2, name="a"), layers.Dense(2)], name="top")


def called_on_two_shapes(library):
    model = library.Sequential([library.layers.Dense(2), library.layers.Activation("relu")])
    model(library.Input((4, 3)))
    model(library.Input((5, 3)))
    return model


def subclassed(library):
    class Stack(library.Sequential):
        def __init__(self, units=2, **kwargs):
            super().__init__(**kwargs)
            self.add(library.layers.Dense(units))

    return Stack(3)


ROWS = tuple(
    Row(f"sequential/{build.__name__.replace('_', ' ')}", build, normal(4, 3), is_random=build in RANDOM)
    for RANDOM in [(stack, nested, shortened)]
    for build in (
        stack,
        deferred,
        built_from_a_shape,
        built_from_a_full_shape,
        built_by_a_symbolic_call,
        input_layer_first,
        input_layer_with_batch,
        batch_input_shape,
        full_batch_input_shape,
        input_dim,
        batch_size,
        grown,
        grown_after_building,
        shortened,
        shortened_and_grown,
        shortened_before_building,
        nested,
        nested_deferred,
        nested_deferred_behind_an_input,
        functional_first,
        layers_of_another,
        frozen_first_layer,
        frozen,
        attributes_beside_the_stack,
        empty_names,
    )
) + (
    Row(
        "sequential/same layer twice through a model",
        same_layer_twice_through_a_model,
        normal(4, 3),
        differs=dict.fromkeys(("here", "home"), "A config cannot say that two models share a layer."),
    ),
    Row("sequential/convolutional", convolutional, normal(2, 8, 8, 2), tolerance=1e-4),
    Row("sequential/input length", input_length, ids(2, 4, below=6)),
    Row("sequential/embedding without length", embedding_without_length, ids(2, 4, below=6)),
    Row("sequential/unknown sizes", unknown_sizes, normal(2, 4, 3)),
    Row("sequential/int inputs", int_inputs, ids(2, 4, below=6, dtype="int32")),
    Row("sequential/masking", masking, lambda numbers: numbers.randint(0, 2, (3, 4, 2)).astype("float32")),
    Row("sequential/called on two shapes", called_on_two_shapes, normal(2, 5, 3)),
    Row("sequential/subclassed", subclassed, normal(4, 3), has_config=False),
)
