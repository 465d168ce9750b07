"""`@keras_export`: says under which public paths an object is found."""

from keras.support import registry


def keras_export(*paths):
    """Decorator that records an object under its public paths, such as `"keras.layers.Dense"`.

    The first path is the canonical one: its namespace is the `module` that files name, whatever the release line.
    """

    def export(obj):
        registry.add(paths, obj)
        return obj

    return export


def public_module(obj):
    """Returns the namespace that files name for `obj` ("keras.layers"), or None when it is not exported."""
    paths = registry.paths_of(obj)
    return paths[0].rpartition(".")[0] if paths else None


def public_name(obj):
    """Returns the name of `obj` within `public_module(obj)`, or None when it is not exported."""
    paths = registry.paths_of(obj)
    return paths[0].rpartition(".")[2] if paths else None
