"""What `model.summary()` prints: a row a layer, and totals."""

import re

import numpy as np

from keras.models.call_trace import trace_costs
from keras.models.summary_table import Table
from keras.support import tracebacks
from keras.support.interactive_logging import print_message

_BYTE_UNITS = ("Byte", "KB", "MB", "GB", "TB", "PB")
_PLAIN_LAYOUT = (65, (0.45, 0.85, 1.0))
_CONNECTED_LAYOUT = (98, (0.3, 0.6, 0.7, 1.0))


class SummaryMethod:
    """Mixin of `Model`: the method `summary`."""

    @tracebacks.hides_own_frames
    def summary(
        self,
        line_length=None,
        positions=None,
        print_fn=None,
        expand_nested=False,
        show_trainable=False,
        layer_range=None,
        show_flops=False,
        show_memory=False,
    ):
        """Prints a table of the layers: output shapes, numbers of weights and, for graphs, what each is connected to.

        >>> model = keras.Sequential([keras.layers.Dense(4, input_shape=(3,), name="dense")], name="small")
        >>> model.summary(show_flops=True)
        Model: "small"
        __________________________________________________________________________________
         Layer (type)                Output Shape              Param #   FLOPs
        ==================================================================================
         dense (Dense)               (None, 4)                 16        28
        <BLANKLINE>
        ==================================================================================
        Total params: 16 (64.00 Byte)
        Trainable params: 16 (64.00 Byte)
        Non-trainable params: 0 (0.00 Byte)
        FLOPs for one sample: 28 (28.00)
        __________________________________________________________________________________

        FLOPs are floating-point operations for one sample in inference: 2 for a multiplication with its addition (here
        `2 * 3 * 4` for the product and 4 for the bias), 1 for a function of one element such as `tanh`; data movement,
        casts and integer arithmetic are free, and the last line names operations that could not be counted. Memory is
        that of the weights and of what the layers give for one sample. Both trace the model once, so that layers of
        subclassed models show their output shapes too, where the plain table says "multiple". A layer that is called
        several times shows the sum of its calls, a nested model the sum of its layers.

        Args:
            line_length: Width of the table, in characters.
            positions: Where columns end: fractions of the width, or characters.
            print_fn: Function that is given each line. Defaults to printing, or to the log when interactive logging is
                off.
            expand_nested: Whether layers of nested models are listed.
            show_trainable: Whether a column says which layers are trained.
            layer_range: Pair of layer names (or regular expressions), the first and the last to list.
            show_flops: Whether a column and a last line give floating-point operations.
            show_memory: Whether a column and a last line give memory, in MB of 1024 * 1024 bytes.

        Raises:
            ValueError: The model has no weights yet, or costs are asked for before its inputs are known; `positions`
                are too few; `layer_range` names no layers.
        """
        check_built(self)
        layers = layers_in_range(self.layers_in_summary, layer_range)
        costs = trace_costs(self) if show_flops or show_memory else None
        columns = _columns(self, costs, show_trainable, show_flops, show_memory)
        length, ends = _layout(columns, line_length, positions)
        table = Table(print_fn or print_message, length, ends)
        table.put(f'Model: "{self.name}"')
        table.rule("_")
        table.row([column.heading for column in columns])
        table.rule("=")
        for layer in layers:
            _put_layer(table, columns, layer, 0, expand_nested)
            if not (expand_nested and _nested_layers(layer)):
                table.blank(0)
        table.rule("=")
        for line in _totals(self, costs, show_flops, show_memory):
            table.put(line)
        table.rule("_")


def check_built(model):
    """Raises when a model has nothing to show yet."""
    if not model.built:
        raise ValueError(
            "This model has not yet been built. Build the model first by calling `build()` or by calling the model on "
            f"a batch of data. For example: `model.build((None, 3))`. Received: model={model.name!r}"
        )


def _put_layer(table, columns, layer, depth, expand_nested):
    table.row([column.text(layer, depth) for column in columns], depth)
    nested = _nested_layers(layer) if expand_nested else []
    if not nested:
        return
    table.box_edge(depth + 1)
    for index, inner in enumerate(nested):
        _put_layer(table, columns, inner, depth + 1, expand_nested)
        if index < len(nested) - 1 and not _nested_layers(inner):
            table.blank(depth + 1)
    table.box_edge(depth)


def _nested_layers(layer):
    return getattr(layer, "layers_in_summary", [])


# Columns.


class _Column:
    """One column: its heading, the text of a layer in it, and by how much it widens the table."""

    def __init__(self, heading, text, added_width=0):
        self.heading = heading
        self.text = text
        self.added_width = added_width


def _columns(model, costs, show_trainable, show_flops, show_memory):
    columns = [
        _Column("Layer (type)", lambda layer, depth: f"{layer.name} ({type(layer).__name__})"),
        _Column("Output Shape", lambda layer, depth: _output_shape(layer, costs)),
        _Column("Param #", lambda layer, depth: _parameter_count(layer)),
    ]
    if not _is_plain_stack(model):
        columns.append(_Column("Connected to", _connections_in(model)))
    if show_trainable:
        columns.append(_Column("Trainable", lambda layer, depth: "Y" if layer.trainable else "N", 13 if costs else 11))
    if show_flops:
        columns.append(_Column("FLOPs", lambda layer, depth: str(costs.of(layer).flops), 17))
    if show_memory:
        columns.append(_Column("Memory (MB)", lambda layer, depth: f"{_memory(layer, costs) / 2**20:.4f}", 12))
    return columns


def _layout(columns, line_length, positions):
    """Width of the table, and where its columns end."""
    within = [column for column in columns if not column.added_width]
    default_length, default_positions = _PLAIN_LAYOUT if len(within) == 3 else _CONNECTED_LAYOUT
    length, positions = line_length or default_length, list(positions or default_positions)
    if len(positions) < len(within):
        headings = [column.heading for column in within]
        raise ValueError(f"summary: `positions` needs an end for each of {headings}. Received: positions={positions}")
    ends = [int(length * position) if positions[-1] <= 1 else int(position) for position in positions]
    for column in columns[len(within) :]:
        length += column.added_width
        ends.append(length)
    return length, ends


def _output_shape(layer, costs):
    try:
        return str(layer.output_shape)
    except (AttributeError, RuntimeError):
        shapes = [] if costs is None else costs.of(layer).output_shapes
        return ", ".join(shapes) or "multiple"


def _parameter_count(layer):
    if not layer.built and hasattr(layer, "_build_input_shape") and not layer.weights:
        return "0 (unused)"
    return str(_count(layer.weights))


def _memory(layer, costs):
    return _bytes(layer.weights) + costs.of(layer).output_bytes


def _connections_in(model):
    """Function that gives the text of the outputs that a layer of the model reads."""
    names = {}
    for node in (node for level in model._nodes_by_depth.values() for node in level):
        read = [tensor._keras_history for tensor in node.keras_inputs]
        names.setdefault(id(node.layer), {})[node.index] = [
            f"{history.layer.name}[{history.node_index}][{history.tensor_index}]" for history in read
        ]

    def text(layer, depth):
        calls = names.get(id(layer), {}) if depth == 0 else {}
        return str([name for index in sorted(calls) for name in calls[index]])

    return text


def _is_plain_stack(model):
    """True for models whose layers follow one another: what each is connected to goes without saying."""
    if not model._is_graph_network or model.is_stack:
        return True
    nodes = [node for level in model._nodes_by_depth.values() for node in level]
    if len(nodes) != len({id(node.layer) for node in nodes}):
        return False
    return all(len(level) == 1 for level in model._nodes_by_depth.values()) and all(
        len(node.keras_inputs) <= 1 for node in nodes
    )


# Which layers.


def layers_in_range(layers, layer_range):
    """Layers from the first to the last that a pair of names (or regular expressions) finds; all of them for None."""
    if layer_range is None:
        return layers
    if not isinstance(layer_range, (list, tuple)) or len(layer_range) != 2:
        raise ValueError(
            f"layer_range must be a list or tuple of length 2: the first layer and the last. Received: {layer_range!r}"
        )
    if not all(isinstance(name, str) for name in layer_range):
        raise ValueError(f"layer_range should contain string type only. Received: {layer_range!r}")
    indices = [[i for i, layer in enumerate(layers) if re.match(name, layer.name)] for name in layer_range]
    if not all(indices):
        raise ValueError(
            f"Passed layer_names do not match the layer names in the model. Received: {layer_range}. The model has: "
            f"{[layer.name for layer in layers]}"
        )
    ends = (min(indices[0]), max(indices[1]))
    return layers[min(ends) : max(ends) + 1]


# Totals.


def _totals(model, costs, show_flops, show_memory):
    for title, weights in (
        ("Total params", model.weights),
        ("Trainable params", model.trainable_weights),
        ("Non-trainable params", model.non_trainable_weights),
    ):
        yield f"{title}: {_count(weights)} ({_scaled(_bytes(weights), 1024, _BYTE_UNITS)})"
    if show_flops:
        flops = costs.total.flops
        yield f"FLOPs for one sample: {flops} ({_scaled(flops, 1000, ('', 'K', 'M', 'G', 'T', 'P')).rstrip()})"
    if show_memory:
        weights, outputs = _bytes(model.weights) / 2**20, costs.total.output_bytes / 2**20
        yield f"Memory for one sample: {weights + outputs:.4f} MB (weights {weights:.4f}, outputs {outputs:.4f})"
    if costs is not None and costs.has_unknown_axes:
        yield "Axes of unknown length were taken as 1."
    if show_flops and costs.total.uncounted:
        left_out = [f"{kind} ({times})" for kind, times in sorted(costs.total.uncounted.items())]
        yield f"FLOPs leave out: {', '.join(left_out)}"


def _count(weights):
    return sum(_size(weight) for weight in weights)


def _bytes(weights):
    return sum(_size(weight) * weight.dtype.size for weight in weights)


def _size(weight):
    return int(np.prod(weight.shape.as_list(), dtype=np.int64))


def _scaled(number, step, units):
    """The number in the largest unit of which there is at least one."""
    power = 0
    while number >= step and power < len(units) - 1:
        number /= step
        power += 1
    return f"{number:.2f} {units[power]}"
