"""The way through a model that gives every object with variables its place in a weights file.

The places are part of the file format: `layers/dense_1`. Attributes are taken in reverse alphabetical order and each
object where it is met first; members of a list, tuple, set or dict are named after their classes and counted.
"""

import collections

import tensorflow as tf

from keras.engine.tracked_state import TrackedState
from keras.support import naming

_OUR_PACKAGE = __name__.partition(".")[0]
_TRACKING_PREFIX = "_self_"  # of the attributes in which TensorFlow keeps what it tracks
_COLLECTING_PROPERTIES = ("layers", "metrics", "optimizer")


def parts_of(root):
    """Yields `(place, object)` for `root` (place "") and every object below it that keeps variables, in file order."""
    yield from _parts_of_object(root, "", visited=set())


def has_own_variables(value):
    """True for objects that know how to write and read their variables: layers, models, metrics, optimizers."""
    return hasattr(type(value), "save_own_variables") and hasattr(type(value), "load_own_variables")


def _parts_of_object(value, place, visited):
    if id(value) in visited:
        return
    visited.add(id(value))
    yield place, value
    for name in sorted(_attribute_names(value), reverse=True):
        try:
            child = getattr(value, name)
        except Exception:  # a property of the user's that has no value now holds nothing to save
            continue
        child_place = f"{place}/{name}" if place else name
        if has_own_variables(child):
            yield from _parts_of_object(child, child_place, visited)
        elif isinstance(child, (list, tuple, dict, set)):
            yield from _parts_of_container(child, child_place, visited)


def _parts_of_container(container, place, visited):
    counts = collections.Counter()
    for child in list(container.values() if isinstance(container, dict) else container):
        if not has_own_variables(child) or id(child) in visited:
            continue
        name = naming.to_snake_case(type(child).__name__)
        counts[name] += 1
        numbered = f"{name}_{counts[name] - 1}" if counts[name] > 1 else name
        yield from _parts_of_object(child, f"{place}/{numbered}", visited)


def _attribute_names(value):
    """What the object's own code named: instance attributes, and class attributes of classes that users wrote."""
    names = set(vars(value)) - TrackedState._OWN_LISTS - TrackedState._TF_MODULE_IGNORED_PROPERTIES
    names.update(name for name in _COLLECTING_PROPERTIES if hasattr(type(value), name))
    for cls in type(value).__mro__:
        if cls.__module__.partition(".")[0] not in (_OUR_PACKAGE, "tensorflow", "builtins"):
            names.update(name for name in vars(cls) if not hasattr(tf.Module, name))
    return {name for name in names if not name.startswith(("__", _TRACKING_PREFIX))}
