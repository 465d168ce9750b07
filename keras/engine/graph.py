"""`Graph`: the calls between given inputs and outputs, ordered once into a flat plan that runs in one loop."""

import tensorflow as tf

from keras.engine.input_layer import Input, InputLayer
from keras.engine.keras_tensor import KerasTensor


class Graph:
    """The recorded calls that lead from symbolic inputs to symbolic outputs.

    Args:
        inputs: Structure of symbolic tensors; each must come from an input layer (see `with_input_layers`).
        outputs: Structure of symbolic tensors.

    Attributes:
        nodes: The nodes in the order in which they run, input nodes first.
        layers: The layers in the order in which models list them.
        nodes_by_depth: Dict from distance to the outputs to the nodes at it.

    Raises:
        ValueError: An output cannot be reached from the inputs, an input appears twice, or two layers share a name.
    """

    def __init__(self, inputs, outputs):
        self.inputs = inputs
        self.outputs = outputs
        self.flat_inputs = tf.nest.flatten(inputs)
        self.flat_outputs = tf.nest.flatten(outputs)
        self._check_inputs()
        ordered = _nodes_between(self.flat_inputs, self.flat_outputs)
        depths = _depths(ordered)
        self.nodes_by_depth = {}
        for node in ordered:
            self.nodes_by_depth.setdefault(depths[id(node)], []).append(node)
        self.nodes = [
            node for depth in sorted(self.nodes_by_depth, reverse=True) for node in self.nodes_by_depth[depth]
        ]
        self.layers = _sorted_layers(ordered, depths)
        self._check_names()
        self._plan, self._slots = self._make_plan()
        self._input_slots = [self._slots[id(tensor)] for tensor in self.flat_inputs]
        self._output_slots = [self._slots[id(tensor)] for tensor in self.flat_outputs]

    @property
    def input_layers(self):
        """Input layers, in the order of the inputs."""
        return [tensor._keras_history.layer for tensor in self.flat_inputs]

    def run(self, flat_values, layer_of=None):
        """Returns the flat outputs for flat input values: one loop over the plan.

        `layer_of` maps each layer to the one that is called in its place.
        """
        values = [None] * len(self._slots)
        for slot, value in zip(self._input_slots, flat_values):
            values[slot] = value
        for step in self._plan:
            step.run(values, step.layer if layer_of is None else layer_of(step.layer))
        return [values[slot] for slot in self._output_slots]

    def _make_plan(self):
        slots = {id(tensor): index for index, tensor in enumerate(self.flat_inputs)}
        for node in self.nodes:
            for tensor in tf.nest.flatten(node.outputs):
                slots.setdefault(id(tensor), len(slots))
        kept = {slots[id(tensor)] for tensor in self.flat_outputs}
        steps = [_Step(node, slots) for node in self.nodes if not node.is_input]
        for step in reversed(steps):  # each value is let go by the last step that reads it
            step.last_reads = [slot for slot in step.reads if slot not in kept]
            kept.update(step.reads)
        return steps, slots

    def _check_inputs(self):
        seen = set()
        for tensor in self.flat_inputs:
            if id(tensor) in seen:
                raise ValueError(
                    "The list of inputs passed to the model contains the same input multiple times. All inputs should "
                    f"only appear once. Received inputs={self.flat_inputs}"
                )
            seen.add(id(tensor))

    def _check_names(self):
        counts = {}
        for layer in self.layers:
            counts[layer.name] = counts.get(layer.name, 0) + 1
        for name, count in counts.items():
            if count > 1:
                raise ValueError(
                    f'The name "{name}" is used {count} times in the model. All layer names should be unique.'
                )


class _Step:
    """One call of the plan: reads slots, calls the layer, writes slots."""

    __slots__ = ("layer", "reads", "last_reads", "_writes", "_single", "_template", "_positions")

    def __init__(self, node, slots):
        self.layer = node.layer
        self.reads = [slots[id(tensor)] for tensor in node.keras_inputs]
        self.last_reads = []
        self._writes = [slots[id(tensor)] for tensor in tf.nest.flatten(node.outputs)]
        is_plain = len(node.call_args) == 1 and not node.call_kwargs
        self._single = self.reads[0] if is_plain and isinstance(node.call_args[0], KerasTensor) else None
        flat = tf.nest.flatten((node.call_args, node.call_kwargs))
        self._positions = [
            (index, slots[id(value)]) for index, value in enumerate(flat) if isinstance(value, KerasTensor)
        ]
        self._template = (node.call_args, node.call_kwargs)

    def run(self, values, layer):
        if self._single is not None:
            outputs = layer(values[self._single])
        else:
            flat = tf.nest.flatten(self._template)
            for index, slot in self._positions:
                flat[index] = values[slot]
            args, kwargs = tf.nest.pack_sequence_as(self._template, flat)
            outputs = layer(*args, **kwargs)
        for slot in self.last_reads:
            values[slot] = None
        if len(self._writes) == 1 and not isinstance(outputs, (list, tuple, dict)):
            values[self._writes[0]] = outputs
            return
        for slot, value in zip(self._writes, tf.nest.flatten(outputs)):
            values[slot] = value


def with_input_layers(inputs, outputs):
    """Returns `(inputs, outputs)` where every input comes from an input layer.

    An input that is the output of another layer gets an input layer of its own, and the calls behind it are recorded
    again on that.
    """
    flat = tf.nest.flatten(inputs)
    if all(isinstance(tensor._keras_history.layer, InputLayer) for tensor in flat):
        return inputs, outputs
    fresh = [
        tensor if isinstance(tensor._keras_history.layer, InputLayer) else _input_like(tensor.type_spec)
        for tensor in flat
    ]
    flat_outputs = Graph(inputs, outputs).run(fresh)
    return tf.nest.pack_sequence_as(inputs, fresh), tf.nest.pack_sequence_as(outputs, flat_outputs)


def _input_like(spec):
    if isinstance(spec, tf.TensorSpec):
        return Input(batch_shape=spec.shape, dtype=spec.dtype)
    return Input(type_spec=spec)


def _nodes_between(flat_inputs, flat_outputs):
    """Nodes on the way from inputs to outputs, each after those that it reads from; never recursive.

    Nodes of inputs that no output needs stand first.
    """
    stops = {id(tensor) for tensor in flat_inputs}
    done, ordered = set(), []
    for output in flat_outputs:
        stack = [(output, False)]
        while stack:
            tensor, is_ready = stack.pop()
            node = tensor.node
            if id(node) in done or id(tensor) in stops and not node.is_input:
                continue
            if is_ready or node.is_input:
                if id(tensor) not in stops and node.is_input:
                    _raise_disconnected(tensor, stack, ordered)
                done.add(id(node))
                ordered.append(node)
                continue
            stack.append((tensor, True))
            stack.extend((source, False) for source in reversed(node.keras_inputs))
    unused = [tensor.node for tensor in flat_inputs if tensor.node.is_input and id(tensor.node) not in done]
    return unused + ordered


def _depths(ordered):
    """Distance of each node to the outputs: the longest way counts."""
    depths = {}
    for node in reversed(ordered):
        depth = depths.setdefault(id(node), 0)
        for parent in node.parent_nodes:
            depths[id(parent)] = max(depths.get(id(parent), 0), depth + 1)
    return depths


def _sorted_layers(ordered, depths):
    """Layers from the inputs to the outputs: the deepest call of a layer counts, then the order of discovery."""
    layer_depths, layers = {}, {}
    for node in ordered:
        layers.setdefault(id(node.layer), node.layer)
        layer_depths[id(node.layer)] = max(layer_depths.get(id(node.layer), 0), depths[id(node)])
    return sorted(layers.values(), key=lambda layer: -layer_depths[id(layer)])


def _raise_disconnected(tensor, stack, ordered):
    reader = next((later.node.layer.name for later, is_ready in reversed(stack) if is_ready), None)
    reached = [node.layer.name for node in ordered]
    raise ValueError(
        f'Graph disconnected: cannot obtain value for tensor {tensor} at layer "{reader}". The following previous '
        f"layers were accessed without issue: {reached}\n    Add the output of layer "
        f"'{tensor._keras_history.layer.name}' to the model's `inputs`, or compute from tensors that are among them."
    )
