"""Public path to object: the one table that names are resolved through."""

_objects = {}  # "keras.layers.Dense" -> object; filled once, while modules are imported
_paths = {}  # id(object) -> [public paths], canonical first


def add(paths, obj):
    """Records `obj` under each of `paths`; the first is its canonical one."""
    for path in paths:
        known = _objects.get(path)
        if known is not None and known is not obj and not _is_reimport(known, obj):
            raise ValueError(f"keras_export: {path!r} is exported twice, by {known!r} and {obj!r}.")
        _objects[path] = obj
    _paths.setdefault(id(obj), []).extend(paths)


def _is_reimport(known, obj):
    """True when a module ran twice (`importlib.reload`), which replaces its objects."""
    same_module = getattr(known, "__module__", None) == getattr(obj, "__module__", None)
    return same_module and getattr(known, "__qualname__", None) == getattr(obj, "__qualname__", None)


def find(path):
    """Returns the object exported as `path`, or None."""
    return _objects.get(path)


def paths_of(obj):
    """Returns the public paths of `obj`, canonical first; empty when it is not exported."""
    paths = _paths.get(id(obj), [])
    return [path for path in paths if _objects.get(path) is obj]


def members(namespace):
    """Returns `{name: object}` of what is exported directly under `namespace`, such as "keras.losses"."""
    prefix = namespace + "."
    return {
        path[len(prefix) :]: obj
        for path, obj in _objects.items()
        if path.startswith(prefix) and "." not in path[len(prefix) :]
    }


def all_paths():
    """Returns every public path, sorted."""
    return sorted(_objects)
