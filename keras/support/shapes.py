"""Static shapes: normal form, known dimensions, arithmetic on unknown ones.

A shape is a tuple of `int` or None, or None when even the rank is unknown.
"""

import tensorflow as tf

MOST_AXES = 254  # that a tensor in TensorFlow can have


def as_tuple(shape):
    """Normal form of a `tf.TensorShape`, list, tuple or int sequence; None when the rank is unknown."""
    if shape is None:
        return None
    if isinstance(shape, tf.TensorShape):
        return None if shape.rank is None else tuple(shape.as_list())
    return tuple(_size(dim) for dim in shape)


def _size(dim):
    """One size as an `int`; half a dimension is an error, never rounded."""
    if dim is None or type(dim) is int:
        return dim
    if not hasattr(dim, "__index__"):
        raise TypeError(
            "Dimension value must be integer or None or have an __index__ method, got value "
            f"{str(dim)!r} with type {str(type(dim))!r}"
        )
    return int(dim)


def is_shape(value):
    """True for one shape (`(None, 3)`, `tf.TensorShape`), False for a structure of shapes."""
    if isinstance(value, tf.TensorShape):
        return True
    if not isinstance(value, (tuple, list)):
        return False
    return all(dim is None or (hasattr(dim, "__index__") and not isinstance(dim, bool)) for dim in value)


def map_shapes(function, structure):
    """Applies `function` to each shape in a structure of lists, tuples and dicts of shapes."""
    if structure is None or is_shape(structure):
        return function(structure)
    if isinstance(structure, dict):
        return {key: map_shapes(function, value) for key, value in structure.items()}
    mapped = [map_shapes(function, value) for value in structure]
    if isinstance(structure, tuple):
        return type(structure)(*mapped) if hasattr(structure, "_fields") else tuple(mapped)
    return mapped


def as_tensor_shapes(structure):
    """A structure of shapes with each one as a `tf.TensorShape`, as `build` and `compute_output_shape` receive them."""
    return map_shapes(tf.TensorShape, structure)


def known_dim(shape, axis, owner, what="The last axis of the inputs"):
    """Returns the size of one axis; raises when it is unknown."""
    dims = as_tuple(shape)
    size = None if dims is None or not -len(dims) <= axis < len(dims) else dims[axis]
    if size is None:
        name = getattr(owner, "name", type(owner).__name__)
        raise ValueError(
            f'Layer "{name}" ({type(owner).__name__}): {what} should be defined. Found `None`. '
            f"Full input shape received: {dims}\n    Give the size in `Input(shape=...)` or with `tf.ensure_shape`."
        )
    return size


def product(dims):
    """Product of sizes, or None when one of them is unknown."""
    result = 1
    for dim in dims:
        if dim is None:
            return None
        result *= dim
    return result
