"""One batch as a structure: inputs, or inputs with targets, or both with weights."""

from keras.support.api_export import keras_export


@keras_export("keras.utils.pack_x_y_sample_weight")
def pack_x_y_sample_weight(x, y=None, sample_weight=None):
    """Packs inputs, targets and weights into what `train_step` receives as `data`.

    Trailing parts that are None are left out. Inputs alone stay as they are, except a list or tuple, which becomes
    `(x,)` so that it is not mistaken for inputs with targets.

    >>> keras.utils.pack_x_y_sample_weight(tf.ones((2, 1)), tf.zeros((2,)))[1].numpy()
    array([0., 0.], dtype=float32)

    Args:
        x: Inputs: a tensor, or a structure of them.
        y: Targets, or None.
        sample_weight: Weights, or None.

    Returns:
        `x`, `(x,)`, `(x, y)` or `(x, y, sample_weight)`.
    """
    if y is None and sample_weight is None:
        return (x,) if isinstance(x, (list, tuple)) else x
    return (x, y) if sample_weight is None else (x, y, sample_weight)


@keras_export("keras.utils.unpack_x_y_sample_weight")
def unpack_x_y_sample_weight(data):
    """Takes a batch apart into inputs, targets and weights; what is missing is None.

    >>> x, y, sample_weight = keras.utils.unpack_x_y_sample_weight((tf.ones((2, 1)), tf.zeros((2,))))
    >>> sample_weight is None
    True

    Args:
        data: A tensor or dict (inputs alone), or a tuple of one to three parts.

    Returns:
        The tuple `(x, y, sample_weight)`.

    Raises:
        ValueError: `data` is a tuple of more than three parts.
    """
    if isinstance(data, list):
        data = tuple(data)
    if not isinstance(data, tuple):
        return data, None, None
    if 1 <= len(data) <= 3:
        return data + (None,) * (3 - len(data))
    raise ValueError(
        "Data is expected to be in format `x`, `(x,)`, `(x, y)`, or `(x, y, sample_weight)`. "
        f"Received a tuple of {len(data)} parts: {_describe(data)}\n"
        "    Put several inputs into one tuple or dict: `((x1, x2), y)`."
    )


def _describe(data):
    return "(" + ", ".join(str(getattr(part, "shape", type(part).__name__)) for part in data) + ")"
