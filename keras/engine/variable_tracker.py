"""Finds the variables, layers and modules that an object holds through its attributes, lists, tuples and dicts."""

import tensorflow as tf

from keras.support import tf_internals

_PLAIN = (int, float, complex, str, bytes, bool, type(None))


def is_plain(value):
    """True for values that can hold nothing to track."""
    return isinstance(value, _PLAIN)


def is_trackable(value):
    """True for what is worth remembering: variables, modules (layers too) and tracked containers."""
    return isinstance(value, (tf.Module, tf.Variable)) or tf_internals.is_tracked_container(value)


def expand(values, variables_last=False):
    """Yields the modules and variables among `values`, going into containers, in order.

    With `variables_last`, a container gives everything else that stands in it before its own variables.
    """
    ordered = _variables_last if variables_last else list
    stack = list(reversed(values))
    while stack:
        value = stack.pop()
        if isinstance(value, (tf.Module, tf.Variable)):
            yield value
        elif isinstance(value, dict):
            stack.extend(reversed(ordered(dict_items(value))))
        elif isinstance(value, (list, tuple)) or tf_internals.is_tracked_container(value):
            stack.extend(reversed(ordered(value)))


def _variables_last(items):
    return sorted(items, key=lambda item: isinstance(item, tf.Variable))


def loose_variables(value):
    """The variables that `value` is or that stand in its lists, tuples and dicts, without those of modules."""
    return [item for item in expand([value]) if isinstance(item, tf.Variable)]


def dict_items(values):
    """Values of a dict in the order of its keys, as TensorFlow flattens it; as they stand where keys have no order."""
    try:
        return [values[key] for key in sorted(values)]
    except TypeError:
        return list(values.values())


def unique(items):
    """The items without repetitions, in order of first appearance; compared by identity."""
    seen = set()
    kept = []
    for item in items:
        if id(item) not in seen:
            seen.add(id(item))
            kept.append(item)
    return kept
