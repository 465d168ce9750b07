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

    def config(self):
        """Returns the arguments by name, defaults included; None when one of them cannot stand in a config."""
        signature = inspect.signature(self._cls.__init__)
        try:
            bound = signature.bind(None, *self._args, **self._kwargs)
        except TypeError:
            return None
        bound.apply_defaults()
        config = {}
        for name, parameter in list(signature.parameters.items())[1:]:
            if parameter.kind is inspect.Parameter.VAR_KEYWORD:
                config.update(bound.arguments[name])
            elif parameter.kind is inspect.Parameter.VAR_POSITIONAL:
                if bound.arguments[name]:
                    return None
            else:
                config[name] = bound.arguments[name]
        return config if all(_is_plain(value) for value in config.values()) else None

    @property
    def has_own_arguments(self):
        """True when the constructor has parameters of its own besides those of every layer."""
        names = set(inspect.signature(self._cls.__init__).parameters) - {"self", "args", "kwargs"}
        return bool(names - {"name", "trainable", "dtype", "dynamic"})


def _is_plain(value):
    if isinstance(value, (list, tuple)):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(item) for key, item in value.items())
    return isinstance(value, _JSON_TYPES) or isinstance(value, (np.integer, np.floating))
