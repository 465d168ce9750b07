"""Checks the ids of embeddings that read an input of the model, on any device: GPUs and XLA do not."""

import numpy as np
import tensorflow as tf

from keras.layers.core.embedding import Embedding


def check_ids(model, x):
    """Raises when NumPy inputs or eager tensors hold an id that an embedding which reads them has no vector for.

    Args:
        model: A model with a graph.
        x: One batch of inputs.

    Raises:
        ValueError: Names the layer, the id and its index.
    """
    limits = _limits(model)
    if not limits:
        return
    for name, ids in _by_name(model, x):
        if name in limits and isinstance(ids, (np.ndarray, tf.Tensor)):
            _check(np.asarray(ids), *limits[name])


def id_error(layer, value, input_dim, index):
    """The error for an id without a vector.

    Args:
        layer: Name of the layer.
        value: The id.
        input_dim: How many ids the layer has vectors for.
        index: Text: where the id stands.
    """
    rule = f"id {value} >= input_dim {input_dim}" if value >= 0 else f"id {value} < 0"
    advice = f"set input_dim={value + 1} or more" if value >= 0 else "number them from 0"
    return ValueError(f"layer '{layer}': {rule} at [{index}]\n    Ids must lie in [0, {input_dim}): {advice}.")


def _limits(model):
    """Dict from input name to `(layer name, input_dim)` of an embedding that reads it."""
    limits = {}
    for layer in model.layers:
        if isinstance(layer, Embedding):
            for node in layer.inbound_nodes:
                for source in node.keras_inputs:
                    limits[source._keras_history.layer.name] = (layer.name, layer.input_dim)
    return limits


def _by_name(model, x):
    if isinstance(x, dict):
        return x.items()
    leaves = tf.nest.flatten(x)
    return zip(model.input_names, leaves) if len(leaves) == len(model.input_names) else ()


def _check(ids, layer, input_dim):
    if not ids.size or ids.dtype.kind not in "iuf" or (ids.min() >= 0 and ids.max() < input_dim):
        return
    bad = np.argwhere((ids < 0) | (ids >= input_dim))
    if len(bad):
        raise id_error(layer, int(ids[tuple(bad[0])]), input_dim, ",".join(map(str, bad[0])))
