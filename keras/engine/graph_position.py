"""`GraphPosition`: where a layer stands in the graphs it was called in: its nodes, inputs and outputs."""

import weakref

from keras.support.arguments import owner_name


class GraphPosition:
    """Mixin of `Layer`: the recorded calls of a layer, and what can be read off them."""

    @property
    def inbound_nodes(self):
        """Recorded calls of this layer, in order."""
        return self._inbound_nodes

    @property
    def outbound_nodes(self):
        """Recorded calls of other layers on this layer's outputs, as long as those layers are there."""
        return self._outbound_nodes

    @property
    def _outbound_nodes(self):
        nodes = [reference() for reference in tuple(self._outbound_references)]
        return [node for node in nodes if node is not None]

    @_outbound_nodes.setter
    def _outbound_nodes(self, nodes):
        self._outbound_references.clear()
        for node in nodes:
            self._add_outbound_node(node)

    def _add_outbound_node(self, node):
        """Takes note of a call on an output of this layer; who made it may be deleted while this layer lives on."""
        self._outbound_references.append(weakref.ref(node, self._outbound_references.remove))

    @property
    def input(self):
        """Input tensors of the layer's first recorded call; raises an `AttributeError` when there is none."""
        if not self._inbound_nodes:
            raise AttributeError(f"Layer {self.name} is not connected, no input to return.\n    {_CALL_FIRST}")
        return self._inbound_nodes[0].input_tensors

    @property
    def output(self):
        """Output tensors of the layer's first recorded call; raises an `AttributeError` when there is none."""
        if not self._inbound_nodes:
            raise AttributeError(f"Layer {self.name} has no inbound nodes.\n    {_CALL_FIRST}")
        return self._inbound_nodes[0].outputs

    @property
    def input_shape(self):
        """Shapes of the inputs, when all recorded calls agree on them."""
        return self._agreed_shape("input")

    @property
    def output_shape(self):
        """Shapes of the outputs, when all recorded calls agree on them."""
        return self._agreed_shape("output")

    @property
    def input_mask(self):
        """Mask that the input of the layer's first recorded call carries, or None; a list of them for several."""
        return _mask_structure(self.input)

    @property
    def output_mask(self):
        """Mask that the output of the layer's first recorded call carries, or None; a list of them for several."""
        return _mask_structure(self.output)

    def get_input_at(self, node_index):
        """Returns the input tensors of recorded call number `node_index`."""
        return self._node(node_index, "input").input_tensors

    def get_output_at(self, node_index):
        """Returns the output tensors of recorded call number `node_index`."""
        return self._node(node_index, "output").outputs

    def get_input_shape_at(self, node_index):
        """Returns the input shapes of recorded call number `node_index`."""
        return self._node(node_index, "input_shape").input_shapes

    def get_output_shape_at(self, node_index):
        """Returns the output shapes of recorded call number `node_index`."""
        return self._node(node_index, "output_shape").output_shapes

    def get_input_mask_at(self, node_index):
        """Returns the input mask of recorded call number `node_index`, or None."""
        return _mask_structure(self.get_input_at(node_index))

    def get_output_mask_at(self, node_index):
        """Returns the output mask of recorded call number `node_index`, or None."""
        return _mask_structure(self.get_output_at(node_index))

    def __getstate__(self):
        """Copies and pickles of a layer begin without recorded calls: those belong to the models of the original."""
        return {**self.__dict__, "_inbound_nodes": [], "_outbound_references": []}

    def _agreed_shape(self, what):
        if not self._inbound_nodes:
            raise AttributeError(
                f'The layer "{self.name}" has never been called and thus has no defined {what} shape. Note that the '
                f"`{what}_shape` property is only available for Functional and Sequential models.\n"
                f"    {_CALL_FIRST}"
            )
        found = [getattr(node, f"{what}_shapes") for node in self._inbound_nodes]
        if any(str(shape) != str(found[0]) for shape in found):
            raise AttributeError(
                f'The layer "{self.name}" has multiple inbound nodes, with different {what} shapes. Hence the notion '
                f'of "{what} shape" is ill-defined for the layer. Use `get_{what}_shape_at(node_index)` instead.'
            )
        return found[0]

    def _node(self, node_index, what):
        if not self._inbound_nodes:
            raise RuntimeError(
                f"The layer {self.name} ({owner_name(self)}) has never been called and thus has no defined "
                f"{what.replace('_', ' ')}.\n    {_CALL_FIRST}"
            )
        if not node_index < len(self._inbound_nodes):
            raise ValueError(
                f"Asked to get {what} at node {node_index}, but the layer has only {len(self._inbound_nodes)} "
                "inbound nodes."
            )
        return self._inbound_nodes[node_index]


_CALL_FIRST = "Call it on a symbolic tensor first: `keras.Input(shape)`, or what another layer gave for one."


def _mask_structure(tensors):
    if isinstance(tensors, (list, tuple)):
        return [getattr(tensor, "_keras_mask", None) for tensor in tensors]
    return getattr(tensors, "_keras_mask", None)
