"""`Node`: one recorded call of a layer, the edge between symbolic tensors."""

import tensorflow as tf

from keras.engine import keras_tensor
from keras.engine.keras_tensor import KerasHistory, KerasTensor


class Node:
    """One recorded call: the layer, the arguments (symbolic tensors among them) and the symbolic outputs.

    Making it links it: it is appended to the layer's inbound nodes, to the outbound nodes of the layers that made its
    inputs, and its outputs get their history.

    Args:
        layer: The layer that was called.
        args: Positional arguments of the call, inputs first.
        kwargs: Keyword arguments of the call.
        outputs: Structure of `KerasTensor` that the call gives; None for an input node, whose layer makes its own.
    """

    def __init__(self, layer, args, kwargs, outputs):
        self.layer = layer
        self.call_args = tuple(args)
        self.call_kwargs = dict(kwargs)
        self.outputs = outputs
        self.keras_inputs = list(_symbolic(self.call_args)) + list(_symbolic(self.call_kwargs))
        self.index = len(layer._inbound_nodes)
        layer._inbound_nodes.append(self)
        for tensor in self.keras_inputs:
            tensor._keras_history.layer._add_outbound_node(self)
        for index, tensor in enumerate(tf.nest.flatten(outputs)):
            if isinstance(tensor, KerasTensor):  # a layer may give None or a number beside tensors
                tensor._keras_history = KerasHistory(layer, self.index, index)

    @property
    def is_input(self):
        """True for the node of an input layer."""
        return not self.keras_inputs

    @property
    def outbound_layer(self):
        """The layer that was called: the name that exporters know it by."""
        return self.layer

    def iterate_inbound(self):
        """Yields `(layer, node index, tensor index, tensor)` of each symbolic input."""
        return ((*tensor._keras_history, tensor) for tensor in self.keras_inputs)

    @property
    def inbound_layers(self):
        """Layers that made the inputs; one layer alone when there is one input."""
        layers = [tensor._keras_history.layer for tensor in self.keras_inputs]
        return layers[0] if len(layers) == 1 else layers

    @property
    def parent_nodes(self):
        """Nodes that made the inputs."""
        return [tensor.node for tensor in self.keras_inputs]

    @property
    def input_tensors(self):
        """What the layer was called on: its first argument."""
        return self.outputs if self.is_input else self.call_args[0]

    @property
    def input_shapes(self):
        """Shapes of `input_tensors`, in the same structure; a list of one for an input layer."""
        found = _shape_structure(self.input_tensors)
        return [found] if self.is_input else found

    @property
    def output_shapes(self):
        """Shapes of the outputs, in the same structure; a list of one for an input layer."""
        found = _shape_structure(self.outputs)
        return [found] if self.is_input else found


def _symbolic(structure):
    return [value for value in tf.nest.flatten(structure) if isinstance(value, keras_tensor.KerasTensor)]


def _shape_structure(tensors):
    def one(value):
        return tuple(value.shape.as_list()) if hasattr(value, "shape") and value.shape.rank is not None else None

    found = tf.nest.map_structure(one, tensors)
    if isinstance(found, list) and len(found) == 1:
        return found[0]
    return found
