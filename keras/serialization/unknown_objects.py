"""What to say when a config or a call names something that nobody made known: what is missing, and how to give it."""

from keras.serialization import file_names, registration, slots
from keras.support import naming, state
from keras.support.errors import UnknownObjectError

ADVICE = (
    "Please ensure you are using a `keras.utils.custom_object_scope` and that this object is included in the scope. "
    "See https://www.tensorflow.org/guide/keras/save_and_serialize#registering_the_custom_object for details."
)


def shorten(value, limit=500):
    """The text of a config, cut where it gets long."""
    try:
        text = repr(value)
    except RecursionError:
        return "(nested too deeply to show)"
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def name_error(name, slot):
    """The error for a name that `slot` does not know, with the closest names that it does."""
    hint = naming.closest(name, slots.names(slot))
    return UnknownObjectError(_unknown(name, slot, hint))


def _unknown(name, slot, hint):
    return f"Unknown {slot.heading}: {name!r}. {hint + ' ' if hint else ''}{ADVICE}"


def error(config, slot, find=None):
    """The error for a config whose class or function is unknown; lists everything unknown in the outermost config."""
    is_function = find is None
    name = config["config"] if is_function else config["class_name"]
    kind = "function" if is_function else "class"
    module = config.get("module")
    if file_names.builtin_module(module) is not None or (is_function and slot is not slots.ANY):
        hint = naming.closest(name, slots.names(slot))
    else:
        hint = ""
    where = f" of module {module!r}" if module and not is_function else ""
    lines = [
        f"Could not locate {kind} {name!r}{where}. {_unknown(name, slot, hint)}",
        f"Full object config: {shorten(config)}",
        *_missing_lines(config if is_function else None, name, find),
    ]
    return UnknownObjectError("\n    ".join(lines))


def _missing_lines(function_config, name, find):
    missing = [] if find is None else _missing_classes(state.thread.decoding_root, find)
    names = [entry[1] for entry in missing] or [str(name)]
    given = ", ".join(f'"{short}": {short}' for short in (full.rpartition(">")[2] for full in names))
    lines = [f"Everything that is missing: {', '.join(repr(full) for full in names)}"] if len(names) > 1 else []
    lines += [f"from {module} import {full.rpartition('>')[2]}" for module, full in missing if module]
    lines.append(
        f"load with custom_objects={{{given}}}, or decorate with `@keras.saving.register_keras_serializable()`"
    )
    if function_config is not None:
        lines.append("or, when it is a loss or a metric, load_model(..., compile=False)")
    return lines


def _missing_classes(root, find):
    """The (module, name) of every class in `root` that is not known, in order; walks without recursion."""
    missing, waiting = [], [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if _is_missing(value, find):
                missing.append((value.get("module"), value["class_name"]))
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, (list, tuple)):
            waiting.extend(reversed(value))
    return list(dict.fromkeys(missing))


def _is_missing(config, find):
    if not isinstance(config.get("class_name"), str) or not isinstance(config.get("config"), dict):
        return False
    if file_names.builtin_module(config.get("module")) is not None or config["class_name"].startswith("__"):
        return False
    known = registration.get_registered_object(config["class_name"])
    return known is None and find(config, slots.ANY) is None
