"""Optimizers by name or config: `get`, `serialize`, `deserialize`."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.optimizers"


@keras_export("keras.optimizers.get")
def get(identifier, **kwargs):
    """Returns the optimizer that a name, config or object means.

    >>> keras.optimizers.get("adam").name
    'Adam'

    Args:
        identifier: A name (in any case), a config as `serialize` gives it, or an optimizer.
        **kwargs: `use_legacy_optimizer`, without effect.

    Returns:
        An optimizer.

    Raises:
        ValueError: The identifier means no optimizer; the text names the closest ones.
        TypeError: Another keyword argument.
    """
    kwargs.pop("use_legacy_optimizer", None)
    if kwargs:
        raise TypeError(
            f"keras.optimizers.get: Invalid keyword arguments: {kwargs}\n"
            "    Make the optimizer itself, such as `keras.optimizers.Adam(learning_rate=0.01)`."
        )
    if identifier is None or isinstance(identifier, type):
        raise ValueError(
            f"Could not interpret optimizer identifier: {identifier!r}\n"
            "    Give a name such as 'adam', or an object such as `keras.optimizers.Adam()`."
        )
    return lookup.get(identifier, _SLOT)


@keras_export("keras.optimizers.serialize")
def serialize(optimizer, use_legacy_format=False):
    """Returns the config of an optimizer, JSON values only; its variables are not part of it.

    >>> keras.optimizers.serialize(keras.optimizers.SGD(0.5))["config"]["learning_rate"]
    0.5

    Args:
        optimizer: The optimizer.
        use_legacy_format: Whether to write what `.h5` files hold: `{"class_name", "config"}`.
    """
    return lookup.serialize(optimizer, _SLOT, use_legacy_format)


@keras_export("keras.optimizers.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False, **kwargs):
    """Returns the optimizer that `serialize` described.

    >>> config = keras.optimizers.serialize(keras.optimizers.SGD(0.5))
    >>> float(keras.optimizers.deserialize(config).learning_rate)
    0.5

    Args:
        config: The config, or a name.
        custom_objects: Optional dict `{name: class}` of the caller's own.
        use_legacy_format: Whether the config is of the `.h5` form.
        **kwargs: `use_legacy_optimizer`, without effect.

    Raises:
        ValueError: The config means no optimizer.
        TypeError: Another keyword argument.
    """
    kwargs.pop("use_legacy_optimizer", None)
    if kwargs:
        raise TypeError(f"keras.optimizers.deserialize: Invalid keyword arguments: {kwargs}")
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
