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


def expand(values):
    """Yields the modules and variables among `values`, going into containers, in order."""
    stack = list(reversed(values))
    while stack:
        value = stack.pop()
        if isinstance(value, (tf.Module, tf.Variable)):
            yield value
        elif tf_internals.is_tracked_container(value):
            stack.extend(reversed(tf_internals.container_items(value)))
        elif isinstance(value, dict):
            stack.extend(reversed(list(value.values())))
        elif isinstance(value, (list, tuple)):
            stack.extend(reversed(value))


def unique(items):
    """The items without repetitions, in order of first appearance; compared by identity."""
    seen = set()
    kept = []
    for item in items:
        if id(item) not in seen:
            seen.add(id(item))
            kept.append(item)
    return kept
