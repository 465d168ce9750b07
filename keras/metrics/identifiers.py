"""Metrics by name or config: `get`, `serialize`, `deserialize`."""

from keras.metrics.accuracy import accuracy
from keras.metrics.loss_means import cosine_similarity
from keras.serialization import lookup
from keras.support.api_export import keras_export

_SLOT = "keras.metrics"
# Names that mean another function here than among the losses, or have no public function.
_OWN_FUNCTIONS = {
    "accuracy": accuracy,
    "acc": accuracy,
    "cosine_similarity": cosine_similarity,
    "cosine_proximity": cosine_similarity,
}


@keras_export("keras.metrics.get")
def get(identifier):
    """Returns the metric that a name, config, function or object means.

    A name in snake case means the function, a class name a new object of the class. "accuracy" means equality of
    targets and outputs here; `compile` chooses the accuracy by the shapes of the outputs.

    >>> keras.metrics.get("mse").__name__
    'mean_squared_error'
    >>> keras.metrics.get("MeanSquaredError").name
    'mean_squared_error'

    Args:
        identifier: A name, a config as `serialize` gives it, a function or a `Metric`.

    Returns:
        A function or `Metric`.

    Raises:
        ValueError: The identifier means no metric; the text names the closest ones.
    """
    if identifier is None:
        raise ValueError("Could not interpret metric identifier: None\n    Give a name such as 'accuracy'.")
    if isinstance(identifier, str) and identifier in _OWN_FUNCTIONS:
        return _OWN_FUNCTIONS[identifier]
    return lookup.get(identifier, _SLOT)


@keras_export("keras.metrics.serialize")
def serialize(metric, use_legacy_format=False):
    """Returns the config of a metric, JSON values only; its state is not part of it.

    >>> keras.metrics.serialize(keras.metrics.Mean())["config"]["name"]
    'mean'

    Args:
        metric: A `Metric` or a function.
        use_legacy_format: Whether to write what `.h5` files hold: `{"class_name", "config"}`.
    """
    return lookup.serialize(metric, _SLOT, use_legacy_format)


@keras_export("keras.metrics.deserialize")
def deserialize(config, custom_objects=None, use_legacy_format=False):
    """Returns the metric that `serialize` described.

    >>> keras.metrics.deserialize(keras.metrics.serialize(keras.metrics.Mean(name="speed"))).name
    'speed'

    Args:
        config: The config, or a name.
        custom_objects: Optional dict `{name: class or function}` of the caller's own.
        use_legacy_format: Whether the config is of the `.h5` form.

    Raises:
        ValueError: The config means no metric.
    """
    return lookup.deserialize(config, _SLOT, custom_objects, use_legacy_format)
