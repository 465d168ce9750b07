"""Arguments that every layer takes besides its own: their check, and the input shape that they tell."""

import inspect

from keras.support import naming

# Shapes for a layer that begins a Sequential, weights to start from, whether floating inputs are cast; `implementation`
# is kept for configs of old files.
_KEYWORDS = {"input_dim", "input_shape", "batch_input_shape", "batch_size", "weights", "activity_regularizer",
             "autocast", "implementation"}  # fmt: skip
_NAMED = {"name", "trainable", "dtype", "dynamic"}


def check(cls, trainable, name, dynamic, keywords):
    """Refuses arguments of the wrong type, and keywords that no layer takes.

    Raises:
        TypeError: An argument of `cls` is one of these.
    """
    for keyword in keywords:
        if keyword not in _KEYWORDS:
            own = set(inspect.signature(cls.__init__).parameters) - {"self", "args", "kwargs"}
            hint = naming.closest(keyword, own | _KEYWORDS | _NAMED)
            raise TypeError(f"{cls.__name__}: Keyword argument not understood: {keyword!r}. {hint}".rstrip())
    if not (isinstance(trainable, bool) or hasattr(trainable, "dtype") or trainable in (0, 1)):
        raise TypeError(f"Expected `trainable` argument to be a boolean, but got: {trainable}")
    if not isinstance(dynamic, bool):
        raise TypeError(f"Expected `dynamic` argument to be a boolean, but got: {dynamic}")
    if name is not None and not isinstance(name, str):
        raise TypeError(f"Expected `name` argument to be a string, but got: {name!r}")


def batch_input_shape(keywords):
    """Input shape with its batch axis, from the keywords that the first layer of a `Sequential` may take; or None."""
    if "batch_input_shape" in keywords:
        return tuple(keywords["batch_input_shape"])
    if keywords.get("input_dim") is not None and "input_shape" not in keywords:
        return (keywords.get("batch_size"), keywords["input_dim"])
    if keywords.get("input_shape") is not None:
        shape = keywords["input_shape"]
        return (keywords.get("batch_size"),) + tuple(shape if hasattr(shape, "__iter__") else (shape,))
    return None
