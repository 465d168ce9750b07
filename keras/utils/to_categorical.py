"""`to_categorical`: class numbers as one-hot rows."""

import numpy as np

from keras.support.api_export import keras_export


@keras_export("keras.utils.to_categorical")
def to_categorical(y, num_classes=None, dtype="float32"):
    """Turns class numbers into rows that are 1 at the class and 0 elsewhere.

    >>> keras.utils.to_categorical([0, 2, 1, 2])
    array([[1., 0., 0.],
           [0., 0., 1.],
           [0., 1., 0.],
           [0., 0., 1.]], dtype=float32)

    Args:
        y: Whole numbers from 0 to `num_classes - 1`: an array of any shape or a list. A last axis of size 1 goes.
        num_classes: Number of classes. Default: the largest of `y` plus 1.
        dtype: Dtype of the result.

    Returns:
        NumPy array of the shape of `y` with an axis `num_classes` at its end.

    Raises:
        ValueError: A class is outside of `[0, num_classes)`.
    """
    labels = np.array(y, dtype="int64")
    if labels.ndim > 1 and labels.shape[-1] == 1:
        labels = labels[..., 0]
    if not num_classes:
        num_classes = int(labels.max()) + 1
    outside = (labels < 0) | (labels >= num_classes)
    if outside.any():
        index = np.unravel_index(np.argmax(outside), labels.shape)
        raise ValueError(
            f"to_categorical: class {labels[index]} at {[int(i) for i in index]} is outside the valid range of "
            f"[0, {num_classes}).\n    Count classes from 0, or pass a larger `num_classes`."
        )
    return np.eye(num_classes, dtype=dtype)[labels]
