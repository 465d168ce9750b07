"""Checks of label values that a shape does not show."""

import numpy as np


def check_sparse_labels(y_true, classes, name="y"):
    """Raises when an integer label lies outside `[0, classes)`.

    Args:
        y_true: NumPy array of labels, any shape.
        classes: Number of classes, the size of the last axis of the outputs.
        name: What the error calls the labels.

    Returns:
        `y_true`.

    Raises:
        ValueError: Names the first such label, its index, and the valid range.
    """
    labels = np.asarray(y_true)
    if not labels.size or labels.dtype.kind not in "iuf":
        return y_true
    if labels.min() >= 0 and labels.max() < classes:
        return y_true
    is_bad = ~((labels >= 0) & (labels < classes))
    index = tuple(int(i) for i in np.argwhere(is_bad)[0])
    label = labels[index].item()
    place = index[0] if len(index) == 1 or set(index[1:]) == {0} else index
    raise ValueError(
        f"`{name}`: labels must lie in [0, {classes}) for an output of {classes} classes. "
        f"Received: label {label:g} at index {place} ({int(is_bad.sum())} of {labels.size} labels lie outside)\n"
        f"    Number the classes from 0, or give the last layer {_units_hint(labels)}."
    )


def _units_hint(labels):
    """What the last layer would need for these labels."""
    return f"{int(labels.max()) + 1} units" if labels.min() >= 0 else "outputs for labels from 0 on"
