"""Checks of what users pass: each returns the value or raises with one wording for all objects."""

import numbers

from keras.support import naming


def owner_name(owner):
    """How an error names the object that refuses: its class, or the text given."""
    if isinstance(owner, str):
        return owner
    return owner.__name__ if isinstance(owner, type) else type(owner).__name__


def fail(owner, rule, received, name, error=ValueError, hint=""):
    """Raises `error` in the one sentence form: who, the rule, what came, what to do."""
    text = f"{owner_name(owner)}: {rule} Received: {name}={received!r}"
    kind = type(received).__name__
    text += "" if kind in ("int", "float", "str", "bool", "NoneType", "tuple", "list") else f" (of type {kind})"
    raise error(text + (f"\n    {hint}" if hint else ""))


def is_integer(value):
    """True for whole numbers of any integer type; False for booleans and floats."""
    return isinstance(value, numbers.Integral) and not isinstance(value, bool) or _is_integer_scalar(value)


def _is_integer_scalar(value):
    dtype = getattr(value, "dtype", None)
    return getattr(dtype, "kind", None) in ("i", "u") and getattr(value, "ndim", None) == 0


def is_number(value):
    """True for real numbers; False for booleans."""
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def check_positive_int(value, name, owner, hint=""):
    """Returns `int(value)`; the value must be a whole number of at least 1. Floats such as 3.0 count as whole."""
    whole = int(value) if is_integer(value) or (isinstance(value, float) and value.is_integer()) else None
    if whole is None or whole < 1:
        fail(owner, f"`{name}` must be a positive integer.", value, name, hint=hint)
    return whole


def check_int_at_least(value, minimum, name, owner, hint=""):
    """Returns `int(value)`; the value must be a whole number of at least `minimum`."""
    if not is_integer(value) or value < minimum:
        fail(owner, f"`{name}` must be an integer of at least {minimum}.", value, name, hint=hint)
    return int(value)


def check_in_range(value, low, high, name, owner, low_open=False, high_open=False):
    """Returns the number; it must lie between `low` and `high`, either of which may be None for "no bound"."""
    good = is_number(value)
    if good and low is not None:
        good = value > low if low_open else value >= low
    if good and high is not None:
        good = value < high if high_open else value <= high
    if not good:
        left = "(" if low_open or low is None else "["
        right = ")" if high_open or high is None else "]"
        bounds = f"{left}{'-inf' if low is None else low}, {'inf' if high is None else high}{right}"
        fail(owner, f"`{name}` must be a number in {bounds}.", value, name)
    return value


def check_choice(value, choices, name, owner):
    """Returns the value; it must be one of `choices`. Names the closest choice for a misspelt text."""
    if value not in choices:
        listed = ", ".join(repr(choice) for choice in choices)
        fail(owner, f"`{name}` must be one of {listed}.", value, name, hint=naming.closest(value, choices))
    return value


def check_int_tuple(value, count, name, owner, minimum=1):
    """Returns a tuple of `count` integers of at least `minimum`; one integer stands for all of them."""
    values = (value,) * count if is_integer(value) else value
    good = isinstance(values, (tuple, list)) or hasattr(values, "__iter__") and not isinstance(values, (str, dict))
    values = tuple(values) if good else ()
    if len(values) != count or not all(is_integer(v) and v >= minimum for v in values):
        fail(owner, f"`{name}` must be an integer or {count} integers of at least {minimum}.", value, name)
    return tuple(int(v) for v in values)


def check_callable(value, name, owner, hint=""):
    """Returns the value; it must be callable."""
    if not callable(value):
        fail(owner, f"`{name}` must be callable.", value, name, error=TypeError, hint=hint)
    return value


def check_no_unknown(kwargs, allowed, owner):
    """Raises for keyword arguments that nobody takes, with the closest names."""
    for name in kwargs:
        if name not in allowed:
            hint = naming.closest(name, allowed)
            raise TypeError(
                f"{owner_name(owner)}: Keyword argument not understood: {name!r}." + (f" {hint}" if hint else "")
            )
