"""Configs to objects. Names resolve only to what the slot allows and to what users made known: nothing is imported."""

import contextlib

import tensorflow as tf

from keras.serialization import (
    file_names,
    lambda_code,
    plain_values,
    registration,
    safe_mode as safe_modes,
    shared_objects,
    slots,
    unknown_objects,
)
from keras.support import state
from keras.support.api_export import keras_export
from keras.support.errors import UnsafeModelError

_FUNCTION_KINDS = ("function", "builtin_function_or_method", "method")
_FOREIGN_ERRORS = (LookupError, AttributeError, ArithmeticError, AssertionError, tf.errors.OpError)


@keras_export("keras.saving.deserialize_keras_object", "keras.utils.deserialize_keras_object")
def deserialize_keras_object(config, custom_objects=None, safe_mode=True, **kwargs):
    """Returns the object that a config describes: the inverse of `serialize_keras_object`.

    >>> config = keras.saving.serialize_keras_object(keras.layers.Dense(3))
    >>> keras.saving.deserialize_keras_object(config).units
    3

    Args:
        config: What `serialize_keras_object` returned, possibly written to JSON and read back.
        custom_objects: Dict `{name: class or function}` of objects of your own that the config names.
        safe_mode: Bool. False allows bytecode of a `lambda` in the config to become a function again: it can then run
            any code. The mode of an enclosing load wins over this argument.
        **kwargs: `module_objects`, a dict of further objects, as earlier releases took it.

    Raises:
        ValueError: The config is malformed, or names something that it may not.
        TypeError: A class or function of the config is not known, or does not take its arguments.
    """
    module_objects = kwargs.pop("module_objects", None)
    kwargs.pop("printable_module_name", None)
    if kwargs:
        raise TypeError(f"deserialize_keras_object: Keyword argument not understood: {sorted(kwargs)}.")
    known = {**(module_objects or {}), **(custom_objects or {})}
    return decode(config, None, known, safe_mode)


def decode(config, slot, custom_objects=None, safe_mode=True):
    """Returns the object of `config`, of a kind that may stand in `slot` (a namespace, or None for any)."""
    mode = safe_modes.SafeModeScope(safe_modes.effective(safe_mode))
    scope = registration.CustomObjectScope(registration.check_custom_objects(custom_objects or {}))
    try:
        with mode, scope, _outermost(config):
            return _decode(config, slots.slot_of(slot))
    except RecursionError:
        raise ValueError("The config is nested too deeply to be the config of a model.") from None


@contextlib.contextmanager
def _outermost(config):
    """Keeps the outermost config at hand, so that an error can list everything in it that is unknown."""
    enclosing = state.thread.decoding_root
    if enclosing is None:
        state.thread.decoding_root = config
    try:
        yield
    finally:
        state.thread.decoding_root = enclosing


def _decode(config, slot):
    if isinstance(config, str):
        found = registration.get_registered_object(config)
        return config if found is None else found
    if isinstance(config, (list, tuple)):
        return [_decode(item, slots.ANY) for item in config]
    if not isinstance(config, dict):
        return config
    if "class_name" not in config or not ("config" in config or plain_values.is_marked(config["class_name"])):
        return {key: _decode(value, slots.ANY) for key, value in config.items()}
    value = _decode_class(config, slot)
    if not slots.accepts(slot, value):
        raise UnsafeModelError(
            f"The config of a {slot.noun} gives {value!r}, which is no {slot.noun}. Received: "
            f"{unknown_objects.shorten(config)}"
        )
    return value


def _decode_class(config, slot):
    class_name = config["class_name"]
    if not isinstance(class_name, str):
        raise TypeError(
            f"Could not locate class {class_name!r}: `class_name` must be text. Received: "
            f"{unknown_objects.shorten(config)}"
        )
    if class_name == "__tuple__":
        return tuple(_decode(item, slots.ANY) for item in config.get("items", config.get("config", ())))
    if plain_values.is_marked(class_name):
        return plain_values.decode_marked(config)
    if class_name == "__lambda__":
        return _decode_lambda(config["config"])
    if class_name in _FUNCTION_KINDS:
        return _find_function(config, slot)
    shared = shared_objects.find_loaded(config)
    return _make(find_class(config, slot), config) if shared is None else shared


def _decode_lambda(inner):
    value = inner.get("value") if isinstance(inner, dict) else None
    if not isinstance(value, (list, tuple)) or len(value) != 3 or not isinstance(value[0], str):
        raise ValueError(f"The config of a '__lambda__' value is malformed. Received: {unknown_objects.shorten(inner)}")
    return lambda_code.decode_lambda(*value)


def _find_function(config, slot):
    name = config["config"]
    if isinstance(name, str):
        custom = registration.get_registered_object(name)
        if custom is not None:
            return custom
        found = slots.find_public(slot, name)
        if found is not None and not isinstance(found, type):
            return found
    raise unknown_objects.error(config, slot)


def find_class(config, slot):
    """Returns the class or function that `config["class_name"]` means in `slot`.

    Raises:
        UnknownObjectError: Nobody made it known.
        UnsafeModelError: It is public, but may not stand here; or the config says two different things.
    """
    found = _find_class(config, slot)
    if found is None:
        raise unknown_objects.error(config, slot, _find_class)
    return found


def _find_class(config, slot):
    class_name, registered_name = config["class_name"], config.get("registered_name")
    module = file_names.builtin_module(config.get("module"))
    custom = _find_custom(registered_name, class_name)
    if module is None:
        is_legacy = config.get("module") is None and not isinstance(registered_name, str)
        if custom is None and is_legacy:
            return slots.find_public(slot, class_name.rpartition(">")[2])
        return custom
    if custom is not None and file_names.is_class_of(custom, module, class_name):
        return custom
    if registered_name not in (None, class_name, f"Custom>{class_name}"):
        raise UnsafeModelError(
            f"The config says class {class_name!r} of {config['module']!r} and registered name {registered_name!r}: a "
            f"class of Keras cannot stand for another one. Received: {unknown_objects.shorten(config)}"
        )
    return _find_builtin(module, class_name, slot)


def _find_custom(*names):
    """The first object that users made known by one of `names`, or None."""
    for name in names:
        found = registration.get_registered_object(name) if isinstance(name, str) else None
        if found is not None:
            return found
    return None


def _find_builtin(module, class_name, slot):
    found = file_names.find_builtin(module, class_name)
    if found is None:
        return slots.find_public(slot, class_name)
    if slots.allows(slot, found):
        return found
    if slots.allows(slots.ANY, found):
        raise UnsafeModelError(f"The config names {module}.{class_name}, which is no {slot.noun}.")
    raise UnsafeModelError(
        f"The config names {module}.{class_name}, which is not an object that a model is made of: loading refuses to "
        "use it."
    )


def _make(cls, config):
    inner = config["config"]
    if not isinstance(cls, type):
        return cls(**_settings(inner, config)) if slots.is_factory(cls, slots.ANY) else cls
    if not hasattr(cls, "from_config"):
        raise TypeError(
            f"Unable to reconstruct an instance of {config['class_name']!r} because the class is missing a "
            f"`from_config()` method. Full object config: {unknown_objects.shorten(config)}"
        )
    with _described(config):
        obj = cls.from_config(_settings(inner, config))
        for key, method in (("build_config", "build_from_config"), ("compile_config", "compile_from_config")):
            if config.get(key) and hasattr(obj, method):
                getattr(obj, method)(config[key])
    shared_objects.note_loaded(config, obj)
    return obj


def _settings(inner, config):
    """The dict that a class is given; objects that an HDF5 file marks as held by the config are made first."""
    if not isinstance(inner, dict):
        raise TypeError(
            f"Error when deserializing class {config['class_name']!r} using config={unknown_objects.shorten(inner)}: "
            "the config must be a dict."
        )
    return {key: _decode(value, slots.ANY) if _is_passive(value) else value for key, value in inner.items()}


def _is_passive(value):
    return isinstance(value, dict) and value.get("__passive_serialization__") is True


@contextlib.contextmanager
def _described(config):
    """Makes the error of a class that refuses its config say which class it was, once."""
    try:
        yield
    except _FOREIGN_ERRORS as error:
        raise ValueError(_description(config, error)) from error
    except TypeError as error:
        if str(error).startswith("Error when deserializing class") or isinstance(error, ValueError):
            raise
        raise TypeError(_description(config, error)) from error


def _description(config, error):
    return (
        f"Error when deserializing class {config['class_name']!r} using "
        f"config={unknown_objects.shorten(config['config'])}.\n\nException encountered: {error}"
    )
