"""A `Graph` as the config of a functional model, and back."""

import collections
import reprlib

import numpy as np
import tensorflow as tf

from keras.engine import keras_tensor, op_arguments
from keras.engine.keras_tensor import KerasTensor
from keras.engine.op_layer import OpLayer
from keras.serialization import decode, encode, legacy_format
from keras.support import tf_internals
from keras.support.errors import UnsafeModelError

_CONSTANT = "_CONSTANT_VALUE"


def to_config(graph):
    """Returns `{"layers", "input_layers", "output_layers"}` of a graph, as functional models write them."""
    indices = _node_indices(graph)
    layers = []
    for layer in graph.layers:
        config = legacy_format.serialize_layer(layer)
        config["name"] = layer.name
        config["inbound_nodes"] = [
            _node_to_config(node, indices) for node in layer.inbound_nodes if id(node) in indices and not node.is_input
        ]
        layers.append(config)

    def reference(tensor):
        history = tensor._keras_history
        return [history.layer.name, indices[id(tensor.node)], history.tensor_index]

    return {
        "layers": layers,
        "input_layers": _references(graph.inputs, reference),
        "output_layers": _references(graph.outputs, reference),
    }


def from_config(config, custom_objects=None):
    """Returns `(inputs, outputs, layers by name)` that a functional config describes.

    Raises:
        ValueError: The config is malformed, or the calls in it do not connect.
    """
    for key in ("layers", "input_layers", "output_layers"):
        if key not in config:
            raise ValueError(f"The config of a functional model has no {key!r}. It has: {sorted(config)}")
    layers = {}
    for entry in config["layers"]:
        layer = decode.decode(entry, "keras.layers", custom_objects)
        layers[_checked_name(entry, layers)] = layer
    _replay_calls(config["layers"], layers)
    inputs = _map_references(config["input_layers"], lambda found: _tensor(found, layers))
    outputs = _map_references(config["output_layers"], lambda found: _tensor(found, layers))
    return inputs, outputs, layers


def _node_indices(graph):
    """Number of each node among those of its layer that are in the graph."""
    kept = {id(node) for node in graph.nodes}
    indices = {}
    for layer in graph.layers:
        nodes = [node for node in layer.inbound_nodes if id(node) in kept]
        indices.update({id(node): index for index, node in enumerate(nodes, layer.first_call_in_config)})
    return indices


def _references(structure, reference):
    if isinstance(structure, KerasTensor):
        return [reference(structure)]
    return tf.nest.map_structure(reference, structure)


def _node_to_config(node, indices):
    """One call: the first argument's structure with `[layer, node, tensor, keywords]` in place of each tensor."""

    def nested(value):
        if isinstance(value, KerasTensor):
            return [value._keras_history.layer.name, indices[id(value.node)], value._keras_history.tensor_index]
        return _plain(value, node.layer)

    keywords = tf.nest.map_structure(nested, _keywords(node))

    def first(value):
        if isinstance(value, KerasTensor):
            return nested(value) + [keywords]
        return [_CONSTANT, -1, _plain(value, node.layer), keywords]

    inputs = node.call_args[0]
    mapped = tf.nest.map_structure(first, inputs)
    return mapped if isinstance(node.layer, OpLayer) or tf.nest.is_nested(inputs) else [mapped]


def _keywords(node):
    """Keywords of a recorded call; arguments given by position after the first one go by their names."""
    names = node.layer._call_spec().positional_names[1:]
    rest = node.call_args[1:]
    if len(rest) > len(names):
        return {**node.call_kwargs, "_more_arguments": [_marked(value) for value in rest]}
    return {**dict(zip(names, rest)), **node.call_kwargs}


def _plain(value, layer):
    """A constant argument as a plain value: arrays and tensors as nested lists, dtypes by name.

    A variable stays what it is: the copy of the model shares it, and a file is refused.
    """
    if isinstance(value, tf.Variable):
        return value
    if isinstance(value, tf_internals.CompositeTensor):
        raise ValueError(
            f'Layer "{layer.name}" was called on a constant {type(value).__name__}, which cannot stand in a config. '
            "Make it from tensors inside a layer of your own. Received: " + repr(value)
        )
    if isinstance(value, (np.ndarray, np.generic)) or tf.is_tensor(value) and hasattr(value, "numpy"):
        array = np.asarray(value.numpy() if tf.is_tensor(value) else value)
        return array.astype(str).tolist() if array.dtype.kind in "OS" else array.tolist()
    if isinstance(value, tf.DType):
        return value.name
    return encode.serialize_keras_object(value) if not isinstance(value, (str, int, float, bool, type(None))) else value


def _marked(value):
    """An array or tensor in the form that says that it is one; anything else as it is."""
    is_array = isinstance(value, np.ndarray) or tf.is_tensor(value) and hasattr(value, "numpy")
    return encode.serialize_keras_object(value) if is_array else value


def _checked_name(entry, layers):
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(name, str) or name in layers:
        raise ValueError(f"Each layer of a functional config needs a name of its own. Received: name={name!r}")
    return name


def _replay_calls(entries, layers):
    """Calls the layers again as recorded: each call as soon as the tensors that it reads exist."""
    calls = {entry["name"]: collections.deque(entry.get("inbound_nodes", ())) for entry in entries}
    waiting = collections.defaultdict(list)  # (layer, number of a call to come) -> layers whose next call reads it
    ready = collections.deque(calls)
    while ready:
        name = ready.popleft()
        while calls[name]:
            missing = next(_calls_to_come(calls[name][0], layers), None)
            if missing is not None:
                waiting[missing].append(name)
                break
            _replay(layers[name], calls[name].popleft(), layers)
            ready.extend(waiting.pop((name, len(layers[name].inbound_nodes) - 1), ()))
    stuck = sorted(name for name, left in calls.items() if left)
    if stuck:
        raise ValueError(f"The functional config does not connect: the inputs of layers {stuck} never come to be.")


def _is_reference(value, layers):
    is_triple = isinstance(value, (list, tuple)) and len(value) in (3, 4)
    return (
        is_triple
        and isinstance(value[0], str)
        and (value[0] in layers or value[0] == _CONSTANT)
        and _are_ints(value[1:3])
    )


def _are_ints(values):
    return isinstance(values[0], int) and (isinstance(values[1], int) or values[0] == -1)


def _walk_references(value, layers):
    if _is_reference(value, layers):
        if value[0] != _CONSTANT:
            yield value
        if len(value) == 4:
            yield from _walk_references(value[3], layers)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _walk_references(item, layers)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _walk_references(item, layers)


def _calls_to_come(call, layers):
    """Yields `(layer, number of call)` for each call that this one reads and that was not replayed yet."""
    for found in _walk_references(call, layers):
        number = _call_number(found, layers)
        if number >= len(layers[found[0]].inbound_nodes):
            yield found[0], number


def _call_number(reference, layers):
    """Index among the layer's recorded calls of the one that a reference means."""
    return reference[1] - layers[reference[0]].first_call_in_config


def _replay(layer, call, layers):
    keywords = {}

    def nested(value):
        if _is_reference(value, layers) and len(value) == 3 and value[0] != _CONSTANT:
            return _tensor(value, layers)
        if isinstance(value, dict):
            return decode.deserialize_keras_object({key: nested(item) for key, item in value.items()})
        return _like(value, [nested(item) for item in value]) if isinstance(value, (list, tuple)) else value

    def _constant(value):
        return nested(value) if isinstance(value, dict) else op_arguments.restore_constant(value)

    def first(value):
        if _is_reference(value, layers):
            if len(value) == 4 and isinstance(value[3], dict):
                keywords.update({key: nested(item) for key, item in value[3].items()})
            return _constant(value[2]) if value[0] == _CONSTANT else _tensor(value, layers)
        if isinstance(value, dict):
            return {key: first(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return _like(value, [first(item) for item in value])
        raise ValueError(f'The functional config calls layer "{layer.name}" on what is no tensor of it: {value!r}')

    inputs = first(call)
    if not keras_tensor.contains(inputs, keywords):
        raise ValueError(
            f'The functional config calls layer "{layer.name}" on constants alone, which no model does: it would '
            "compute, and take memory, while the file is loaded."
        )
    if not isinstance(layer, OpLayer) and isinstance(inputs, list) and len(inputs) == 1:
        inputs = inputs[0]
    _call_as_recorded(layer, inputs, keywords)


def _call_as_recorded(layer, inputs, keywords):
    """Calls a layer on the arguments of a config.

    Raises:
        ValueError: The call fails, as the layer's class and the arguments in the file do not fit.
    """
    more = keywords.pop("_more_arguments", ())
    call = layer.call_as_in_config if isinstance(layer, OpLayer) else layer.__call__
    try:
        call(inputs, *more, **keywords)
    except UnsafeModelError:
        raise
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, tf.errors.OpError) as error:
        raise ValueError(
            f'The functional config calls layer "{layer.name}" ({type(layer).__name__}) as it cannot be called: '
            f"{error}\n    The call in the config: inputs={inputs!r}, keywords={reprlib.repr(keywords)}"
        ) from error


def _tensor(reference, layers):
    name, _, tensor_index = reference[:3]
    node_index = _call_number(reference, layers) if name in layers else -1
    if node_index < 0 or node_index >= len(layers[name].inbound_nodes):
        raise ValueError(f"The functional config refers to a call that it does not hold: {list(reference)}")
    outputs = tf.nest.flatten(layers[name].inbound_nodes[node_index].outputs)
    if not 0 <= tensor_index < len(outputs):
        raise ValueError(
            f'The functional config refers to output {tensor_index} of layer "{name}", whose call gives {len(outputs)}.'
        )
    return outputs[tensor_index]


def _map_references(structure, tensor_of):
    """Tensors for a structure of references."""
    if isinstance(structure, dict):
        return {key: _map_references(value, tensor_of) for key, value in structure.items()}
    if isinstance(structure, (list, tuple)):
        if len(structure) == 3 and isinstance(structure[0], str):
            return tensor_of(structure)
        return _like(structure, [_map_references(value, tensor_of) for value in structure])
    raise ValueError(f"The functional config has no tensor reference where one is due: {structure!r}")


def _like(structure, items):
    """A list of items as what the structure is: a list, a tuple or a named tuple."""
    if isinstance(structure, list):
        return items
    return type(structure)(*items) if hasattr(structure, "_fields") else tuple(items)
