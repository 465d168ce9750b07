"""Times the batch hooks of callbacks at the beginning of a run, and warns of those that take longer than the step."""

import statistics
import warnings

_TIMED_BATCHES = 5
_LEAST_SECONDS = 1e-3  # hooks that take less are nothing to look for


class HookTimer:
    """Takes the times of the first batches of one mode; the medians leave the first step, which is traced, out.

    Args:
        mode: "train", "test" or "predict".
    """

    def __init__(self, mode):
        self._mode = mode
        self._step_began = None
        self._seconds = {"step": [], "begin": [], "end": []}

    def note(self, hook, began, ended):
        """Takes when a hook began and ended.

        Returns:
            Whether enough was seen, after any warning.
        """
        kind = hook.rpartition("_")[2]
        self._seconds[kind].append(ended - began)
        if kind == "begin":
            self._step_began = ended
            return False
        if self._step_began is None:
            return False
        self._seconds["step"].append(began - self._step_began)
        if len(self._seconds["step"]) < _TIMED_BATCHES:
            return False
        self._warn_of_slow_hooks()
        return True

    def _warn_of_slow_hooks(self):
        step = statistics.median(self._seconds["step"])
        for kind in ("begin", "end"):
            hook = statistics.median(self._seconds[kind])
            if hook > max(step, _LEAST_SECONDS):
                name = f"on_{self._mode}_batch_{kind}"
                warnings.warn(
                    f"Callback method `{name}` is slow compared to the batch time (batch time: {step:.4f}s vs `{name}` "
                    f"time: {hook:.4f}s). Check your callbacks.",
                    stacklevel=5,
                )
