"""The `axis` argument of normalization layers."""

from keras.support import arguments, shapes


def check_axis(axis, owner):
    """Returns the axis as an integer or a list of them."""
    if arguments.is_integer(axis):
        return int(axis)
    if isinstance(axis, (list, tuple)) and axis and all(arguments.is_integer(one) for one in axis):
        return [int(one) for one in axis]
    return arguments.fail(
        owner, "Expected an int or a list/tuple of ints for the argument 'axis'.", axis, "axis", error=TypeError
    )


def positive_axes(axis, input_shape, owner):
    """Returns the axes counted from 0, as a list; raises when one is missing, repeated or of unknown size."""
    if input_shape.rank is None:
        raise ValueError(f'Layer "{owner.name}" ({type(owner).__name__}): Input has undefined rank.')
    rank = input_shape.rank
    given = [axis] if arguments.is_integer(axis) else list(axis)
    axes = [one + rank if one < 0 else one for one in given]
    if any(not 0 <= one < rank for one in axes):
        raise ValueError(
            f'Layer "{owner.name}" ({type(owner).__name__}): Invalid value for `axis` argument. Expected 0 <= axis < '
            f"inputs.rank (with inputs.rank={rank}). Received: axis={tuple(given)}"
        )
    if len(set(axes)) != len(axes):
        raise ValueError(f'Layer "{owner.name}" ({type(owner).__name__}): Duplicate axis: {tuple(axes)}')
    if any(input_shape[one] is None for one in axes):
        raise ValueError(
            f'Layer "{owner.name}" ({type(owner).__name__}): Input has undefined `axis` dimension. Received input with '
            f"shape {shapes.as_tuple(input_shape)} and axis={tuple(axes)}"
        )
    return axes
