"""What TensorBoard draws of a model: its layers, and the operations of a training step."""

import warnings

import tensorflow as tf

from keras.callbacks.tensorboard_summaries import plugin_metadata
from keras.support import registry, tf_internals


def write_layers(model):
    """Writes the config of a functional or sequential model to the default writer; others have no such drawing."""
    if not (model._is_graph_network or isinstance(model, registry.find("keras.Sequential"))):
        return
    try:
        text = model.to_json()
    except Exception as error:  # whatever the `get_config` of a user's layer raises is no reason not to train
        warnings.warn(f"TensorBoard: the layers of {model.name!r} are not drawn: {error}", stacklevel=4)
        return
    tf.summary.write("keras", text, step=0, metadata=plugin_metadata("graph_keras_model", b"1"))


def write_step(function):
    """Writes the operations of a step function to the default writer.

    Returns:
        Whether there was a graph: a step that runs as Python has none.
    """
    graphs = graphs_of(function)
    if graphs:
        tf.summary.graph(graphs[0].as_graph_def(add_shapes=True))
    return bool(graphs)


def graphs_of(function):
    """The graphs that a step function, or a `tf.function`, has traced so far."""
    if hasattr(function, "graphs"):
        return function.graphs
    return [trace.graph for trace in tf_internals.traces_of(function)]


def forget_writers(model, writers):
    """Lets step functions be traced again that write summaries to writers that are closed now."""
    for kind in ("train", "test"):
        graphs = graphs_of(getattr(model, f"{kind}_function"))
        if any(tf_internals.uses_writer(graph, writer) for graph in graphs for writer in writers):
            getattr(model, f"make_{kind}_function")(force=True)
