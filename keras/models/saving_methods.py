"""`SavingMethods`: how a model becomes files, configs, copies and checkpoints."""

import json

import tensorflow as tf

from keras.models import model_config
from keras.saving import export_saved_model, pickling, save_load, weights
from keras.saving.formats import saved_model
from keras.support import tracebacks
from keras.support.errors import RemovedError


class SavingMethods:
    """Mixin of `Model`: files, configs, copies, and what TensorFlow's checkpoints and SavedModels ask for."""

    # Files.

    @tracebacks.hides_own_frames
    def save(self, filepath, overwrite=True, save_format=None, **kwargs):
        """Saves the model: `.keras` archive, legacy `.h5` file, or SavedModel folder, by the name of `filepath`.

        Args:
            filepath: Path of the file or folder.
            overwrite: False raises a `FileExistsError` where a file exists already.
            save_format: "keras", "h5" or "tf" where the name does not tell.
            **kwargs: Options of the format: `include_optimizer`, `signatures`, `options`, `save_traces`.

        Raises:
            FileExistsError: Something is at `filepath` and `overwrite` is False.
            OSError: Writing failed; `filepath` is as it was.
            ValueError: The ending or `save_format` is unknown, or an argument does not belong to the format.
        """
        save_load.save_model(self, filepath, overwrite=overwrite, save_format=save_format, **kwargs)

    @tracebacks.hides_own_frames
    def save_weights(self, filepath, overwrite=True, save_format=None, options=None):
        """Saves the weights alone: `.weights.h5`, legacy `.h5`, or a TensorFlow checkpoint for any other name.

        Args:
            filepath: Path of the file, or prefix of the checkpoint.
            overwrite: False raises a `FileExistsError` where a file exists already.
            save_format: "h5" or "tf" where the name does not tell.
            options: `tf.train.CheckpointOptions` for checkpoints.

        Raises:
            FileExistsError: Something is at `filepath` and `overwrite` is False.
            ValueError: The model has no weights yet, or the path and `save_format` contradict each other.
        """
        weights.save_weights(self, filepath, overwrite=overwrite, save_format=save_format, options=options)

    @tracebacks.hides_own_frames
    def load_weights(self, filepath, skip_mismatch=False, by_name=False, options=None):
        """Loads weights from a file that `save_weights` or `save` wrote.

        Args:
            filepath: Path of the file, or prefix of the checkpoint.
            skip_mismatch: True skips layers whose weights do not fit, and says which.
            by_name: True matches layers by name (legacy HDF5 files only).
            options: `tf.train.CheckpointOptions` for checkpoints.

        Returns:
            The load status of a TensorFlow checkpoint; None for files.

        Raises:
            FileNotFoundError: Nothing is at `filepath`.
            NotImplementedError: `skip_mismatch` or `by_name` was given for a checkpoint.
            ValueError: The model has no weights yet, weights do not fit, or the file is damaged (a `CorruptFileError`).
        """
        return weights.load_weights(self, filepath, skip_mismatch=skip_mismatch, by_name=by_name, options=options)

    @tracebacks.hides_own_frames
    def export(self, filepath):
        """Writes a SavedModel for inference alone, with a `serve` endpoint, for TF Serving, TFLite and TensorFlow.js.

        Args:
            filepath: Path of the folder.
        """
        export_saved_model.export_model(self, filepath)

    def _set_save_spec(self, inputs, args=None, kwargs=None):
        """Takes note of the specs of a call, from which signatures are made when the model is saved."""
        if self._saved_call_spec is None:
            self._saved_call_spec = tf.nest.map_structure(
                _call_spec_of, ((inputs,) + tuple(args or ()), dict(kwargs or {}))
            )

    def save_spec(self, dynamic_batch=True):
        """Returns `(args, kwargs)`: the `tf.TensorSpec`s of the first call, or None when there was none.

        Args:
            dynamic_batch: Whether the batch axis is None in the specs.
        """
        return model_config.save_spec(self, self._saved_call_spec, dynamic_batch)

    def get_config(self):
        """Returns a dict of JSON values from which `from_config` makes the model again, without its weights."""
        if self._graph is not None and model_config.is_made_from_tensors(self):
            return model_config.functional_config(self, self._graph)
        arguments = self._constructor_arguments.config(super().get_config())
        return {} if arguments is None else arguments

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a model from what `get_config` gave."""
        return model_config.make_model(cls, config, custom_objects)

    def to_json(self, **kwargs):
        """Returns the config as JSON text, for `keras.models.model_from_json`; `kwargs` go to `json.dumps`."""
        return json.dumps(model_config.json_config(self), default=model_config.json_default, **kwargs)

    def to_yaml(self, **unused_kwargs):
        """Removed, since YAML files could run code; use `to_json`."""
        raise RemovedError(
            "Method `model.to_yaml()` has been removed due to security risk of arbitrary code execution. Please use "
            "`model.to_json()` instead."
        )

    # Copies.

    def __reduce__(self):
        return pickling.reduce(self)

    def __deepcopy__(self, memo):
        copy = memo[id(self)] = pickling.deepcopy(self)
        return copy

    # TensorFlow checkpoints and SavedModels.

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        children = dict(self._layer_dependencies())
        children.update(super()._trackable_children(save_type, **kwargs))
        if save_type == "savedmodel":
            children.update(saved_model.functions_of(self))
        return children

    def _lookup_dependency(self, name, cached_dependencies=None):
        if cached_dependencies:
            return cached_dependencies.get(name)
        found = self._layer_dependencies().get(name)
        return found if found is not None else super()._lookup_dependency(name)

    def _layer_dependencies(self):
        """Layers of a graph under the names that checkpoints give them."""
        return {} if self._graph is None else model_config.layer_dependencies(self.layers)


def _call_spec_of(value):
    return tf.type_spec_from_value(value) if tf.is_tensor(value) else value
