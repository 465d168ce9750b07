"""What files call our classes: a module and a class name that no release line and no move of code changes.

Public classes go by their public path (`"keras.layers"`, `"Dense"`). Classes that files hold although they are not
public, such as the model class behind `Model(inputs, outputs)`, say their name with `@named_in_files`.
"""

from collections.abc import Hashable

from keras.support import api_export, registry

_PACKAGES = ("tensorflow.keras", "tf.keras", "keras.api._v2.keras", "tf_keras.api._v2.keras", "tf_keras", "keras")

_by_path = {}  # "keras.src.engine.functional.Functional" -> class; filled once, while modules are imported
_paths = {}  # class -> path


def named_in_files(path):
    """Decorator for a class or function that is not public: `path` is its module and name in files."""

    def name(obj):
        _by_path[path] = obj
        _paths[obj] = path
        return obj

    return name


def module_of(cls):
    """Returns the module that files name for `cls`; None for a class of a script or notebook (`__main__`)."""
    if cls in _paths:
        return _paths[cls].rpartition(".")[0]
    public = api_export.public_module(cls)
    if public is not None:
        return public
    module = cls.__module__
    if module.startswith("tf_keras."):  # an installed package of that name
        return module[len("tf_") :]
    return None if module == "__main__" else module


def name_of(cls):
    """Returns the class name that files give: the public one for an exported class, else its own."""
    if cls in _paths:
        return _paths[cls].rpartition(".")[2]
    return api_export.public_name(cls) or cls.__name__


def paths_of(obj):
    """Every path that means `obj`: the public ones and the one that `@named_in_files` gave."""
    named = _paths.get(obj) if isinstance(obj, Hashable) else None
    return registry.paths_of(obj) + ([named] if named else [])


def is_public(cls):
    """True for an exported class, whose files carry no registered name."""
    return bool(registry.paths_of(cls))


def is_class_of(cls, module, class_name):
    """True when `cls`, which users made known, is itself defined in `module` of this package under `class_name`."""
    return builtin_module(getattr(cls, "__module__", None)) == module and cls.__name__ == class_name


def builtin_module(module):
    """Returns `module` as this package names it (`"tf_keras.layers"` -> `"keras.layers"`), or None for foreign ones."""
    if not isinstance(module, str):
        return None
    for package in _PACKAGES:
        if module == package or module.startswith(package + "."):
            return "keras" + module[len(package) :]
    if module.startswith("tensorflow.python.ops.init_ops"):  # `tf.zeros_initializer` and its like
        return "keras.initializers"
    if module.startswith("tensorflow.python.keras"):
        return "keras" + module[len("tensorflow.python.keras") :]
    return None


def find_builtin(module, class_name):
    """Returns the object that a file means by a module of this package and a class name, or None.

    Files of earlier releases name the module that held the code then (`"keras.src.layers.core.dense"`): the public
    name is looked for in each package on the way up to the root.
    """
    if f"{module}.{class_name}" in _by_path:
        return _by_path[f"{module}.{class_name}"]
    parts = [part for part in module.split(".") if part != "src"]
    while parts:
        found = registry.find(".".join([*parts, class_name]))
        if found is not None:
            return found
        parts.pop()
    return None


def find_unpublished(class_name):
    """Returns what `@named_in_files` gave this name, whatever its module, or None."""
    for path, obj in _by_path.items():
        if path.rpartition(".")[2] == class_name:
            return obj
    return None
