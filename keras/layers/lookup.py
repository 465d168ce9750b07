"""Layers by config."""

from keras.serialization import legacy_format, lookup
from keras.support.api_export import keras_export

_SLOT = "keras.layers"


@keras_export("keras.layers.serialize")
def serialize(layer, use_legacy_format=False):
    """Returns the config of a layer: `{"module", "class_name", "config", ...}`.

    >>> keras.layers.serialize(keras.layers.Flatten())["class_name"]
    'Flatten'

    Args:
        layer: A layer.
        use_legacy_format: True for the older form, `{"class_name", "config"}`.
    """
    return lookup.serialize(layer, _SLOT, use_legacy_format)


@keras_export("keras.layers.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the layer that a config describes: the inverse of `serialize`.

    >>> config = keras.layers.serialize(keras.layers.Dense(3))
    >>> keras.layers.deserialize(config).units
    3

    Args:
        config: What `serialize` returned.
        custom_objects: Dict `{name: class}` of layers of your own.
        use_legacy_format: Accepted for both forms; each is recognized by itself.

    Raises:
        ValueError: The config is malformed, or names something that is no layer.
    """
    return lookup.deserialize(legacy_format.check_config(config), _SLOT, custom_objects, use_legacy_format)
