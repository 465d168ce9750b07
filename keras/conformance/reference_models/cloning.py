"""Clones, and models made from configs: the copy is compared."""

from keras.conformance.reference_models import custom_layers, functional, nesting, normalizations, sequential
from keras.conformance.reference_models.row import Row, ids, normal


def cloned(build, **keywords):
    """Builder of the clone of a model."""

    def clone(library):
        return library.models.clone_model(build(library), **keywords)

    return clone


def from_config(build):
    """Builder of the model that the config of another one gives."""

    def rebuild(library):
        model = build(library)
        return type(model).from_config(model.get_config())

    return rebuild


def with_a_function(library):
    def doubled(layer):
        config = layer.get_config()
        if "units" in config:
            config["units"] *= 2
        return type(layer).from_config(config)

    return library.models.clone_model(functional.named(library), clone_function=doubled)


def sequential_with_a_function(library):
    def frozen(layer):
        copy = type(layer).from_config(layer.get_config())
        copy.trainable = False
        return copy

    return library.models.clone_model(sequential.frozen_first_layer(library), clone_function=frozen)


def with_the_same_layers(library):
    return library.models.clone_model(functional.named(library), clone_function=lambda layer: layer)


def on_new_inputs(library):
    x = library.Input((3,), name="other")
    return library.models.clone_model(functional.named(library), input_tensors=x)


def on_new_inputs_of_several(library):
    inputs = [library.Input((size,), name=f"new_{size}") for size in (2, 3, 4)]
    return library.models.clone_model(functional.branches_of_unequal_depth(library), input_tensors=inputs)


def sequential_on_new_inputs(library):
    return library.models.clone_model(sequential.frozen_first_layer(library), input_tensors=library.Input((3,)))


def of_operations(library):
    x = library.Input((3,))
    y = library.backend.concatenate([x * 2.0, x[:, :1]], axis=-1)
    return library.models.clone_model(library.Model(x, library.layers.Dense(2)(y)))


def with_custom_layers(library):
    x = library.Input((4,))
    y = custom_layers.odd_weights(library)(3)(x)
    return library.models.clone_model(library.Model(x, custom_layers.counting(library)()(y)))


def with_masks(library):
    x = library.Input((4,), dtype="int32")
    model = library.Model(x, library.layers.Embedding(5, 2, mask_zero=True)(x))
    return library.models.clone_model(model)


def row(name, build, inputs=None, **keywords):
    return Row(f"cloning/{name}", build, inputs or normal(4, 3), **keywords)


CUSTOM = {
    "custom": lambda library: {
        "OddWeights": custom_layers.odd_weights(library),
        "Counting": custom_layers.counting(library),
    }
}

FORGOTTEN_FLAG = dict.fromkeys(
    ("drawing", "config", "here"),
    "The reference forgets the `trainable` flag of a model, not of its layers, when it reads or clones it.",
)

ROWS = (
    row("functional", cloned(functional.named)),
    row("shared layers", cloned(functional.shared_on_two_inputs), functional.TWO),
    row("structures", cloned(functional.tuple_in_dict_out), (normal(2, 2), normal(2, 2))),
    row("sequential", cloned(sequential.frozen_first_layer)),
    row("deferred sequential", cloned(sequential.deferred)),
    row("grown sequential", cloned(sequential.grown)),
    row("nested", cloned(nesting.three_deep)),
    row("nested sequential", cloned(sequential.nested_deferred_behind_an_input)),
    row("frozen inside", cloned(nesting.frozen_inside), differs=FORGOTTEN_FLAG),
    row("frozen normalization", cloned(normalizations.frozen_later)),
    row("with a function", with_a_function),
    row("sequential with a function", sequential_with_a_function),
    row("with the same layers", with_the_same_layers),
    row("on new inputs", on_new_inputs),
    row("on new inputs of several", on_new_inputs_of_several, [normal(2, 2), normal(2, 3), normal(2, 4)]),
    row("sequential on new inputs", sequential_on_new_inputs),
    row("of operations", of_operations),
    row("with custom layers", with_custom_layers, normal(2, 4), **CUSTOM),
    row("with masks", with_masks, ids(2, 4, below=5)),
    row("from config", from_config(functional.branches_of_unequal_depth), [normal(2, 2), normal(2, 3), normal(2, 4)]),
    row("from config, sequential", from_config(sequential.grown)),
    row("from config, nested", from_config(nesting.five_deep)),
    row("from config, deferred", from_config(sequential.deferred)),
)
