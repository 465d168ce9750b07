"""All variables of a model into a weights file and back, strictly: what does not fit is listed whole, before loading.

Weights must fit exactly. Optimizer state that does not fit is left out with a warning, metric state silently: both are
rebuilt by training.
"""

import warnings

from keras.saving import variable_walk
from keras.serialization import file_names

_OUR_PACKAGE = __name__.partition(".")[0]


def write_state(model, writer):
    """Writes the variables of every part of the model; `writer` is a `stores.HDF5Writer`."""
    for place, part in variable_walk.parts_of(model):
        part.save_own_variables(writer.variables_of(place))


def read_state(model, reader, path, skip_mismatch=False):
    """Reads back what `write_state` wrote; `reader` is a `stores.HDF5Reader`.

    Raises:
        ValueError: Weights do not fit (all of them are listed, nothing was changed); not with `skip_mismatch`.
    """
    parts = [(place, part, reader.variables_of(place)) for place, part in variable_walk.parts_of(model)]
    _build_optimizer(model, parts)
    problems, fitting, known = [], [], {place for place, _, _ in parts}
    for place, part, store in parts:
        mismatch = _mismatch(place, part, store)
        if mismatch is None:
            fitting.append((part, store))
        elif not _is_training_state(place, part):
            problems.extend(mismatch)
        elif not _is_metric(part) and len(store):
            warnings.warn(
                f"Skipping variable loading for optimizer '{part.name}', because it has {len(_expected(part) or ())} "
                f"variables whereas the saved optimizer has {len(store)} variables.",
                stacklevel=4,
            )
    for place in sorted(reader.places() - known):
        if place.partition("/")[0] not in ("optimizer", "metrics"):
            problems.append(f"Unexpected: the file has variables at {place!r} and the model has no such layer.")
    if problems:
        report(problems, model, path, skip_mismatch)
    for part, store in fitting:
        if len(store) or not _is_training_state("", part):
            part.load_own_variables(store)


def is_sequential(model):
    """True for a `Sequential` model and those of its subclasses."""
    return any(file_names.name_of(cls) == "Sequential" for cls in type(model).__mro__)


def check_built(model, action):
    """Raises unless the model has its weights."""
    if not model.built:
        raise ValueError(
            f"Weights for model '{model.name}' have not yet been created, so they cannot be {action}. Weights are "
            "created when the model is first called on inputs or `build()` is called with an `input_shape`.\n"
            f"    For example: {model.name}.build((None, 3))"
        )


def _build_optimizer(model, parts):
    """Makes the slots of an optimizer that has not run yet, when the file has values for them."""
    for place, part, store in parts:
        if place == "optimizer" and len(store) > 1 and len(_expected(part) or ()) < len(store):
            part.build(model.trainable_variables)


def _is_training_state(place, part):
    return _is_metric(part) or place.partition("/")[0] in ("optimizer", "metrics")


def _is_metric(part):
    return getattr(part, "is_metric", False)


def _mismatch(place, part, store):
    """Lines that say what does not fit, or None. Classes of users with their own way of saving judge for themselves."""
    expected = _expected(part)
    if expected is None:
        return None
    label = f"Layer '{part.name}' ({place or 'the model itself'})"
    if len(expected) != len(store):
        names = [variable.name for variable in _own_variables(part)] or list(expected)
        return [
            f"{label} expected {len(expected)} variables, but received {len(store)} variables during loading. "
            f"Expected: {names}"
        ]
    lines = []
    for index, (key, shape) in enumerate(expected.items()):
        if key not in store:
            lines.append(f"{label}: the file has no variable {key!r}.")
        elif store.spec(key)[0] != shape:
            own = _own_variables(part)
            name = own[index].name if index < len(own) else key
            lines.append(f"{label}: {name} has shape {shape} in the model and {store.spec(key)[0]} in the file.")
    return lines or None


def _own_variables(part):
    return part._own_variables() if hasattr(part, "_own_variables") else []


class _Shapes(dict):
    """A store that keeps the shapes of what is put into it."""

    def __setitem__(self, name, value):
        super().__setitem__(name, tuple(value.shape))


def _expected(part):
    """Returns `{key: shape}` of what the part would write now; None when a user's class decides what it writes."""
    if type(part).save_own_variables.__module__.partition(".")[0] != _OUR_PACKAGE:
        return None
    shapes = _Shapes()
    part.save_own_variables(shapes)
    return shapes


def report(problems, model, path, skip_mismatch):
    """Raises with everything that does not fit, or warns about it when it is to be skipped."""
    listed = "\n    ".join(problems)
    if skip_mismatch:
        warnings.warn(f"Skipped while loading {path} into '{model.name}':\n    {listed}", stacklevel=5)
        return
    raise ValueError(
        f"The weights in {path} do not fit model '{model.name}' ({type(model).__name__}); nothing was loaded.\n"
        f"    {listed}\n"
        "    Build the model with the layers that the file was saved from, or pass `skip_mismatch=True` to load what "
        "fits."
    )
