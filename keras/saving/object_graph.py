"""A model as the tree of objects that a SavedModel stores: variables, containers and layers, no Python functions."""

import tensorflow as tf

from keras.saving import variable_walk
from keras.support import tf_internals


class ObjectNode(tf_internals.Trackable):
    """Stands for one layer, model or container in a SavedModel.

    TensorFlow would look through every attribute of a layer for functions to store. This node offers what a checkpoint
    holds, less the names in `hidden`, and what the caller adds in `extra`.
    """

    def __init__(self, source, nodes, identifier="_generic_user_object"):
        self.source = source
        self.extra = {}
        self.hidden = set()
        self._nodes = nodes
        self._identifier = identifier

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        children = {} if self.source is None else dict(self.source._trackable_children("checkpoint", **kwargs))
        if hasattr(self.source, "exported_metrics"):
            children.update(self.source.exported_metrics())
        kept = {name: self._nodes.node_of(child) for name, child in children.items() if name not in self.hidden}
        return {**kept, **self.extra}

    @property
    def _object_identifier(self):
        return self._identifier


class ObjectNodes:
    """Gives every object one node: shared layers stay shared."""

    def __init__(self, identify=lambda source: "_generic_user_object", hidden=()):
        self._identify = identify
        self._hidden = frozenset(hidden)
        self._nodes = {}  # id(source) -> node, which keeps the source alive

    def node_of(self, source):
        """Returns the node of a layer, model or container; anything else (variables, tables, assets) as it is."""
        if isinstance(source, ObjectNode) or not _is_composed(source):
            return source
        if id(source) not in self._nodes:
            node = self._nodes[id(source)] = ObjectNode(source, self, self._identify(source))
            node.hidden |= self._hidden
        return self._nodes[id(source)]

    def nodes(self):
        return list(self._nodes.values())

    def list_of(self, values):
        """Returns a stored list of the nodes of `values`."""
        return tf_internals.tracked_container([self.node_of(value) for value in values])


def _is_composed(value):
    return (
        isinstance(value, tf.Module)
        or variable_walk.has_own_variables(value)
        or tf_internals.is_tracked_container(value)
    )
