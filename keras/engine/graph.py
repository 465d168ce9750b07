"""`Graph`: the calls between given inputs and outputs, ordered once into a flat plan that runs in one loop."""

import functools

import tensorflow as tf

from keras.engine.input_layer import Input, InputLayer
from keras.engine.keras_tensor import KerasTensor


class Graph:
    """The recorded calls that lead from symbolic inputs to symbolic outputs.

    Calls are ordered when they are first asked for, so that a stack which grows layer by layer is ordered once.

    Args:
        inputs: Structure of symbolic tensors; each must come from an input layer (see `with_input_layers`).
        outputs: Structure of symbolic tensors.

    Attributes:
        added_tensors: Symbolic tensors that `include` was given, in order.

    Raises:
        ValueError: An input appears twice; on first use, an output cannot be reached from the inputs, or two layers
            share a name.
    """

    def __init__(self, inputs, outputs):
        self.inputs = inputs
        self.outputs = outputs
        self.flat_inputs = tf.nest.flatten(inputs)
        self.flat_outputs = tf.nest.flatten(outputs)
        self.added_tensors = []
        self._check_inputs()

    @property
    def nodes(self):
        """The nodes in the order in which they run, input nodes first."""
        return self._order.nodes

    @property
    def layers(self):
        """The layers in the order in which models list them."""
        return self._order.layers

    @property
    def nodes_by_depth(self):
        """Dict from distance to the outputs to the nodes at it."""
        return self._order.nodes_by_depth

    @property
    def input_layers(self):
        """Input layers, in the order of the inputs."""
        return [tensor._keras_history.layer for tensor in self.flat_inputs]

    def include(self, tensors):
        """Makes each run compute further tensors, which are no outputs: for what their calls add to losses and metrics.

        Their layers stand after those that are there already, as do their nodes, at depths below zero.
        """
        self._order.append(self.flat_inputs, tensors)
        self.added_tensors += tensors
        self.__dict__.pop("_plan", None)  # the next run makes a new one

    def run(self, flat_values, layer_of=None):
        """Returns the flat outputs for flat input values: one loop over the plan.

        `layer_of` maps each layer to the one that is called in its place.
        """
        return self._plan.run(flat_values, layer_of)

    @functools.cached_property
    def _order(self):
        return _Order(self.flat_inputs, self.flat_outputs)

    @functools.cached_property
    def _plan(self):
        return _Plan(self.nodes, self.flat_inputs, self.flat_outputs)

    def _check_inputs(self):
        seen = set()
        for tensor in self.flat_inputs:
            if id(tensor) in seen:
                raise ValueError(
                    "The list of inputs passed to the model contains the same input multiple times. All inputs should "
                    f"only appear once. Received inputs={self.flat_inputs}"
                )
            seen.add(id(tensor))


class _Order:
    """Nodes and layers between inputs and outputs, in the orders that `Graph` describes."""

    def __init__(self, flat_inputs, flat_outputs):
        ordered, found_layers = _nodes_between(flat_inputs, flat_outputs)
        depths = _depths(ordered)
        self.nodes_by_depth = {}
        node_of = {id(node): node for node in ordered}
        for key, depth in depths.items():  # calls of one depth run in the order in which the way back meets them
            if key in node_of:
                self.nodes_by_depth.setdefault(depth, []).append(node_of[key])
        self.nodes = [
            node for depth in sorted(self.nodes_by_depth, reverse=True) for node in self.nodes_by_depth[depth]
        ]
        self.layers = _sorted_layers(found_layers, ordered, depths)
        _check_names(self.layers)

    def append(self, flat_inputs, tensors):
        """Takes in the nodes and layers that lead to further tensors, behind all others."""
        depths = {id(node): depth for depth, nodes in self.nodes_by_depth.items() for node in nodes}
        fresh, layers = [], list(self.layers)
        for tensor in tensors:
            ordered, found_layers = _nodes_between(flat_inputs, [tensor])
            for node in ordered:
                if id(node) not in depths:
                    depths[id(node)] = min([0, *(depths[id(parent)] for parent in node.parent_nodes)]) - 1
                    fresh.append(node)
            known = {id(layer) for layer in layers}
            found_layers = _sorted_layers(found_layers, ordered, _depths(ordered))
            layers += [layer for layer in found_layers if id(layer) not in known]
        _check_names(layers)
        self.layers = layers
        self.nodes += fresh
        for node in fresh:
            self.nodes_by_depth.setdefault(depths[id(node)], []).append(node)


class _Plan:
    """The calls as steps over numbered slots, each of which holds the value of one symbolic tensor."""

    def __init__(self, nodes, flat_inputs, flat_outputs):
        slots = {id(tensor): index for index, tensor in enumerate(flat_inputs)}
        for node in nodes:
            for tensor in tf.nest.flatten(node.outputs):
                slots.setdefault(id(tensor), len(slots))
        self.steps = [_Step(node, slots) for node in nodes if not node.is_input]
        self._slot_count = len(slots)
        self._input_slots = [slots[id(tensor)] for tensor in flat_inputs]
        self._output_slots = [slots[id(tensor)] for tensor in flat_outputs]
        kept = set(self._output_slots)
        for step in reversed(self.steps):  # each value is let go by the last step that reads it
            step.last_reads = [slot for slot in step.reads if slot not in kept]
            kept.update(step.reads)

    def run(self, flat_values, layer_of):
        values = [None] * self._slot_count
        for slot, value in zip(self._input_slots, flat_values):
            values[slot] = value
        for step in self.steps:
            step.run(values, step.layer if layer_of is None else layer_of(step.layer))
        return [values[slot] for slot in self._output_slots]


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


def _check_names(layers):
    counts = {}
    for layer in layers:
        counts[layer.name] = counts.get(layer.name, 0) + 1
    for name, count in counts.items():
        if count > 1:
            kinds = [type(layer).__name__ for layer in layers if layer.name == name]
            raise ValueError(
                f'The name "{name}" is used {count} times in the model. All layer names should be unique.\n'
                f"    Give all but one of these layers another `name=`: {kinds}."
            )


def _nodes_between(flat_inputs, flat_outputs):
    """Nodes on the way from inputs to outputs, each after those that it reads from; never recursive.

    Nodes of inputs that no output needs stand first. Second comes the list of layers as the way back from the outputs
    meets them.
    """
    stops = {id(tensor) for tensor in flat_inputs}
    done, ordered, found_layers = set(), [], {}
    for output in flat_outputs:
        stack = [(output, False)]
        while stack:
            tensor, is_ready = stack.pop()
            node = tensor.node
            if id(node) in done or id(tensor) in stops and not node.is_input:
                continue
            found_layers.setdefault(id(node.layer), node.layer)
            if is_ready or node.is_input:
                if id(tensor) not in stops and node.is_input:
                    _raise_disconnected(tensor, stack, ordered)
                done.add(id(node))
                ordered.append(node)
                continue
            stack.append((tensor, True))
            stack.extend((source, False) for source in reversed(node.keras_inputs))
    unused = [tensor.node for tensor in flat_inputs if tensor.node.is_input and id(tensor.node) not in done]
    unused_layers = {id(node.layer): node.layer for node in unused}
    return unused + ordered, list({**unused_layers, **found_layers}.values())


def _depths(ordered):
    """Distance of each node to the outputs: the longest way counts, and no call of a layer is nearer than a later one.

    Later calls of the order come first here, so the depths of their layers are known.
    """
    depths, layer_depths = {}, {}
    for node in reversed(ordered):
        depth = max(depths.get(id(node), 0), layer_depths.get(id(node.layer), 0))
        depths[id(node)] = layer_depths[id(node.layer)] = depth
        for parent in node.parent_nodes:
            depths[id(parent)] = max(depths.get(id(parent), 0), depth + 1)
    return depths


def _sorted_layers(layers, ordered, depths):
    """Layers from the inputs to the outputs: the deepest call of a layer counts, then the order of discovery."""
    layer_depths = {}
    for node in ordered:
        layer_depths[id(node.layer)] = max(layer_depths.get(id(node.layer), 0), depths[id(node)])
    return sorted(layers, key=lambda layer: -layer_depths[id(layer)])


def _raise_disconnected(tensor, stack, ordered):
    name = tensor._keras_history.layer.name
    reader = next((later.node.layer.name for later, is_ready in reversed(stack) if is_ready), name)
    reached = [node.layer.name for node in ordered]
    raise ValueError(
        f'Graph disconnected: cannot obtain value for tensor {tensor} at layer "{reader}". The following previous '
        f"layers were accessed without issue: {reached}\n    Add the output of layer "
        f"'{name}' to the model's `inputs`, or compute from tensors that are among them."
    )
