"""Matches what users say about outputs (losses, metrics, weights, targets) with the outputs of a model."""

import warnings

import tensorflow as tf

from keras.support import naming


def name_outputs(y_pred, output_names=None):
    """Names of the outputs in flat order: those of the model, or `output_1`, `output_2`, ... where it has none."""
    count = len(tf.nest.flatten(y_pred))
    if output_names is not None and len(output_names) == count:
        return list(output_names)
    if isinstance(y_pred, dict) and len(y_pred) == count:
        return sorted(y_pred)
    return [f"output_{index + 1}" for index in range(count)]


def spread(setting, y_pred, names, what):
    """One value of `setting` for each output.

    Args:
        setting: None, one value for all outputs, a list by position, or a dict by output name (or by key, when
            `y_pred` is a dict). Outputs that a list or dict leaves out get None. Where `y_pred` is nested, it may be
            nested the same way; what stands for a part is for every output of that part.
        y_pred: The outputs.
        names: Names of the outputs in flat order.
        what: What the setting is called in errors, such as `"loss"`.

    Returns:
        Flat list, as long as `names`.

    Raises:
        ValueError: A key that names no output, or more list elements than outputs; fewer make a warning.
    """
    if _follows_parts(setting, y_pred):
        return [
            value
            for of_part, part, part_names in _parts(setting, y_pred, names)
            for value in (spread(of_part, part, part_names, what) if tf.nest.is_nested(part) else [of_part])
        ]
    if isinstance(setting, dict):
        return _spread_dict(setting, y_pred, names, what)
    if isinstance(setting, (list, tuple)):
        lengths = f"`{what}` has {len(setting)} elements and the model has {len(names)} outputs: {names}."
        if len(setting) > len(names):
            raise ValueError(f"{lengths} Received: {what}={_brief(setting)}")
        if len(setting) < len(names):
            warnings.warn(f"{lengths} The last ones have none.\n    Write None for outputs without.")
        return list(setting) + [None] * (len(names) - len(setting))
    return [setting] * len(names)


def match_targets(y, y_pred, names):
    """Targets in the flat order of the outputs; None where an output has no target.

    Raises:
        ValueError: The number of targets differs from the number of outputs, or a key names no output.
    """
    if y is None:
        return [None] * len(names)
    if isinstance(y, dict) and _follows_parts(y, y_pred):
        return [target for part in _parts(y, y_pred, names) for target in match_targets(*part)]
    if isinstance(y, dict):
        return _spread_dict(y, y_pred, names, "y")
    flat = tf.nest.flatten(y) if isinstance(y, (list, tuple)) else [y]
    if len(flat) != len(names):
        raise ValueError(
            f"`y` must have one target for each output of the model: {len(names)} outputs {names}, and {len(flat)} "
            f"targets. Received: y={_brief(y)}\n"
            "    Give a list in the order of the outputs, or a dict by output name; None where there is no target."
        )
    return flat


def _follows_parts(setting, y_pred):
    """Whether `y_pred` has outputs inside of its elements, and the setting speaks of those elements."""
    if not isinstance(y_pred, (dict, list, tuple)):
        return False
    parts = y_pred.values() if isinstance(y_pred, dict) else y_pred
    if not any(tf.nest.is_nested(part) for part in parts):
        return False
    if isinstance(setting, dict):
        return isinstance(y_pred, dict) and set(setting) <= set(y_pred)
    is_list = isinstance(setting, (list, tuple)) and not isinstance(y_pred, dict)
    return is_list and len(setting) == len(y_pred) and any(tf.nest.is_nested(value) for value in setting)


def _parts(setting, y_pred, names):
    """For each element of `y_pred` in flat order: what is set for it, the element, and the names of its outputs."""
    is_dict = isinstance(y_pred, dict)
    start = 0
    for key in sorted(y_pred) if is_dict else range(len(y_pred)):
        stop = start + len(tf.nest.flatten(y_pred[key]))
        yield (setting.get(key) if isinstance(setting, dict) else setting[key]), y_pred[key], names[start:stop]
        start = stop


def _spread_dict(setting, y_pred, names, what):
    keys = sorted(y_pred) if isinstance(y_pred, dict) and len(y_pred) == len(names) else names
    unknown = [key for key in setting if key not in names and key not in keys]
    if unknown and not (len(names) == 1 and len(setting) == 1 and what == "y"):
        hint = naming.closest(unknown[0], [*names, *keys])
        raise ValueError(
            f"Found unexpected losses or metrics that do not correspond to any Model output: {unknown}. "
            f"Valid mode output names: {names}. Received: {what}={_brief(setting)}" + (f"\n    {hint}" if hint else "")
        )
    if unknown:
        return list(setting.values())
    return [setting.get(name, setting.get(key)) for name, key in zip(names, keys)]


def _brief(setting):
    """The setting with arrays and tensors as their shapes."""
    if isinstance(setting, dict):
        return "{" + ", ".join(f"{key!r}: {_brief(value)}" for key, value in setting.items()) + "}"
    if isinstance(setting, (list, tuple)):
        return "[" + ", ".join(_brief(value) for value in setting) + "]"
    return f"<{tuple(setting.shape)}>" if hasattr(setting, "shape") else repr(setting)
