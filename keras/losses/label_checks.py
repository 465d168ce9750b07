"""Checks of label values that a shape does not show."""

import numpy as np


def check_sparse_labels(y_true, classes, name="y"):
    """Raises when an integer label lies outside `[0, classes)`.

    Args:
        y_true: NumPy array of labels, any shape.
        classes: Number of classes, the size of the last axis of the outputs.
        name: What the error calls the labels.

    Raises:
        ValueError: Names the first such label, its index, and the valid range.
    """
    labels = np.asarray(y_true)
    if not labels.size or labels.dtype.kind not in "iuf":
        return
    if labels.min() >= 0 and labels.max() < classes:
        return
    is_bad = ~((labels >= 0) & (labels < classes))
    index = tuple(int(i) for i in np.argwhere(is_bad)[0])
    label = labels[index].item()
    raise ValueError(
        f"`{name}`: labels must lie in [0, {classes}) for an output of {classes} classes. "
        f"Received: label {label:g} at index {_place(index)} ({is_bad.sum()} of {labels.size} labels lie outside)\n"
        f"    Number the classes from 0, or give the last layer {_units_hint(labels)}."
    )


def check_probabilities(y_true, name="y"):
    """Returns a warning when targets of a binary crossentropy lie outside `[0, 1]`, else None.

    Args:
        y_true: NumPy array of targets, any shape; of a large one the first rows are looked at.
        name: What the warning calls the targets.
    """
    labels = y_true if y_true.size <= _MOST_VALUES else y_true[:_FIRST_ROWS]
    if not labels.size or labels.dtype.kind not in "iuf":
        return None
    least, most = labels.min(), labels.max()
    if not (least < 0 or most > 1):
        return None
    index = tuple(int(i) for i in np.argwhere((labels < 0) | (labels > 1))[0])
    advice = "Map -1 to 0: `(y + 1) / 2`." if least == -1 and most == 1 else _OTHER_LOSSES
    return (
        f"`{name}`: targets of binary_crossentropy must lie in [0, 1]. Received: {labels[index].item():g} at index "
        f"{_place(index)}; the loss then falls below 0 and means nothing.\n    {advice}"
    )


_MOST_VALUES = 2**20
_FIRST_ROWS = 256
_OTHER_LOSSES = "Divide targets such as 0 to 255 by 255; for class numbers use 'sparse_categorical_crossentropy'."


def _place(index):
    """An index in short: of a column the row alone."""
    return index[0] if len(index) == 1 or set(index[1:]) == {0} else index


def _units_hint(labels):
    """What the last layer would need for these labels."""
    return f"{int(labels.max()) + 1} units" if labels.min() >= 0 else "outputs for labels from 0 on"
