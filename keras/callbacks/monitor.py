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
        + (_validation_hint(monitor) if not hint else "")
    )


def _validation_hint(monitor):
    return "\n    Values that begin with `val_` need validation data." if monitor.startswith("val_") else ""


class ValueLookup:
    """Looks the monitored value up at the end of epochs; strict until it was seen once.

    With `validation_freq` above 1 there are epochs without `val_` values: a name that could still come raises only when
    validation ran, or when it is not a `val_` name.
    """

    def __init__(self, monitor, owner):
        self._monitor = monitor
        self._owner = owner
        self._was_seen = False

    def find(self, logs):
        """Returns the value, or None in an epoch that has none."""
        has_validated = any(name.startswith("val_") for name in logs)
        may_come = self._monitor.startswith("val_") and not has_validated and self._expects_validation()
        value = find_value(logs, self._monitor, self._owner, optional=self._was_seen or may_come)
        self._was_seen = self._was_seen or value is not None
        return value

    def _expects_validation(self):
        params = getattr(self._owner, "params", None) or {}
        return bool(params.get("validates", False))
