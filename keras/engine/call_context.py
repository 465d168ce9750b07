"""What a running call knows of the calls around it."""

from keras.support import state


class CallContext:
    """One running `Layer.__call__`: its layer, its `training` value and whether it records instead of running.

    Used as a context manager; the stack of running calls is `state.thread.call_contexts`.
    """

    __slots__ = ("layer", "training", "is_tracing", "root")

    def __init__(self, layer, training, parent, is_tracing=False):
        self.layer = layer
        self.training = training
        self.is_tracing = is_tracing or (parent is not None and parent.is_tracing)
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
