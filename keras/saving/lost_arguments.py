"""Arguments of a user's layer that its config leaves out: a loaded copy would go on with the defaults, in silence."""

import inspect
import itertools
import warnings

from keras.serialization import file_names


def warn_about(model):
    """Warns for each layer of a class of the user's own whose `get_config` leaves out what its constructor was given.

    Classes that write their own `from_config` may name things otherwise, and are left alone.
    """
    for layer in model._flatten_layers():
        if file_names.paths_of(type(layer)) or _has_own_from_config(type(layer)):
            continue
        lost = layer._constructor_arguments.lost_in(_config_of(layer))
        if lost:
            warnings.warn(_text(layer, lost), stacklevel=4)


def _has_own_from_config(cls):
    users = itertools.takewhile(lambda base: not file_names.paths_of(base), inspect.getmro(cls))
    return any("from_config" in vars(base) for base in users)


def _config_of(layer):
    try:
        return layer.get_config()
    except NotImplementedError:  # saving says so
        return layer._constructor_arguments.lost_in({})


def _text(layer, lost):
    parts = []
    for name, (_, default) in lost.items():
        instead = "fails, since it has no default" if default is inspect.Parameter.empty else f"becomes {default!r}"
        parts.append(f"`{name}` {instead}")
    fix = ", ".join(f'"{name}": self.{name}' for name in lost)
    return (
        f'Layer "{layer.name}" ({type(layer).__name__}): `get_config` leaves out {sorted(lost)}. When the model is '
        f"loaded, {'; '.join(parts)}.\n    Return them: `return {{**super().get_config(), {fix}}}`."
    )
