"""The table that `model.summary()` prints."""

import re

import numpy as np

_UNITS = ("Byte", "KB", "MB", "GB", "TB", "PB")
_PLAIN_LAYOUT = (65, (0.45, 0.85, 1.0))
_CONNECTED_LAYOUT = (98, (0.3, 0.6, 0.7, 1.0))
_TRAINABLE_WIDTH = 11
_GAP = 3  # blanks that separate a column from the next


def print_summary(model, line_length, positions, print_fn, expand_nested, show_trainable, layer_range):
    """Prints the summary of a model, line by line, through `print_fn`."""
    if not model.built:
        raise ValueError(
            "This model has not yet been built. Build the model first by calling `build()` or by calling the model on "
            f"a batch of data. For example: `model.build((None, 3))`. Received: model={model.name!r}"
        )
    has_connections = not _is_plain_stack(model)
    headings = ["Layer (type)", "Output Shape", "Param #"] + ["Connected to"] * has_connections
    default_length, default_positions = _CONNECTED_LAYOUT if has_connections else _PLAIN_LAYOUT
    length, ends = _column_ends(line_length or default_length, positions or default_positions)
    if show_trainable:
        headings.append("Trainable")
        ends.append(ends[-1] + _TRAINABLE_WIDTH)
        length += _TRAINABLE_WIDTH
    connections = None
    if has_connections:
        in_graph = {id(node) for level in model._nodes_by_depth.values() for node in level}
        connections = {id(layer): _connections(layer, in_graph) for layer in model.layers_in_summary}
    table = _Table(print_fn or print, length, ends)
    table.put(f'Model: "{model.name}"')
    table.rule("_")
    table.row(headings, 0)
    table.rule("=")
    for layer in _selected(model.layers_in_summary, layer_range):
        _put_layer(table, layer, 0, expand_nested, connections, show_trainable)
        if not (expand_nested and _nested_layers(layer)):
            table.blank(0)
    table.rule("=")
    for title, weights in (
        ("Total params", model.weights),
        ("Trainable params", model.trainable_weights),
        ("Non-trainable params", model.non_trainable_weights),
    ):
        count, size = _size(weights)
        table.put(f"{title}: {count} ({size})")
    table.rule("_")


class _Table:
    """Writes rows in columns that end where `ends` says; nested rows stand in boxes of vertical bars."""

    def __init__(self, put, length, ends):
        self.put = put
        self._length = length
        self._ends = ends

    def rule(self, character):
        self.put(character * self._length)

    def blank(self, depth):
        self.put("|" * depth + " " * (self._length - 2 * depth) + "|" * depth)

    def open_box(self, depth):
        self.put("|" * depth + "¯" * (self._length - 2 * depth) + "|" * depth)

    close_box = open_box

    def row(self, cells, depth):
        """Puts one row; a cell is text, or a list whose items stand on lines of their own."""
        columns = [self._wrap(cell, index, depth) for index, cell in enumerate(cells)]
        for line in range(max(len(column) for column in columns)):
            text = ""
            for index, column in enumerate(columns):
                text += "|" * depth + " " if index == 0 else ""
                text += column[line] if line < len(column) else ""
                text = text.ljust(self._ends[index])
            self.put(text.ljust(self._length)[: self._length - depth] + "|" * depth)

    def _wrap(self, cell, index, depth):
        start = self._ends[index - 1] if index else depth
        is_last = index == len(self._ends) - 1
        width = max(self._ends[index] - start - (depth if is_last else _GAP), 1)
        pieces = _list_lines(cell) if isinstance(cell, list) else [str(cell)]
        lines = []
        for piece in pieces:
            while len(piece) > width:
                cut = width
                lines.append(piece[:cut].rstrip())
                piece = (" " if isinstance(cell, list) else "") + piece[cut:]
            lines.append(piece)
        return lines


def _list_lines(items):
    if not items:
        return ["[]"]
    lines = [("[" if index == 0 else " ") + str(item) + "," for index, item in enumerate(items)]
    return lines[:-1] + [lines[-1][:-1] + "]"]


def _column_ends(length, positions):
    ends = [int(length * position) for position in positions] if positions[-1] <= 1 else [int(p) for p in positions]
    return max(length, ends[-1]), ends


def _put_layer(table, layer, depth, expand_nested, connections, show_trainable):
    cells = [f"{layer.name} ({type(layer).__name__})", _output_shape(layer), _parameter_count(layer)]
    if connections is not None:
        cells.append(connections.get(id(layer), []) if depth == 0 else [])
    if show_trainable:
        cells.append("Y" if layer.trainable else "N")
    table.row(cells, depth)
    nested = _nested_layers(layer) if expand_nested else []
    if not nested:
        return
    table.open_box(depth + 1)
    for index, inner in enumerate(nested):
        _put_layer(table, inner, depth + 1, expand_nested, connections, show_trainable)
        if index < len(nested) - 1 and not _nested_layers(inner):
            table.blank(depth + 1)
    table.close_box(depth)


def _nested_layers(layer):
    return getattr(layer, "layers_in_summary", [])


def _output_shape(layer):
    try:
        shape = layer.output_shape
    except (AttributeError, RuntimeError):
        return "multiple"
    if layer.is_input:
        return f"[{shape}]"
    return list(shape) if isinstance(shape, list) else str(shape)


def _parameter_count(layer):
    if not layer.built and hasattr(layer, "_build_input_shape") and not layer.weights:
        return "0 (unused)"
    return str(_count(layer.weights))


def _connections(layer, in_graph):
    found = []
    for node in layer.inbound_nodes:
        if id(node) not in in_graph:
            continue
        for tensor in node.keras_inputs:
            history = tensor._keras_history
            found.append(f"'{history.layer.name}[{history.node_index}][{history.tensor_index}]'")
    return found


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


def _selected(layers, layer_range):
    if not layer_range:
        return layers
    if len(layer_range) != 2 or not all(isinstance(name, str) for name in layer_range):
        raise ValueError(f"layer_range must be a list or tuple of two layer names. Received: layer_range={layer_range}")
    indices = [[i for i, layer in enumerate(layers) if re.match(name, layer.name)] for name in layer_range]
    if not all(indices):
        raise ValueError(
            f"Passed layer_names do not match the layer names in the model. Received: {layer_range}. The model has: "
            f"{[layer.name for layer in layers]}"
        )
    ends = (min(indices[0]), max(indices[1]))
    return layers[min(ends) : max(ends) + 1]


def _count(weights):
    return int(sum(np.prod(weight.shape.as_list(), dtype=np.int64) for weight in weights))


def _size(weights):
    total = sum(_count([weight]) * weight.dtype.size for weight in weights)
    unit = 0
    while total >= 1024 and unit < len(_UNITS) - 1:
        total /= 1024
        unit += 1
    return _count(weights), f"{total:.2f} {_UNITS[unit]}"
