"""Initializers by name and by config."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.initializers"


@keras_export("keras.initializers.get")
def get(identifier):
    """Returns the initializer that `identifier` means.

    >>> type(keras.initializers.get("he_normal")).__name__
    'HeNormal'

    Args:
        identifier: Name, config, class, instance or callable `(shape, dtype) -> tensor`; None gives None.

    Raises:
        ValueError: The name is unknown, or `identifier` is none of these.
    """
    return lookup.get(identifier, _SLOT)


@keras_export("keras.initializers.serialize")
def serialize(initializer, use_legacy_format=False):
    """Returns the config of an initializer.

    >>> keras.initializers.serialize(keras.initializers.Zeros())["class_name"]
    'Zeros'
    """
    return lookup.serialize(initializer, _SLOT, use_legacy_format)


@keras_export("keras.initializers.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the initializer that a config or a name describes.

    >>> keras.initializers.deserialize({"class_name": "Constant", "config": {"value": 2}}).value
    2
    """
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
