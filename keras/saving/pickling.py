"""Pickles and deep copies of models: the bytes of a `.keras` archive."""

import io

import tensorflow as tf

from keras.saving import archive, untrusted, variable_walk
from keras.serialization import file_names, registration

_PLACE = "the pickled model"


def reduce(model):
    """What `Model.__reduce__` returns: the archive, and the classes and functions of the user's own that it names."""
    return restore, (_to_bytes(model), _custom_objects(model))


def restore(data, custom_objects):
    """Returns the model that `reduce` took apart. Safe mode is on: bytecode in the archive stays bytes."""
    return _from_bytes(data, custom_objects, safe_mode=True)


def deepcopy(model):
    """Returns a copy that shares nothing with the model. Its lambdas are copied too: the bytes were made right here."""
    return _from_bytes(_to_bytes(model), _custom_objects(model), safe_mode=False)


def _to_bytes(model):
    file = io.BytesIO()
    archive.write_to(file, model)
    return file.getvalue()


def _from_bytes(data, custom_objects, safe_mode):
    opened = untrusted.archive_of(io.BytesIO(data), _PLACE)
    return archive.read_from(opened, custom_objects, safe_mode=safe_mode)


def _custom_objects(model):
    """Classes of layers, losses, metrics and optimizers, and functions given to `compile`, that are not Keras's own."""
    found = {}
    for _, part in variable_walk.parts_of(model):
        _note(type(part), found)
    settings = getattr(model, "compile_settings", None)
    for value in tf.nest.flatten(list(settings.given.values())) if settings is not None else ():
        if callable(value):
            _note(value if hasattr(value, "__name__") else type(value), found)
    return found


def _note(named, found):
    if not file_names.paths_of(named):
        found[registration.get_registered_name(named)] = named
