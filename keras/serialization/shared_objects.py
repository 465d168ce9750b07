"""One object held in two places is one object again after loading.

SavedModel metadata numbers the objects that it writes: `"shared_object_id"` stands in each config of an object that is
held more than once.
"""

import weakref

from keras.support import state

ID_KEY = "shared_object_id"


class SharedObjectSavingScope:
    """Context manager: objects are numbered as they are written, and configs take the legacy form."""

    def __enter__(self):
        self._enclosing = state.thread.shared_objects
        if not isinstance(self._enclosing, _Writer):
            state.thread.shared_objects = _Writer()
        return state.thread.shared_objects

    def __exit__(self, *exception):
        state.thread.shared_objects = self._enclosing


class SharedObjectLoadingScope:
    """Context manager: configs with the same number give the same object."""

    def __enter__(self):
        self._enclosing = state.thread.shared_objects
        state.thread.shared_objects = _Reader()
        return state.thread.shared_objects

    def __exit__(self, *exception):
        state.thread.shared_objects = self._enclosing


class _Writer:
    def __init__(self):
        self._count = 0
        self._entries = weakref.WeakKeyDictionary()  # object -> [number, config of its first place]

    def note(self, obj, config):
        """Returns `config`; it and the earlier ones of `obj` carry the number of `obj` from its second place on."""
        try:
            entry = self._entries.get(obj)
        except TypeError:  # not hashable, or without weak references
            return config
        if entry is None:
            self._entries[obj] = [self._count, config]
            self._count += 1
            return config
        for place in (entry[1], config):
            place[ID_KEY] = entry[0]
        return config


class _Reader:
    def __init__(self):
        self._objects = {}

    def find(self, config):
        return self._objects.get(config.get(ID_KEY))

    def note(self, config, obj):
        if config.get(ID_KEY) is not None:
            self._objects[config[ID_KEY]] = obj


def is_saving():
    """True inside a `SharedObjectSavingScope`."""
    return isinstance(state.thread.shared_objects, _Writer)


def note_written(obj, config):
    """Returns `config` after noting it as a place that holds `obj`."""
    return state.thread.shared_objects.note(obj, config) if is_saving() else config


def find_loaded(config):
    """Returns the object that an earlier config with the same number gave, or None."""
    running = state.thread.shared_objects
    return running.find(config) if isinstance(running, _Reader) and isinstance(config.get(ID_KEY), int) else None


def note_loaded(config, obj):
    """Notes the object that `config` gave."""
    running = state.thread.shared_objects
    if isinstance(running, _Reader) and isinstance(config.get(ID_KEY), int):
        running.note(config, obj)
