"""What was trainable when a model was compiled: its training goes by that until it is compiled again."""

import contextlib
import weakref


class TrainableFlags:
    """The `trainable` flags of layers as they stand now.

    Args:
        layers: The layers, a model and all those below it.
    """

    def __init__(self, layers):
        self._flags = [(weakref.ref(layer), bool(layer._trainable)) for layer in layers]

    @contextlib.contextmanager
    def in_force(self):
        """Gives the layers the flags that were taken, and afterwards those that they had."""
        known = [(reference(), flag) for reference, flag in self._flags]
        changed = [(layer, flag, layer._trainable) for layer, flag in known if layer is not None]
        changed = [(layer, flag, now) for layer, flag, now in changed if bool(now) != flag]
        for layer, flag, _ in changed:
            layer._trainable = flag
        try:
            yield
        finally:
            for layer, _, now in changed:
                layer._trainable = now
