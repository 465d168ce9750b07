"""Regularizers by name and by config."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.regularizers"


@keras_export("keras.regularizers.get")
def get(identifier):
    """Returns the regularizer that `identifier` means.

    >>> type(keras.regularizers.get("l2")).__name__
    'L2'

    Args:
        identifier: Name, config, class, instance or callable `weight -> scalar`; None gives None.

    Raises:
        ValueError: The name is unknown, or `identifier` is none of these.
    """
    return lookup.get(identifier, _SLOT)


@keras_export("keras.regularizers.serialize")
def serialize(regularizer, use_legacy_format=False):
    """Returns the config of a regularizer.

    >>> keras.regularizers.serialize(keras.regularizers.L2())["class_name"]
    'L2'
    """
    return lookup.serialize(regularizer, _SLOT, use_legacy_format)


@keras_export("keras.regularizers.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the regularizer that a config or a name describes.

    >>> keras.regularizers.deserialize({"class_name": "L2", "config": {"l2": 0.5}}).l2
    0.5
    """
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
