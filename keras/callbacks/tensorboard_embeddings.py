"""Checkpoints of embeddings, and the file that tells TensorBoard's projector where they are."""

import collections
import os

import tensorflow as tf

from keras.support import registry


class EmbeddingCheckpoints:
    """Saves the weights of a model for the projector.

    Args:
        model: The model.
        log_dir: Folder of `projector_config.pbtxt`; the checkpoints lie in `train` below it.
        metadata: None, the path of a file with a name for each row of the embeddings, or a dict of such paths by the
            names of `Embedding` layers.

    Raises:
        ValueError: A name in `metadata` is not that of an `Embedding` layer.
    """

    def __init__(self, model, log_dir, metadata):
        self._model = model
        self._log_dir = log_dir
        self._metadata = metadata
        names = [layer.name for layer in self._layers()]
        unknown = [name for name in metadata if name not in names] if isinstance(metadata, dict) else []
        if unknown:
            raise ValueError(
                "Unrecognized `Embedding` layer names passed to `keras.callbacks.TensorBoard` `embeddings_metadata` "
                f"argument: {unknown}. The model has {names}."
            )

    def save(self, epoch):
        """Saves a checkpoint that is named by the epoch, and says what it holds."""
        folder = os.path.join(self._log_dir, "train")
        tf.io.gfile.makedirs(folder)
        self._model.save_weights(os.path.join(folder, f"keras_embedding.ckpt-{epoch}"))
        with tf.io.gfile.GFile(os.path.join(self._log_dir, "projector_config.pbtxt"), "w") as file:
            file.write(self._config())

    def _layers(self):
        kind = registry.find("keras.layers.Embedding")
        return [layer for layer in self._model.layers if isinstance(layer, kind)]

    def _config(self):
        """The text form of the projector's `ProjectorConfig` message."""
        paths = _checkpoint_paths(self._model)
        text = ""
        for layer in self._layers():
            text += f'embeddings {{\n  tensor_name: "{paths[id(layer)]}/embeddings/.ATTRIBUTES/VARIABLE_VALUE"\n'
            metadata = self._metadata.get(layer.name) if isinstance(self._metadata, dict) else self._metadata
            text += "" if metadata is None else f'  metadata_path: "{os.fspath(metadata)}"\n'
            text += "}\n"
        return text


def _checkpoint_paths(model):
    """What checkpoints of the model call each object below it: the shortest path of attributes, by `id`."""
    view = tf.train.TrackableView(model)
    paths = {id(model): ""}
    queue = collections.deque([model])
    while queue:
        parent = queue.popleft()
        for name, child in view.children(parent).items():
            if id(child) not in paths:
                paths[id(child)] = f"{paths[id(parent)]}/{_escaped(name)}".lstrip("/")
                queue.append(child)
    return paths


def _escaped(name):
    return name.replace(".", "..").replace("/", ".S")
