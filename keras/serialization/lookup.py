"""The one `get(identifier)`: a name, a config, a class, a function or an object becomes what a slot holds."""

import warnings

from keras.serialization import decode, encode, legacy_format, registration, slots, unknown_objects
from keras.support.errors import UnknownObjectError


def get(identifier, slot, custom_objects=None, error=ValueError):
    """Returns the object that `identifier` means in `slot`; None for None.

    Args:
        identifier: None, a name, a config, a class of the slot's kind, a callable or an object.
        slot: Public namespace such as "keras.losses".
        custom_objects: Dict `{name: class or function}`.
        error: Class of the error for an identifier that is none of these.

    Raises:
        ValueError: A name that nobody knows, with the closest ones that are known.
    """
    slot = slots.slot_of(slot)
    if identifier is None:
        return None
    if isinstance(identifier, (str, dict)):
        return deserialize(identifier, slot, custom_objects)
    if isinstance(identifier, type) and (slot.namespace == "keras.initializers" or slots.allows(slot, identifier)):
        return identifier()
    if slots.accepts(slot, identifier) or (slot.callables and callable(identifier)):
        return identifier
    raise error(f"Could not interpret {slot.noun} identifier: {identifier!r}")


def deserialize(config, slot, custom_objects=None, use_legacy_format=False):
    """Returns the object that a name or a config means in `slot`."""
    slot = slots.slot_of(slot)
    if isinstance(config, str):
        return _from_name(str(config), slot, custom_objects)
    if isinstance(config, dict):
        legacy_format.check_config(config)
        return decode.decode(config, slot, custom_objects)
    if config is None or (slot.callables and callable(config)):
        return config
    kind = "serialized " if use_legacy_format else ""
    raise ValueError(f"Could not interpret {kind}{slot.noun}: {config!r}")


def check_name(name, slot):
    """Raises for a name that means nothing in `slot`; makes no object, so that no automatic name is spent.

    Raises:
        ValueError: Nobody knows the name.
    """
    _find(name, slots.slot_of(slot))


def _find(name, slot, custom_objects=None):
    """The class, function or object that a name means."""
    found = (custom_objects or {}).get(name)
    if found is None:
        found = registration.get_registered_object(name)
    if found is None:
        found = slots.find_public(slot, name)
    if found is None:
        raise unknown_objects.name_error(name, slot)
    return found


def _from_name(name, slot, custom_objects):
    found = _find(name, slot, custom_objects)
    is_made = isinstance(found, type) or slots.is_factory(found, slot)
    try:
        value = found() if is_made else found
    except TypeError as error:
        raise TypeError(
            f"{slot.noun.capitalize()} {name!r} cannot be made from its name alone: {error}\n"
            f"    Pass an instance of {found.__name__} instead."
        ) from error
    if not slots.accepts(slot, value):
        raise UnknownObjectError(f"{name!r} is known as {value!r}, which is no {slot.noun}.")
    return value


def serialize(obj, slot, use_legacy_format=False):
    """Returns the config of an object that stands in `slot`."""
    slot = slots.slot_of(slot)
    if slot.namespace in _CLASS_SLOTS and not use_legacy_format:
        _warn_unless_instance(obj, slot)
    if use_legacy_format or legacy_format.is_active():
        return legacy_format.serialize_keras_object(obj)
    return encode.serialize_keras_object(obj)


_CLASS_SLOTS = ("keras.initializers", "keras.regularizers", "keras.constraints")


def _warn_unless_instance(obj, slot):
    base = slots.base_of(slot)
    if obj is not None and base is not None and not isinstance(obj, base):
        warnings.warn(
            f"The `{slot.namespace}.serialize()` API should only be used for objects of type `{slot.bases[0]}`. Found "
            f"an instance of type {type(obj)}, which may lead to improper serialization."
        )
