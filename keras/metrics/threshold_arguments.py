"""Checks of the thresholds that metrics of yes-no answers take."""

import numpy as np

from keras.support import arguments


def check_thresholds(thresholds, default, owner):
    """Returns the thresholds as a list of floats in [0, 1]; one number stands for a list of it, None for `default`."""
    if thresholds is None:
        return [default]
    values = np.asarray(thresholds).ravel().tolist()
    if any(isinstance(value, str) for value in values):
        arguments.fail(owner, "`thresholds` must be a float or a list of floats.", thresholds, "thresholds", TypeError)
    bad = [value for value in values if value is None or not 0 <= value <= 1]
    if bad:
        raise ValueError(f"{arguments.owner_name(owner)}: Threshold values must be in [0, 1]. Received: {bad}")
    return values


def as_given(thresholds):
    """The thresholds as a config holds them: None, a number or a plain list."""
    if thresholds is None or np.ndim(thresholds) == 0:
        return thresholds
    return list(np.asarray(thresholds).tolist())


def even(number):
    """`number` thresholds that divide [0, 1] into equal parts, or `[0.5]`."""
    return [0.5] if number == 1 else [place / (number - 1) for place in range(number)]
