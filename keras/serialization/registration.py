"""Names for objects of the user's own: registered for the process, or for the code inside a scope."""

from keras.support import state
from keras.support.api_export import keras_export


@keras_export(
    "keras.saving.custom_object_scope",
    "keras.utils.custom_object_scope",
    "keras.utils.CustomObjectScope",
)
class CustomObjectScope:
    """Makes objects known by name to the deserialization inside a `with` block, in this thread.

    >>> class Half(keras.layers.Layer):
    ...     def call(self, inputs):
    ...         return inputs / 2
    >>> config = keras.layers.serialize(Half())
    >>> with keras.saving.custom_object_scope({"Half": Half}):
    ...     layer = keras.layers.deserialize(config)
    >>> type(layer).__name__
    'Half'

    Args:
        *args: Dicts `{name: class or function}`.

    Raises:
        TypeError: An argument is not a dict.
    """

    def __init__(self, *args):
        for custom_objects in args:
            check_custom_objects(custom_objects)
        self.custom_objects = args

    def __enter__(self):
        merged = {}
        for custom_objects in self.custom_objects:
            merged.update(custom_objects)
        state.thread.custom_object_scopes.append(merged)
        return self

    def __exit__(self, *exception):
        state.thread.custom_object_scopes.pop()


def check_custom_objects(custom_objects):
    """Returns `custom_objects`, which must be a dict."""
    if not isinstance(custom_objects, dict):
        raise TypeError(
            "custom_object_scope: Custom objects must be given as a dict `{name: class or function}`. "
            f"Received: {custom_objects!r} (of type {type(custom_objects).__name__})"
        )
    return custom_objects


@keras_export("keras.saving.get_custom_objects", "keras.utils.get_custom_objects")
def get_custom_objects():
    """Returns the dict of objects that are registered for the whole process; entries added to it stay registered.

    >>> keras.saving.get_custom_objects()["double"] = lambda x: 2 * x
    >>> keras.activations.get("double")(3)
    6
    >>> del keras.saving.get_custom_objects()["double"]
    """
    return state.process.custom_objects


@keras_export("keras.saving.register_keras_serializable", "keras.utils.register_keras_serializable")
def register_keras_serializable(package="Custom", name=None):
    """Returns a decorator that registers a class or function as `package>name`, so that files can name it.

    >>> @keras.saving.register_keras_serializable("mine")
    ... def triple(x):
    ...     return 3 * x
    >>> keras.saving.get_registered_name(triple)
    'mine>triple'

    Args:
        package: Text before the `>`: the name of the project that the object belongs to.
        name: Text after it. Default: the name of the class or function.

    Raises:
        ValueError: The class has no `get_config`.
    """

    def register(obj):
        if isinstance(obj, type) and not hasattr(obj, "get_config"):
            raise ValueError(
                f"Cannot register a class that does not have a get_config() method. Received: {obj!r}\n"
                "    Give the class a `get_config()` that returns the arguments of its `__init__`."
            )
        registered_name = f"{package}>{obj.__name__ if name is None else name}"
        with state.process.lock:
            state.process.custom_objects[registered_name] = obj
            state.process.custom_names[obj] = registered_name
        return obj

    return register


@keras_export("keras.saving.get_registered_name", "keras.utils.get_registered_name")
def get_registered_name(obj):
    """Returns the name that `obj` is registered under, or else its own name.

    >>> keras.saving.get_registered_name(keras.layers.Dense)
    'Dense'
    """
    try:
        return state.process.custom_names[obj]
    except (KeyError, TypeError):  # not registered, or not hashable
        return obj.__name__


def is_registered(obj):
    """True for an object that `register_keras_serializable` was given."""
    try:
        return obj in state.process.custom_names
    except TypeError:
        return False


@keras_export("keras.saving.get_registered_object", "keras.utils.get_registered_object")
def get_registered_object(name, custom_objects=None, module_objects=None):
    """Returns the object with a registered name, or None.

    Looked up in turn in the scopes of this thread (the innermost first), what is registered for the process,
    `custom_objects` and `module_objects`.

    >>> keras.saving.get_registered_object("Half", {"Half": float})
    <class 'float'>
    """
    for scope in [*reversed(state.thread.custom_object_scopes), state.process.custom_objects]:
        if name in scope:
            return scope[name]
    for objects in (custom_objects, module_objects):
        if objects and name in objects:
            return objects[name]
    return None
