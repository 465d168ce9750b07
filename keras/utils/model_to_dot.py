"""`keras.utils.model_to_dot`: a model as a graph of the DOT language."""

import re

from keras.support import arguments, optional_imports
from keras.support.api_export import keras_export
from keras.utils.model_diagram import Box, Details, diagram_of

_DIRECTIONS = ("TB", "BT", "LR", "RL")


@keras_export("keras.utils.model_to_dot")
def model_to_dot(
    model,
    show_shapes=False,
    show_dtype=False,
    show_layer_names=True,
    rankdir="TB",
    expand_nested=False,
    dpi=96,
    subgraph=False,
    layer_range=None,
    show_layer_activations=False,
    show_trainable=False,
):
    """Returns a model as a `pydot.Dot`: a record-shaped node a layer, named by the layer's `id`, an edge a connection.

    >>> model = keras.Sequential([keras.layers.Dense(2, input_shape=(3,), name="dense")])
    >>> dot = keras.utils.model_to_dot(model)
    >>> dot.get_node(str(id(model.layers[0])))[0].get_label()
    '"dense|Dense"'

    A layer that is called several times is one node. Nested models are one node, or, with `expand_nested`, clusters in
    which edges lead to the very layers that read and give the tensors. A subclassed model without a graph is one node.

    Args:
        model: A built model.
        show_shapes: Whether nodes say the shapes of inputs and outputs.
        show_dtype: Whether nodes say the dtype.
        show_layer_names: Whether nodes say the name of the layer.
        rankdir: Direction from the inputs to the outputs: "TB" (top to bottom), "BT", "LR" or "RL".
        expand_nested: Whether layers of nested models are shown, in clusters.
        dpi: Resolution of pictures that are drawn from the graph, in dots an inch; None leaves it to Graphviz.
        subgraph: Whether to return a `pydot.Cluster`, to be put into a graph of your own.
        layer_range: Pair of layer names (or regular expressions), the first and the last to show.
        show_layer_activations: Whether nodes say the activation of layers that have one.
        show_trainable: Whether nodes begin with "T" for trainable and "NT" for frozen layers.

    Raises:
        ImportError: The package pydot is not installed.
        TypeError: `model` is no model.
        ValueError: The model is not built, `rankdir` is none of the four, `dpi` is not above 0, or `layer_range` names
            no layer.
    """
    check_drawing(rankdir, dpi)
    pydot = optional_imports.find("pydot")
    if pydot is None:
        raise ImportError("You must install pydot (`pip install pydot`) for model_to_dot to work.")
    details = Details(
        show_shapes, show_dtype, show_layer_names, expand_nested, layer_range, show_layer_activations, show_trainable
    )
    frame = diagram_of(model, details)
    if subgraph:
        return _cluster(pydot, frame, names=set())
    dot = pydot.Dot(graph_type="digraph", rankdir=rankdir, concentrate="true")
    if dpi is not None:
        dot.set("dpi", f"{float(dpi):g}")
    dot.set_node_defaults(shape="record")
    _fill(pydot, dot, frame, names=set())
    return dot


def check_drawing(rankdir, dpi):
    """Raises unless `rankdir` is one of the four directions, and `dpi` None or above 0."""
    if rankdir not in _DIRECTIONS:
        raise ValueError(f"`rankdir` must be one of {_DIRECTIONS}. Received: rankdir={rankdir!r}")
    if dpi is not None:
        arguments.check_in_range(dpi, 0, None, "dpi", owner="plot_model", low_open=True)


def _fill(pydot, graph, frame, names):
    for item in frame.items:
        if isinstance(item, Box):
            graph.add_node(pydot.Node(item.key, label=_quoted(_record(item))))
        else:
            graph.add_subgraph(_cluster(pydot, item, names))
    for source, target in frame.arrows:
        graph.add_edge(pydot.Edge(source, target))


def _cluster(pydot, frame, names):
    """Graphviz draws clusters of one name as one, so each gets a name of its own, in letters that need no quotes."""
    stem = name = "cluster_" + re.sub(r"\W", "_", frame.label, flags=re.ASCII)
    while name in names:
        name = f"{stem}_{len(names)}"
    names.add(name)
    cluster = pydot.Cluster(style="dashed", graph_name=name[len("cluster_") :])
    cluster.set("label", _quoted(_escaped(frame.label)))
    cluster.set("labeljust", "l")
    _fill(pydot, cluster, frame, names)
    return cluster


def _record(box):
    """The label of a box in the language of record shapes, where braces turn rows into columns and back."""
    kind = _escaped(box.kind)
    if box.activation is not None:
        kind = f"{{{kind}|{_escaped(box.activation)}}}"
    parts = [_escaped(box.name)] if box.name is not None else []
    parts.append(kind)
    if box.dtype is not None:
        parts.append(_escaped(box.dtype))
    label = "|".join(parts)
    if box.shapes is not None:
        given, made = (_escaped(shape) for shape in box.shapes)
        label = f"{{{label}}}|{{input:|output:}}|{{{{{given}}}|{{{made}}}}}"
    if box.trainable is not None:
        label = f"{'T' if box.trainable else 'NT'}|{label}"
    return label


def _escaped(text):
    """Text that stands for itself in a label, on one line."""
    text = re.sub(r"[\x00-\x1f]", " ", text).replace("&", "&amp;")
    return re.sub(r"([\\{}|<>])", r"\\\1", text)


def _quoted(text):
    """A string of the DOT language; within it only the quote itself is special."""
    return '"' + text.replace('"', '\\"') + '"'
