"""Schedules as configs: `serialize` and `deserialize`."""

from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.optimizers.schedules"


@keras_export("keras.optimizers.schedules.serialize")
def serialize(learning_rate_schedule, use_legacy_format=False):
    """Returns the config of a schedule, JSON values only.

    >>> schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)
    >>> keras.optimizers.schedules.serialize(schedule)["config"]["decay_rate"]
    0.9

    Args:
        learning_rate_schedule: The schedule.
        use_legacy_format: Whether to write what `.h5` files hold: `{"class_name", "config"}`.
    """
    return lookup.serialize(learning_rate_schedule, _SLOT, use_legacy_format)


@keras_export("keras.optimizers.schedules.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the schedule that `serialize` described.

    >>> config = keras.optimizers.schedules.serialize(keras.optimizers.schedules.CosineDecay(0.1, 100))
    >>> float(keras.optimizers.schedules.deserialize(config)(100))
    0.0

    Args:
        config: The config.
        custom_objects: Optional dict `{name: class}` of the caller's own.
        use_legacy_format: Whether the config is of the `.h5` form.
    """
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
