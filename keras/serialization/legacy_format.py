"""The older form of configs: `{"class_name", "config"}` for an object, the bare name for a function.

HDF5 files hold layers in it, SavedModel metadata holds everything in it.
"""

import contextlib

from keras.serialization import decode, encode, registration, shared_objects, slots, unknown_objects
from keras.support import state
from keras.support.api_export import keras_export
from keras.support.errors import UnknownObjectError


def is_active():
    """True while SavedModel metadata is being written: every config takes the older form."""
    return shared_objects.is_saving()


@contextlib.contextmanager
def layers_in_legacy_format():
    """Context manager for writing HDF5 files: `serialize_layer` gives the older form, other objects the newer one."""
    enclosing = state.thread.legacy_layer_format
    state.thread.legacy_layer_format = True
    try:
        yield
    finally:
        state.thread.legacy_layer_format = enclosing


def serialize_layer(layer):
    """Returns the config of a layer within the config of a model, in the form that the file being written uses."""
    if state.thread.legacy_layer_format or is_active():
        return serialize_keras_object(layer)
    return encode.serialize_keras_object(layer)


@keras_export("keras.utils.legacy.serialize_keras_object")
def serialize_keras_object(instance):
    """Returns `{"class_name", "config"}` for an object, the name for a function, None for None.

    >>> keras.utils.legacy.serialize_keras_object(keras.initializers.Constant(2))
    {'class_name': 'Constant', 'config': {'value': 2}}

    Raises:
        ValueError: The object has neither a `get_config()` nor a name.
    """
    if instance is None:
        return None
    if not isinstance(instance, type) and hasattr(instance, "get_config"):
        config = {
            "class_name": registration.get_registered_name(type(instance)),
            "config": _encode_functions(instance.get_config()),
        }
        return shared_objects.note_written(instance, config)
    if hasattr(instance, "__name__"):
        return registration.get_registered_name(instance)
    raise ValueError(f"Cannot serialize {instance} because it doesn't implement `get_config()`.")


def _encode_functions(config):
    """The config with the functions among its values by name; every other value stays as it is."""
    is_function = slots.is_plain_function
    return {key: serialize_keras_object(value) if is_function(value) else value for key, value in config.items()}


def check_config(config):
    """Returns a config dict; raises when it is not made of a class name and a config."""
    if not isinstance(config, dict) or "class_name" not in config or "config" not in config:
        raise ValueError(
            f"Improper config format for {unknown_objects.shorten(config)}. Expecting python dict contains "
            "`class_name` and `config` as keys"
        )
    return config


@keras_export("keras.utils.legacy.deserialize_keras_object")
def deserialize_keras_object(identifier, module_objects=None, custom_objects=None, printable_module_name="object"):
    """Returns the object that the older form of a config, or a name, means.

    >>> keras.utils.legacy.deserialize_keras_object("one", module_objects={"one": keras.initializers.Ones})
    <keras...Ones object at ...>

    Args:
        identifier: A name, `{"class_name": ..., "config": ...}`, a function or None.
        module_objects: Dict `{name: class or function}` to look names up in.
        custom_objects: Dict `{name: class or function}` that is looked in first.
        printable_module_name: What messages call the kind of object.

    Raises:
        ValueError: Nobody made the name known, or the config is malformed.
    """
    if identifier is None or slots.is_plain_function(identifier):
        return identifier
    if not isinstance(identifier, (str, dict)):
        raise ValueError(f"Could not interpret serialized {printable_module_name}: {identifier!r}")
    name = identifier if isinstance(identifier, str) else check_config(identifier)["class_name"]
    found = None
    if isinstance(name, str):
        found = (custom_objects or {}).get(name) or registration.get_registered_object(name, None, module_objects)
    if found is None:
        raise UnknownObjectError(f"Unknown {printable_module_name}: {name!r}. {unknown_objects.ADVICE}")
    if isinstance(identifier, str):
        return found() if isinstance(found, type) else found
    known = {**(module_objects or {}), **(custom_objects or {}), name: found}
    return decode.decode({"class_name": name, "config": identifier["config"]}, None, known)
