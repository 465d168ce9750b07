"""What a running call knows of the calls around it."""

from keras.support import state


class CallContext:
    """One running `Layer.__call__`: its layer, its `training` value and the layer whose call began it all, the root.

    Used as a context manager; the stack of running calls is `state.thread.call_contexts`.

    Args:
        layer: The layer that is called.
        training: Whether it behaves as in training.
        parent: The context of the call around it; None when there is none, and where a trace begins.
    """

    __slots__ = ("layer", "training", "root")

    def __init__(self, layer, training, parent):
        self.layer = layer
        self.training = training
        self.root = layer if parent is None else parent.root

    def __enter__(self):
        state.thread.call_contexts.append(self)
        return self

    def __exit__(self, *unused_error):
        state.thread.call_contexts.pop()


def current():
    """The innermost running call of this thread, or None."""
    stack = state.thread.call_contexts
    return stack[-1] if stack else None


def is_running(layer):
    """True while this thread runs a call of `layer`."""
    return any(context.layer is layer for context in state.thread.call_contexts)
