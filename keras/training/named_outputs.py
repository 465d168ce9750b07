"""`NamedOutputs`: the outputs of a model by name, matched with what users say about them."""

import warnings

import tensorflow as tf

from keras.support import naming


class NamedOutputs:
    """Structure and names of the outputs of a model.

    Losses, metrics, weights and targets come as one for all outputs, as lists by position, as dicts by name, or nested
    as the outputs are; here they become one value for each output.

    Args:
        outputs: The structure of outputs, with any leaves, which are not kept.
        names: Names of the outputs in flat order. Where they are unknown or not as many, the keys of a flat dict are
            taken, or else `output_1`, `output_2`, ...

    Attributes:
        names: List of names in flat order.
    """

    def __init__(self, outputs, names=None):
        self._structure = tf.nest.map_structure(lambda output: None, outputs)
        count = len(tf.nest.flatten(self._structure))
        is_flat_dict = isinstance(outputs, dict) and len(outputs) == count
        self._keys = sorted(outputs) if is_flat_dict else None
        if names is not None and len(names) == count:
            self.names = list(names)
        else:
            self.names = self._keys or [f"output_{index + 1}" for index in range(count)]

    def spread(self, setting, what):
        """One value of `setting` for each output.

        Args:
            setting: None, one value for all outputs, a list by position, or a dict by output name (or by key, when the
                outputs are a dict). Outputs that a list or dict leaves out get None. Where the outputs are nested, it
                may be nested the same way; what stands for a part is for every output of that part.
            what: What the setting is called in errors, such as `"loss"`.

        Returns:
            Flat list, as long as `names`.

        Raises:
            ValueError: A key that names no output, or more list elements than outputs; fewer make a warning.
        """
        if self._has_parts_like(setting):
            return [
                value
                for of_part, part in self._parts(setting)
                for value in (part.spread(of_part, what) if tf.nest.is_nested(part._structure) else [of_part])
            ]
        if isinstance(setting, dict):
            return self._spread_dict(setting, what)
        if isinstance(setting, (list, tuple)):
            return self._spread_list(list(setting), what)
        return [setting] * len(self.names)

    def match_targets(self, y):
        """Targets in the flat order of the outputs; None where an output has no target.

        Raises:
            ValueError: The number of targets differs from the number of outputs, or a key names no output.
        """
        if y is None:
            return [None] * len(self.names)
        if isinstance(y, dict) and self._has_parts_like(y):
            return [target for of_part, part in self._parts(y) for target in part.match_targets(of_part)]
        if isinstance(y, dict) and len(y) == len(self.names) == 1:
            return list(y.values())
        if isinstance(y, dict):
            return self._spread_dict(y, "y")
        flat = tf.nest.flatten(y) if isinstance(y, (list, tuple)) else [y]
        if len(flat) != len(self.names):
            raise ValueError(
                f"`y` must have one target for each output of the model: {len(self.names)} outputs {self.names}, and "
                f"{len(flat)} targets. Received: y={_brief(y)}\n"
                "    Give a list in the order of the outputs, or a dict by output name; None where there is no target."
            )
        return flat

    def list_lengths(self):
        """How long a list for the outputs may be: the number of outputs, and that of the elements of the structure."""
        is_list = isinstance(self._structure, (list, tuple))
        return len(self.names), len(self._structure) if is_list else 1

    def _has_parts_like(self, setting):
        """Whether some elements of the structure are nested, and the setting speaks of these elements."""
        structure = self._structure
        if not isinstance(structure, (dict, list, tuple)):
            return False
        parts = structure.values() if isinstance(structure, dict) else structure
        if not any(tf.nest.is_nested(part) for part in parts):
            return False
        if isinstance(setting, dict):
            return isinstance(structure, dict) and set(setting) <= set(structure)
        is_list = isinstance(setting, (list, tuple)) and not isinstance(structure, dict)
        return is_list and len(setting) == len(structure) and any(tf.nest.is_nested(value) for value in setting)

    def _parts(self, setting):
        """For each element of the structure in flat order: what is set for it, and its outputs."""
        start = 0
        for key in sorted(self._structure) if isinstance(self._structure, dict) else range(len(self._structure)):
            stop = start + len(tf.nest.flatten(self._structure[key]))
            of_part = setting.get(key) if isinstance(setting, dict) else setting[key]
            yield of_part, NamedOutputs(self._structure[key], self.names[start:stop])
            start = stop

    def _spread_dict(self, setting, what):
        keys = self._keys or self.names
        unknown = [key for key in setting if key not in self.names and key not in keys]
        if unknown:
            hint = naming.closest(unknown[0], [*self.names, *keys])
            raise ValueError(
                f"Found unexpected losses or metrics that do not correspond to any Model output: {unknown}. "
                f"Valid mode output names: {self.names}. Received: {what}={_brief(setting)}"
                + (f"\n    {hint}" if hint else "")
            )
        return [setting.get(name, setting.get(key)) for name, key in zip(self.names, keys)]

    def _spread_list(self, setting, what):
        missing = len(self.names) - len(setting)
        lengths = f"`{what}` has {len(setting)} elements and the model has {len(self.names)} outputs: {self.names}."
        if missing < 0:
            raise ValueError(f"{lengths} Received: {what}={_brief(setting)}")
        if missing > 0:
            warnings.warn(f"{lengths} The last ones have none.\n    Write None for outputs without.")
        return setting + [None] * missing


def _brief(setting):
    """The setting with arrays and tensors as their shapes."""
    if isinstance(setting, dict):
        return "{" + ", ".join(f"{key!r}: {_brief(value)}" for key, value in setting.items()) + "}"
    if isinstance(setting, (list, tuple)):
        return "[" + ", ".join(_brief(value) for value in setting) + "]"
    return f"<{tuple(setting.shape)}>" if hasattr(setting, "shape") else repr(setting)
