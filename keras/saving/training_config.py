"""Compile settings as HDF5 files and SavedModel folders hold them."""

from keras.serialization import legacy_format


def encode(model):
    """Returns the settings as JSON values; None for a model that is not compiled."""
    if not getattr(model, "_is_compiled", False) or model.optimizer is None:
        return None
    given = model.compile_settings.given
    optimizer = model.optimizer
    return {
        "loss": _encode(given["loss"]),
        "metrics": _encode(given["metrics"]),
        "weighted_metrics": _encode(given["weighted_metrics"]),
        "loss_weights": given["loss_weights"],
        "optimizer_config": {
            "class_name": type(optimizer).__name__,
            "config": optimizer.get_config(),
        },
    }


def compile_model(model, settings):
    """Compiles the model as `encode` (or an earlier release) described it."""
    model.compile_from_config(
        {
            "optimizer": settings["optimizer_config"],
            **{key: settings.get(key) for key in ("loss", "metrics", "weighted_metrics", "loss_weights")},
        }
    )


def _encode(value):
    if isinstance(value, dict):
        return {key: _encode(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(part) for part in value]
    return value if value is None or isinstance(value, str) else legacy_format.serialize_keras_object(value)
