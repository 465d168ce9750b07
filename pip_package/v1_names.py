"""Names that `keras.api._v1.keras` has beside those of version 2: older names of the same objects.

TensorFlow 2.x answers `tf.compat.v1.keras` and `tf.compat.v1.layers` from there, and libraries import it for code that
ran before version 2. An object that is not there yet has no older name either.
"""

import importlib

_LEGACY_LAYERS = (
    "AveragePooling1D",
    "AveragePooling2D",
    "AveragePooling3D",
    "BatchNormalization",
    "Conv1D",
    "Conv2D",
    "Conv2DTranspose",
    "Conv3D",
    "Conv3DTranspose",
    "Dense",
    "Dropout",
    "Flatten",
    "InputSpec",
    "Layer",
    "MaxPooling1D",
    "MaxPooling2D",
    "MaxPooling3D",
    "SeparableConv1D",
    "SeparableConv2D",
)

# Older name -> name of the object in version 2.
OLDER_NAMES = {
    **{f"keras.__internal__.legacy.layers.{name}": f"keras.layers.{name}" for name in _LEGACY_LAYERS},
    "keras.initializers.normal": "keras.initializers.RandomNormal",
    "keras.initializers.uniform": "keras.initializers.RandomUniform",
    "keras.layers.CuDNNGRU": "keras.layers.GRU",
    "keras.layers.CuDNNLSTM": "keras.layers.LSTM",
    "keras.losses.cosine": "keras.losses.cosine_similarity",
    "keras.losses.cosine_proximity": "keras.losses.cosine_similarity",
    "keras.metrics.cosine": "keras.losses.cosine_similarity",
    "keras.metrics.cosine_proximity": "keras.losses.cosine_similarity",
    "keras.models.LinearModel": "keras.experimental.LinearModel",
    "keras.models.WideDeepModel": "keras.experimental.WideDeepModel",
}


# Names of functions that only version 1 shows -> where they are defined.
_SESSION_FUNCTIONS = {
    "keras.backend.get_session": "keras.backend.session",
    "keras.backend.set_session": "keras.backend.session",
}


def with_older_names(exports):
    """Returns `exports`, a `{public path: object}`, with the older names of the objects that are in it."""
    older = {old: exports[new] for old, new in OLDER_NAMES.items() if new in exports}
    for path, module in _SESSION_FUNCTIONS.items():
        older[path] = getattr(importlib.import_module(module), path.rpartition(".")[2])
    return {**exports, **older}
