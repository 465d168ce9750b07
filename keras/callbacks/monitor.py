"""What callbacks that watch one logged value share: its direction, and its lookup in the logs."""

import warnings

import numpy as np

from keras.support import naming

_MODES = ("auto", "min", "max")


def better_than(mode, monitor, owner):
    """Returns `np.greater` or `np.less`: whether larger or smaller values of `monitor` are better.

    `"auto"` takes accuracies, areas under curves and f-measures to be better when larger, all else when smaller.
    """
    if mode not in _MODES:
        warnings.warn(f"{owner} mode {mode} is unknown, fallback to auto mode.", stacklevel=3)
        mode = "auto"
    if mode == "auto":
        is_larger_better = "acc" in monitor or monitor.endswith("auc") or monitor.startswith("fmeasure")
        mode = "max" if is_larger_better else "min"
    return np.greater if mode == "max" else np.less


def worst_value(better):
    """The value that every other one is better than."""
    return -np.inf if better is np.greater else np.inf


def find_value(logs, monitor, owner, optional=False):
    """Returns the monitored value.

    Args:
        logs: Logs of the epoch or batch.
        monitor: Name of the value.
        owner: The callback that asks.
        optional: Whether the value may be missing in some epochs, as those without validation: then None.

    Raises:
        ValueError: There is no value of that name; names those that there are, and the closest ones.
    """
    if monitor in logs:
        return logs[monitor]
    if optional:
        return None
    hint = naming.closest(monitor, logs)
    raise ValueError(
        f"{type(owner).__name__}: the monitored value '{monitor}' is not in the logs. Available: {sorted(logs)}."
        + (f" {hint}" if hint else "")
    )


class ValueLookup:
    """Looks the monitored value up at the end of epochs; strict until it was seen once.

    A `val_` value may be missing in epochs without validation, which is warned of once.
    """

    def __init__(self, monitor, owner):
        self._monitor = monitor
        self._owner = owner
        self._was_seen = False
        self._has_warned = False

    def get_state(self):
        """Returns whether the value was seen, and whether its absence was warned of."""
        return {"was_seen": self._was_seen, "has_warned": self._has_warned}

    def set_state(self, state):
        """Takes what `get_state` returned."""
        self._was_seen, self._has_warned = state["was_seen"], state["has_warned"]

    def find(self, logs):
        """Returns the value, or None in an epoch that has none."""
        is_missing = self._monitor.startswith("val_") and not any(name.startswith("val_") for name in logs)
        if is_missing and not self._was_seen and not self._has_warned:
            self._has_warned = True
            warnings.warn(
                f"{type(self._owner).__name__}: the monitored value '{self._monitor}' is not in the logs of an epoch "
                f"without validation. Available: {sorted(logs)}. Pass `validation_data` or monitor one of these.",
                stacklevel=3,
            )
        value = find_value(logs, self._monitor, self._owner, optional=self._was_seen or is_missing)
        self._was_seen = self._was_seen or value is not None
        return value
