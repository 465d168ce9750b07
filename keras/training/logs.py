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
    return {name: tf.nest.map_structure(to_number, value) for name, value in outputs.items()}


def to_number(value):
    """A Python float (or int) for a scalar tensor, a NumPy array for any other tensor."""
    if isinstance(value, tf.Tensor):
        value = value.numpy()
    return value.item() if isinstance(value, np.generic) or isinstance(value, np.ndarray) and not value.ndim else value


def flatten(logs):
    """Logs with entries that are dicts themselves spread into the outer one."""
    flat = {}
    for name, value in logs.items():
        flat.update(value if isinstance(value, dict) else {name: value})
    return flat


def as_list(logs, names):
    """Values in the order of `names`, then the others by alphabet; a single one by itself."""
    values = [logs[name] for name in names if name in logs]
    values += [logs[name] for name in sorted(logs) if name not in names]
    return values[0] if len(values) == 1 else values
