"""Losses that layers add while they run: recorded with the outermost call, forgotten when it starts again."""

import weakref

import tensorflow as tf

from keras.engine import call_context


class CallLosses:
    """Loss tensors of one layer, and the layers below it that recorded some during its own outermost calls."""

    __slots__ = ("values", "owner", "holders")

    def __init__(self):
        self.values = []
        self.owner = None  # weak reference to the outermost layer whose call recorded `values`
        self.holders = {}  # id -> CallLosses that hold values recorded during calls of this layer

    def __reduce__(self):
        """Copies and pickles of a layer begin without losses: those belong to calls of the original."""
        return CallLosses, ()

    def record(self, layer, tensors):
        """Adds loss tensors of `layer` on behalf of the outermost running call."""
        running = call_context.current()
        root = layer if running is None else running.root
        if self.owner is None or self.owner() is not root:
            self.values.clear()
            self.owner = weakref.ref(root)
        self.values.extend(tensors)
        root._call_losses.holders[id(self)] = self

    def forget(self):
        """Drops what the last outermost call left behind, here and in the layers below."""
        for holder in self.holders.values():
            holder.values.clear()
        self.holders.clear()


def activity_losses(regularizer, outputs):
    """Activity penalty of each output, divided by the number of rows in its batch; 0 for a batch without rows."""
    losses = []
    for output in tf.nest.flatten(outputs):
        if hasattr(output, "dtype"):
            penalty = regularizer(output)
            rows = tf.cast(tf.shape(output)[0], penalty.dtype)
            losses.append(tf.math.divide_no_nan(penalty, rows))
    return losses
