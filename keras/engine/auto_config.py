"""Configs of classes that do not write their own: the arguments that the constructor was given."""

import inspect

import numpy as np

_JSON_TYPES = (bool, int, float, str, type(None))


class ConstructorArguments:
    """What a constructor was called with, kept until somebody asks for the config."""

    def __init__(self, cls, args, kwargs):
        self._cls = cls
        self._args = args
        self._kwargs = kwargs

    def forget(self, name):
        """Lets go of the value of a keyword that nobody needs any more, such as large arrays; it is None then."""
        if name in self._kwargs:
            self._kwargs[name] = None

    def config(self, base):
        """Returns the arguments that were given, by name, and those of `base` that the constructor takes.

        None when one of those that are not in `base` cannot stand in a config.
        """
        signature = inspect.signature(self._cls.__init__)
        try:
            given = signature.bind(None, *self._args, **self._kwargs).arguments
        except TypeError:
            return None
        config = {}
        for name in list(given)[1:]:
            kind = signature.parameters[name].kind
            if kind is inspect.Parameter.VAR_POSITIONAL:
                return None
            config.update(given[name] if kind is inspect.Parameter.VAR_KEYWORD else {name: given[name]})
        parameters = signature.parameters.values()
        takes_all = any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters)
        base = {name: value for name, value in base.items() if takes_all or name in signature.parameters}
        own = {name: value for name, value in config.items() if name not in base}
        return {**base, **own} if all(_is_plain(value) for value in own.values()) else None

    def lost_in(self, config):
        """Returns `{name: (value, default)}` of arguments that a config lacks and that differ from their default."""
        signature = inspect.signature(self._cls.__init__)
        try:
            given = signature.bind(None, *self._args, **self._kwargs).arguments
        except TypeError:
            return {}
        lost = {}
        for name, parameter in list(signature.parameters.items())[1:]:
            named = parameter.kind not in (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
            if named and name in given and name not in config and not _same(given[name], parameter.default):
                lost[name] = (given[name], parameter.default)
        return lost

    @property
    def has_own_arguments(self):
        """True when the constructor has parameters of its own besides those of every layer."""
        names = set(inspect.signature(self._cls.__init__).parameters) - {"self", "args", "kwargs"}
        return bool(names - {"name", "trainable", "dtype", "dynamic"})


def _same(value, default):
    try:
        return value is default or bool(value == default)
    except (TypeError, ValueError):  # arrays, which have no single answer
        return False


def _is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(item) for key, item in value.items())
    return isinstance(value, _JSON_TYPES) or isinstance(value, (np.integer, np.floating))
