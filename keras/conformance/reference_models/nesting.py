"""Models in models, cut out of models and made on top of models."""

from keras.conformance.reference_models.row import Row, ids, normal


def inner(library, name=None):
    layers = library.layers
    keywords = {} if name is None else {"name": name}
    return library.Sequential(
        [layers.Dense(4, activation="relu", input_shape=(3,)), layers.Dropout(0.5), layers.Dense(3)], **keywords
    )


def graph(library, name=None):
    x = library.Input((3,))
    y = library.layers.Dense(4, "tanh")(x)
    return library.Model(x, library.layers.Dense(3)(y) + x, **({} if name is None else {"name": name}))


def nested(library):
    x = library.Input((3,))
    functional = library.Model(x, library.layers.Activation("tanh")(inner(library)(x)), name="middle")
    return library.Sequential([functional, library.layers.Dense(1)])


def sequential_in_functional(library):
    x = library.Input((3,))
    return library.Model(x, inner(library)(x))


def functional_in_functional(library):
    model = graph(library, "part")
    x = library.Input((3,))
    return library.Model(x, library.layers.Dense(2)(model(x)))


def three_deep(library):
    x = library.Input((3,))
    first = library.Model(x, library.layers.Dense(3)(graph(library)(x)), name="second_level")
    x = library.Input((3,))
    second = library.Model(x, library.layers.Dense(2)(first(x)), name="third_level")
    x = library.Input((3,))
    return library.Model(x, second(x) * 2.0, name="outermost")


def five_deep(library):
    model = graph(library)
    for _ in range(4):
        x = library.Input((3,))
        model = library.Model(x, library.layers.Dense(3)(model(x)))
    return model


def used_twice(library):
    model = graph(library)
    a, b = library.Input((3,)), library.Input((3,))
    return library.Model([a, b], library.layers.Concatenate()([model(a), model(b)]))


def applied_to_itself(library):
    model = graph(library)
    x = library.Input((3,))
    return library.Model(x, model(model(model(x))))


def reused_by_a_second_model(library):
    model = graph(library)
    x = library.Input((3,))
    library.Model(x, library.layers.Dense(1)(model(x)))
    y = library.Input((3,))
    return library.Model(y, library.layers.Dense(2)(model(y)))


def layer_shared_with_the_inner_model(library):
    shared = library.layers.Dense(3, name="shared")
    x = library.Input((3,))
    model = library.Model(x, shared(x) * 2.0, name="part")
    y = library.Input((3,))
    return library.Model(y, shared(model(y)))


def cut_tail(library):
    x = library.Input((3,))
    hidden = library.layers.Dense(4)(x)
    return library.Model(hidden, library.layers.Dense(2)(hidden * 2.0))


def cut_head(library):
    model = graph(library)
    return library.Model(model.input, model.layers[1].output)


def cut_middle(library):
    layers = library.layers
    x = library.Input((3,))
    first = layers.Dense(4, name="first")(x)
    second = layers.Dense(5, name="second")(first)
    third = layers.Dense(6, name="third")(second)
    library.Model(x, third)
    return library.Model(first, second)


def cut_at_two_tensors(library):
    x = library.Input((3,))
    a, b = library.layers.Dense(4, name="a")(x), library.layers.Dense(4, name="b")(x)
    joined = library.layers.Add(name="joined")([a, b])
    library.Model(x, joined)
    return library.Model([a, b], library.layers.Dense(1)(joined))


def all_features(library):
    model = inner(library)
    return library.Model(model.inputs, [layer.output for layer in model.layers])


def on_outputs_of_a_model(library):
    model = graph(library)
    return library.Model(model.input, library.layers.Dense(2, name="head")(model.output))


def on_outputs_of_a_sequential(library):
    model = inner(library)
    return library.Model(model.inputs, library.layers.Dense(2, name="head")(model.layers[-2].output))


def on_outputs_of_two_models(library):
    first, second = graph(library), inner(library)
    joined = library.layers.Concatenate()([first.output, second.output])
    return library.Model([first.input, second.input], library.layers.Dense(2)(joined))


def by_get_layer(library):
    model = graph(library)
    return library.Model(model.inputs, model.get_layer(index=2).output)


def through_an_inner_model(library):
    model = graph(library, "part")
    x = library.Input((3,))
    outer = library.Model(x, library.layers.Dense(2)(model(x)))
    return library.Model(outer.input, outer.get_layer("part").get_output_at(0))


def frozen_inside(library):
    model = graph(library)
    model.trainable = False
    x = library.Input((3,))
    return library.Model(x, library.layers.Dense(2)(model(x)))


def frozen_layer_inside(library):
    model = inner(library)
    model.layers[0].trainable = False
    x = library.Input((3,))
    return library.Model(x, library.layers.BatchNormalization()(model(x)))


def frozen_around_and_thawed(library):
    model = graph(library)
    x = library.Input((3,))
    outer = library.Model(x, library.layers.Dense(2)(model(x)))
    outer.trainable = False
    model.trainable = True
    return outer


def several_in_and_out(library):
    a, b = library.Input((2,), name="a"), library.Input((3,), name="b")
    model = library.Model([a, b], [library.layers.Dense(3)(a) + b, library.layers.Dense(2)(b)], name="pair")
    x, y = library.Input((2,)), library.Input((3,))
    first, second = model([x, y])
    again = model([second, first])
    return library.Model([x, y], [again[0], again[1], first])


def dicts_in_and_out(library):
    a, b = library.Input((2,), name="a"), library.Input((2,), name="b")
    model = library.Model({"a": a, "b": b}, {"sum": a + b, "dense": library.layers.Dense(2)(a)}, name="pair")
    x, y = library.Input((2,)), library.Input((2,))
    outputs = model({"b": x, "a": y})
    return library.Model([x, y], library.layers.Add()([outputs["dense"], model(outputs_as_inputs(outputs))["sum"]]))


def outputs_as_inputs(outputs):
    return {"a": outputs["sum"], "b": outputs["dense"]}


def training_given_to_an_inner_model(library):
    model = inner(library)
    x = library.Input((3,))
    return library.Model(x, library.layers.Dense(2)(model(x, training=False)))


def masks_from_an_inner_model(library):
    layers = library.layers
    words = library.Input((4,), dtype="int32")
    embedding = library.Model(words, layers.Embedding(5, 3, mask_zero=True)(words), name="words")
    x = library.Input((4,), dtype="int32")
    return library.Model(x, layers.Activation("tanh")(embedding(x)))


def in_a_wrapper_of_its_layers(library):
    model = inner(library)
    return library.Sequential([library.Input((3,)), *model.layers[:2], library.layers.Dense(1)])


def losses_of_an_inner_model(library):
    layers = library.layers
    x = library.Input((3,))
    model = library.Model(x, layers.Dense(3, kernel_regularizer="l2", activity_regularizer="l1")(x))
    y = library.Input((3,))
    return library.Model(y, layers.ActivityRegularization(0.5)(model(model(y))))


def operations_inside(library):
    x = library.Input((3,))
    model = library.Model(x, x[:, ::-1] * 2.0 - library.backend.sum(x, axis=-1, keepdims=True), name="operations")
    y = library.Input((3,))
    return library.Model(y, model(y) + model(y * 3.0))


def names_repeated_on_levels(library):
    x = library.Input((3,), name="x")
    model = library.Model(x, library.layers.Dense(3, name="dense")(x), name="part")
    y = library.Input((3,), name="x")
    return library.Model(y, library.layers.Dense(3, name="dense")(model(y)))


SHARED_ACROSS = dict.fromkeys(("here", "home"), "A config cannot say that two models share a layer.")

ROWS = tuple(
    Row(f"nesting/{build.__name__.replace('_', ' ')}", build, normal(4, 3), is_random=build in RANDOM)
    for RANDOM in [
        (
            nested,
            sequential_in_functional,
            all_features,
            frozen_layer_inside,
            in_a_wrapper_of_its_layers,
            on_outputs_of_a_sequential,
        )
    ]
    for build in (
        nested,
        sequential_in_functional,
        functional_in_functional,
        three_deep,
        five_deep,
        applied_to_itself,
        reused_by_a_second_model,
        cut_head,
        all_features,
        on_outputs_of_a_model,
        on_outputs_of_a_sequential,
        by_get_layer,
        through_an_inner_model,
        frozen_inside,
        frozen_layer_inside,
        frozen_around_and_thawed,
        training_given_to_an_inner_model,
        in_a_wrapper_of_its_layers,
        losses_of_an_inner_model,
        operations_inside,
        names_repeated_on_levels,
    )
) + (
    Row(
        "nesting/layer shared with the inner model",
        layer_shared_with_the_inner_model,
        normal(4, 3),
        differs=SHARED_ACROSS,
    ),
    Row("nesting/used twice", used_twice, [normal(2, 3), normal(2, 3)]),
    Row("nesting/cut tail", cut_tail, normal(2, 4)),
    Row("nesting/cut middle", cut_middle, normal(2, 4)),
    Row("nesting/cut at two tensors", cut_at_two_tensors, [normal(2, 4), normal(2, 4)]),
    Row("nesting/on outputs of two models", on_outputs_of_two_models, [normal(2, 3), normal(2, 3)], is_random=True),
    Row("nesting/several in and out", several_in_and_out, [normal(2, 2), normal(2, 3)]),
    Row("nesting/dicts in and out", dicts_in_and_out, [normal(2, 2), normal(2, 2)]),
    Row("nesting/masks from an inner model", masks_from_an_inner_model, ids(2, 4, below=5)),
)
