"""`validation_split`: which rows of arrays train and which are set aside."""


def split_rows(count, validation_split):
    """Cuts `count` rows into the first ones, which train, and the last `validation_split` part, which validates.

    Args:
        count: Number of rows.
        validation_split: Float in (0, 1).

    Returns:
        Two pairs `(first row, row after the last)`: training and validation.

    Raises:
        ValueError: `validation_split` is outside (0, 1), or one part would be empty.
    """
    if not 0 < validation_split < 1:
        raise ValueError(f"`validation_split` must be in (0, 1). Received: validation_split={validation_split}")
    first = int(count * (1.0 - validation_split))
    if first in (0, count):
        raise ValueError(
            f"Training data contains {count} samples, which is not sufficient to split it into a validation and "
            f"training set as specified by `validation_split={validation_split}`. Either provide more data, or a "
            "different value for the `validation_split` argument."
        )
    return (0, first), (first, count)
