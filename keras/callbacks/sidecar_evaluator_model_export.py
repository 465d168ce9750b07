"""`SidecarEvaluatorModelExport`: keeps the best of the models that a `SidecarEvaluator` evaluates."""

import os
import re
import warnings

import tensorflow as tf

from keras.callbacks.model_checkpoint import ModelCheckpoint
from keras.support.api_export import keras_export


@keras_export("keras.callbacks.SidecarEvaluatorModelExport")
class SidecarEvaluatorModelExport(ModelCheckpoint):
    """Saves a model after its evaluation when it is better than all before.

    For a `keras.utils.SidecarEvaluator`, whose checkpoints another process writes.

    >>> callback = keras.callbacks.SidecarEvaluatorModelExport(
    ...     "best/model-{epoch:02d}.keras", "checkpoints/ckpt-{epoch}", monitor="loss"
    ... )

    Args:
        export_filepath: Where to save the model; may have the fields of `ModelCheckpoint`. `{epoch}` is that of the
            checkpoint.
        checkpoint_filepath: How the training names its checkpoints, with `{epoch}` in the name, as its own
            `ModelCheckpoint` was told.
        **kwargs: What else `ModelCheckpoint` takes, such as `monitor` (one of the names that `evaluate` returns),
            `mode`, `verbose` and `save_weights_only`.

    Raises:
        TypeError: A keyword that `ModelCheckpoint` does not take, or `save_best_only`, which is always True.
    """

    def __init__(self, export_filepath, checkpoint_filepath, **kwargs):
        super().__init__(filepath=export_filepath, save_best_only=True, **kwargs)
        self.checkpoint_filepath = os.fspath(checkpoint_filepath)
        self._epoch = 1

    def on_test_begin(self, logs=None):
        """Reads the epoch from the name of the latest checkpoint."""
        folder, name = os.path.split(self.checkpoint_filepath)
        latest = os.path.basename(tf.train.latest_checkpoint(folder) or "")
        match = re.fullmatch(_as_pattern(name), latest)
        if match is None or "epoch" not in match.groupdict():
            warnings.warn(
                f"SidecarEvaluatorModelExport: the latest checkpoint in {folder!r} is named {latest!r}, from which "
                f"{name!r} gives no epoch; it counts as 1.",
                stacklevel=2,
            )
        else:
            self._epoch = int(match["epoch"])

    def on_test_end(self, logs):
        """Saves the model when it is the best so far."""
        self._save(self._epoch - 1, None, logs)


def _as_pattern(name):
    """The regular expression for names that a format text gives: digits for `epoch`, anything for other fields."""
    parts = re.split(r"\{(\w+)[^{}]*\}", name)
    fields = ["(?P<epoch>[0-9]+)" if field == "epoch" else ".*" for field in parts[1::2]]
    return "".join(re.escape(text) + field for text, field in zip(parts[::2], [*fields, ""]))
