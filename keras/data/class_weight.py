"""`class_weight`: weights by label for one output or several, turned into weights by sample (or by step of it)."""

import numpy as np
import tensorflow as tf

from keras.data.label_weights import LabelWeights
from keras.support import naming


def read_class_weight(weights, model):
    """`ClassWeight` for what a method of the model was given as `class_weight`; None for None."""
    if not weights:
        return None
    outputs = getattr(model, "outputs", None) or []
    keys = sorted(model.output) if outputs and isinstance(model.output, dict) else model.output_names if outputs else []
    return ClassWeight(weights, {name: tensor.shape.rank for name, tensor in zip(keys, outputs)})


class ClassWeight:
    """What `fit` was given as `class_weight`: one table for the only output, or a table for each of several.

    Args:
        weights: Dict from label (int >= 0) to weight (float); or a list or dict by output of such dicts, where outputs
            that have None, or are left out, stay as they are.
        output_ranks: Dict from the names of the outputs, in order, to their ranks: targets of a lower rank are labels,
            never one-hot. None when the outputs are not known.

    Raises:
        ValueError: `weights` is nothing of that kind.
    """

    def __init__(self, weights, output_ranks=None):
        self._ranks = output_ranks or {}
        self._only, self._tables = None, None
        if isinstance(weights, dict) and not any(isinstance(value, dict) for value in weights.values()):
            self._only = LabelWeights(weights)
        elif isinstance(weights, dict):
            self._tables = {name: _table_or_none(table, name) for name, table in weights.items()}
        elif isinstance(weights, (list, tuple)):
            self._tables = [_table_or_none(table, index) for index, table in enumerate(weights)]
        else:
            raise ValueError(_wrong_kind(weights))

    def weigh(self, y, sample_weight=None):
        """Weights for targets `y`, times `sample_weight` where there is one, in the structure of `y`.

        Args:
            y: NumPy array, tensor, or list or dict of them.
            sample_weight: None, one for all targets, or a list or dict as `y` is.

        Raises:
            ValueError: A label without an entry, or targets that do not go with the tables.
        """
        leaves = _leaves(y)
        parts = zip(leaves, _spread(sample_weight, y, len(leaves)), self._tables_of(y), self._ranks_of(y))
        weighed = [
            given if table is None or leaf is None else table.weigh(leaf, given, rank)
            for leaf, given, table, rank in parts
        ]
        if isinstance(y, dict):
            return dict(zip(sorted(y), weighed))
        return tuple(weighed) if isinstance(y, (list, tuple)) else weighed[0]

    def weigh_batch(self, x, y=None, sample_weight=None):
        """Maps a dataset's element to one that has the weights."""
        return x, y, self.weigh(y, sample_weight)

    def check(self, y, first=0, end=None):
        """Raises for labels without an entry among these rows of targets, where those are in memory."""
        for leaf, table, rank in zip(_leaves(y), self._tables_of(y), self._ranks_of(y)):
            if table is not None and isinstance(leaf, np.ndarray) and not isinstance(leaf, np.memmap):
                table.weigh(leaf[first:end], rank=rank)

    def _ranks_of(self, y):
        return [self._ranks.get(name) for name in self._names_of(y)]

    def _names_of(self, y):
        """Names of the outputs that targets are for, in flat order."""
        if isinstance(y, dict):
            return sorted(y)
        count = len(_leaves(y))
        known = list(self._ranks)
        return known if len(known) == count else [f"output_{index + 1}" for index in range(count)]

    def _tables_of(self, y):
        """The table of each target, in flat order."""
        names = self._names_of(y)
        if self._only is not None:
            if len(names) == 1:
                return [self._only]
            raise ValueError(
                "`class_weight` of one table is only supported for models with a single output. Received targets for "
                f"{names}\n    Give a table for each output that has classes: class_weight={{{names[0]!r}: "
                f"{self._only}}}."
            )
        if isinstance(self._tables, list):
            return [self._tables[index] for index in self._positions(names)]
        unknown = [name for name in self._tables if name not in names]
        if unknown:
            hint = naming.closest(unknown[0], names)
            raise ValueError(
                f"`class_weight` has a table for {unknown[0]!r}, and the outputs are {names}."
                + (hint and f"\n    {hint}")
            )
        return [self._tables.get(name) for name in names]

    def _positions(self, names):
        """Where in a list the tables of these outputs stand."""
        if len(self._tables) != len(names):
            raise ValueError(
                f"`class_weight` has {len(self._tables)} tables, and there are targets for {len(names)} outputs: "
                f"{names}.\n    Give one for each output, or None."
            )
        order = list(self._ranks)
        return [order.index(name) if name in order else index for index, name in enumerate(names)]


def _leaves(y):
    """Targets in flat order."""
    if y is None:
        raise ValueError("`class_weight` needs targets. Received: y=None")
    if isinstance(y, dict):
        return [y[name] for name in sorted(y)]
    return tf.nest.flatten(y) if isinstance(y, (list, tuple)) else [y]


def _spread(sample_weight, y, count):
    """Weights of each target, in flat order."""
    if isinstance(sample_weight, dict):
        return [sample_weight.get(name) for name in (sorted(y) if isinstance(y, dict) else sample_weight)]
    if isinstance(sample_weight, (list, tuple)):
        return list(sample_weight)
    return [sample_weight] * count


def _table_or_none(weights, name):
    if weights is None:
        return None
    if not isinstance(weights, dict):
        raise ValueError(_wrong_kind(weights))
    return LabelWeights(weights, f"`class_weight`[{name!r}]")


def _wrong_kind(weights):
    return (
        "`class_weight` must be a dict from label to weight, such as {0: 1.0, 1: 3.0}, or a list or dict by output of "
        f"such dicts. Received: class_weight={weights!r}"
    )
