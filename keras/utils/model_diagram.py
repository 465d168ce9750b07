"""A model as boxes, arrows and frames: what `model_to_dot` and the SVG drawing show of it."""

from dataclasses import dataclass, field
from typing import Optional

from keras.engine.layer import Layer
from keras.models.model import Model
from keras.models.summary import check_built, layers_in_range


@dataclass
class Box:
    """One layer.

    Attributes:
        key: Name that arrows know the box by: the `id` of the layer as text.
        name: Name of the layer, with that of a wrapped layer in brackets; None when names are not shown.
        kind: Class of the layer.
        activation: Name of its activation, or None.
        dtype: Dtype of the layer, or None when not shown.
        trainable: Whether it is trained, or None when not shown.
        shapes: Texts of the input shape and the output shape, or None when not shown.
    """

    key: str
    name: Optional[str]
    kind: str
    activation: Optional[str]
    dtype: Optional[str]
    trainable: Optional[bool]
    shapes: Optional[tuple[str, str]]


@dataclass
class Frame:
    """A nested model whose layers are shown.

    Attributes:
        label: Name of the model.
        items: Boxes and frames inside, from the inputs to the outputs.
        arrows: Pairs of keys of boxes: the layer that gives a tensor, and the layer of this model that reads it.
    """

    label: str
    items: list = field(default_factory=list)
    arrows: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Details:
    """What to show: the arguments of `plot_model` with the same names."""

    show_shapes: bool = False
    show_dtype: bool = False
    show_layer_names: bool = True
    expand_nested: bool = False
    layer_range: Optional[tuple[str, str]] = None
    show_layer_activations: bool = False
    show_trainable: bool = False


def diagram_of(model, details):
    """Returns the `Frame` of a whole model; one without a graph is a single box.

    Raises:
        TypeError: `model` is no model.
        ValueError: The model is not built, or `layer_range` names none of its layers.
    """
    if not isinstance(model, Model):
        raise TypeError(f"`model` must be a Keras model. Received: model={model!r} of type {type(model).__name__}")
    check_built(model)
    if not model._is_graph_network:
        return Frame(model.name, [_box(model, details)])
    layers = layers_in_range(_all_layers(model), details.layer_range)
    return _frame(model, model.name, layers, details, drawn=set())


def _all_layers(model):
    """Layers of the graph, input layers too, then those that no call uses."""
    layers = list(model._graph.layers)
    return layers + [layer for layer in model.layers if layer not in layers]


def _frame(model, label, layers, details, drawn):
    """Frame of some layers; a layer that stands in `drawn` has a box elsewhere already."""
    frame = Frame(label)
    for layer in layers:
        if id(layer) in drawn:
            continue
        drawn.add(id(layer))
        inner = _expanded(layer, details)
        if inner is None:
            frame.items.append(_box(layer, details))
        else:
            frame.items.append(_frame(inner, _name(layer), _all_layers(inner), details, drawn))
    shown = {id(layer) for layer in layers}
    arrows = {}  # a dict keeps the order
    for node in model._graph.nodes:
        for position, tensor in enumerate(node.keras_inputs):
            source, _, output = tensor._keras_history
            if id(source) in shown and id(node.layer) in shown:
                arrows[_giver(source, output, details), _reader(node.layer, position, details)] = True
    frame.arrows = list(arrows)
    return frame


def _expanded(layer, details):
    """The model whose layers are drawn in place of a layer: itself, or the one that it wraps; None for a plain box."""
    if not details.expand_nested:
        return None
    model = _wrapped(layer) or layer
    return model if isinstance(model, Model) and model._is_graph_network else None


def _giver(layer, output, details):
    """Key of the box that gives one of the outputs of a layer."""
    inner = _expanded(layer, details)
    if inner is None:
        return str(id(layer))
    tensors = inner._graph.flat_outputs
    source, _, inner_output = tensors[min(output, len(tensors) - 1)]._keras_history
    return _giver(source, inner_output, details)


def _reader(layer, position, details):
    """Key of the box that reads one of the inputs of a layer."""
    inner = _expanded(layer, details)
    if inner is None:
        return str(id(layer))
    layers = inner._graph.input_layers
    return str(id(layers[min(position, len(layers) - 1)]))


def _wrapped(layer):
    inner = getattr(layer, "layer", None)
    return inner if isinstance(inner, Layer) else None


def _name(layer):
    inner = _wrapped(layer)
    return layer.name if inner is None else f"{layer.name}({inner.name})"


def _box(layer, details):
    inner = _wrapped(layer)
    kind = type(layer).__name__
    return Box(
        key=str(id(layer)),
        name=_name(layer) if details.show_layer_names else None,
        kind=kind if inner is None else f"{kind}({type(inner).__name__})",
        activation=_activation(layer) if details.show_layer_activations else None,
        dtype=str(layer.dtype or "?") if details.show_dtype else None,
        trainable=layer.trainable if details.show_trainable else None,
        shapes=(_shape(layer, "input_shape"), _shape(layer, "output_shape")) if details.show_shapes else None,
    )


def _activation(layer):
    activation = getattr(layer, "activation", None)
    if activation is None:
        return None
    return getattr(activation, "name", None) or getattr(activation, "__name__", type(activation).__name__)


def _shape(layer, attribute):
    """Text of the input or output shape."""
    try:
        return str(getattr(layer, attribute))
    except (AttributeError, RuntimeError):
        return "?"
