"""Losses by name or config: `get`, `serialize`, `deserialize`."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.losses"


@keras_export("keras.losses.get")
def get(identifier):
    """Returns the loss that a name, config, function or object means.

    A name in snake case means the function, a class name a new object of the class.

    >>> keras.losses.get("mse").__name__
    'mean_squared_error'
    >>> type(keras.losses.get("MeanSquaredError")).__name__
    'MeanSquaredError'

    Args:
        identifier: None, a name, a config as `serialize` gives it, a function or a `Loss`.

    Returns:
        A function or `Loss`; None for None.

    Raises:
        ValueError: The identifier means no loss; the text names the closest ones.
    """
    return lookup.get(identifier, _SLOT)


@keras_export("keras.losses.serialize")
def serialize(loss, use_legacy_format=False):
    """Returns the config of a loss, JSON values only.

    >>> keras.losses.serialize(keras.losses.MeanSquaredError())["class_name"]
    'MeanSquaredError'

    Args:
        loss: A `Loss` or a loss function.
        use_legacy_format: Whether to write what `.h5` files hold: `{"class_name", "config"}`.
    """
    return lookup.serialize(loss, _SLOT, use_legacy_format)


@keras_export("keras.losses.deserialize")
def deserialize(name, custom_objects=None, use_legacy_format=False):
    """Returns the loss that `serialize` described.

    >>> config = keras.losses.serialize(keras.losses.Huber(delta=2.0))
    >>> keras.losses.deserialize(config).get_config()["delta"]
    2.0

    Args:
        name: The config, or a name.
        custom_objects: Optional dict `{name: class or function}` of the caller's own.
        use_legacy_format: Whether the config is of the `.h5` form.

    Raises:
        ValueError: The config means no loss.
    """
    return lookup.deserialize(name, _SLOT, custom_objects, use_legacy_format)
