"""What callbacks receive as `logs`: plain numbers."""

import numpy as np
import tensorflow as tf


def to_numbers(outputs, step_name="train_step"):
    """The dict that a step returned, with scalars as Python floats and everything else as NumPy arrays.

    Raises:
        ValueError: The step returned something else than a dict.
    """
    if not isinstance(outputs, dict):
        raise ValueError(
            f"The output of `{step_name}` must be a dict from names to values, which become the logs. "
            f"Received: {type(outputs).__name__}"
        )
    return {
        name: to_number(value) if isinstance(value, tf.Tensor) else tf.nest.map_structure(to_number, value)
        for name, value in outputs.items()
    }


def of_epoch(outputs, metrics, step_name="train_step"):
    """The same for the last step of an epoch; in the order of `metrics`, where the step returned exactly those."""
    logs = to_numbers(outputs, step_name)
    names = [metric.name for metric in metrics]
    return {name: logs[name] for name in names} if set(names) == set(logs) else logs


def to_number(value):
    """A Python float (or int) for a scalar tensor, a NumPy array for any other tensor."""
    if isinstance(value, tf.Tensor):
        value = value.numpy()
    return value.item() if isinstance(value, np.generic) or isinstance(value, np.ndarray) and not value.ndim else value


def order_of(logs, names):
    """Names of the logs: those of `names` in that order, then the others by alphabet."""
    return [name for name in names if name in logs] + [name for name in sorted(logs) if name not in names]


def as_list(logs, names):
    """Values in the order of `names`, then the others by alphabet; a single one by itself."""
    values = [logs[name] for name in (names if len(names) == len(logs) else order_of(logs, names))]
    return values[0] if len(values) == 1 else values
