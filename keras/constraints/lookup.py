"""Constraints by name and by config."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.constraints"


@keras_export("keras.constraints.get")
def get(identifier):
    """Returns the constraint that `identifier` means.

    >>> type(keras.constraints.get("max_norm")).__name__
    'MaxNorm'

    Args:
        identifier: Name, config, class, instance or callable `weight -> weight`; None gives None.

    Raises:
        ValueError: The name is unknown, or `identifier` is none of these.
    """
    return lookup.get(identifier, _SLOT)


@keras_export("keras.constraints.serialize")
def serialize(constraint, use_legacy_format=False):
    """Returns the config of a constraint.

    >>> keras.constraints.serialize(keras.constraints.NonNeg())["class_name"]
    'NonNeg'
    """
    return lookup.serialize(constraint, _SLOT, use_legacy_format)


@keras_export("keras.constraints.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the constraint that a config or a name describes.

    >>> keras.constraints.deserialize({"class_name": "MaxNorm", "config": {"max_value": 3}}).max_value
    3
    """
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
