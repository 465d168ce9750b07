"""Activations by name and by config."""

from keras.activations.functions import linear
from keras.serialization import lookup, slots
from keras.support.api_export import keras_export

_SLOT = "keras.activations"


@keras_export("keras.activations.get")
def get(identifier):
    """Returns the activation that `identifier` means: a function, or a layer such as `LeakyReLU`.

    >>> keras.activations.get("relu") is keras.activations.relu
    True
    >>> keras.activations.get(None) is keras.activations.linear
    True

    Args:
        identifier: Name, config or callable; None gives `linear`.

    Raises:
        ValueError: The name is unknown.
        TypeError: `identifier` is none of these.
    """
    if identifier is None:
        return linear
    return lookup.get(identifier, _SLOT, error=TypeError)


@keras_export("keras.activations.serialize")
def serialize(activation, use_legacy_format=False):
    """Returns the name of a built-in activation, the config of any other.

    >>> keras.activations.serialize(keras.activations.tanh)
    'tanh'
    """
    name = slots.activation_name(activation)
    if name is not None:
        return name
    if isinstance(activation, str):
        raise ValueError(
            f"Unknown activation function {activation!r} cannot be serialized due to invalid function name: it is a "
            "name already. Give the function itself, as `keras.activations.get` returns it."
        )
    return lookup.serialize(activation, _SLOT, use_legacy_format)


@keras_export("keras.activations.deserialize")
def deserialize(name, custom_objects=None, use_legacy_format=False):
    """Returns the activation that a name or a config describes.

    >>> keras.activations.deserialize("sigmoid") is keras.activations.sigmoid
    True
    """
    return lookup.deserialize(name, _SLOT, custom_objects, use_legacy_format)
