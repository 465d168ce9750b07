"""What was trainable when a model was compiled: its training goes by that until it is compiled again."""

import contextlib
import warnings
import weakref


class TrainableFlags:
    """The `trainable` flags of layers as they stand now.

    Args:
        layers: The layers, a model and all those below it.
    """

    def __init__(self, layers):
        self._flags = [(weakref.ref(layer), bool(layer._trainable)) for layer in layers]
        self._has_warned = False

    def warn_of_changes(self):
        """Warns, once, when a flag was changed since, which has no effect on training yet."""
        if self._has_warned:
            return
        known = [(reference(), flag) for reference, flag in self._flags]
        changed = [layer.name for layer, flag in known if layer is not None and bool(layer._trainable) != flag]
        if changed:
            self._has_warned = True
            shown = ", ".join(map(repr, changed[:5])) + (f" and {len(changed) - 5} more" if len(changed) > 5 else "")
            warnings.warn(
                "Discrepancy between trainable weights and collected trainable weights: `trainable` of the layers "
                f"{shown} was changed since the model was compiled, and training goes by what it was then.\n    Call "
                "`model.compile` again after setting `trainable`.",
                stacklevel=2,
            )

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
