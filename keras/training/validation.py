"""What `fit` validates on, and when: one data set or several named ones, after epochs or after steps."""

import copy
import numbers
import re
import types

from keras.data import dataset_feed
from keras.data.feed import is_array_data, open_feed
from keras.data.sequence import Sequence
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.metrics.py_metric import PyMetric
from keras.support import arguments, tf_internals
from keras.training.evaluate_loop import run_evaluation


class Validation:
    """Data to validate on, and when.

    Args:
        feeds: Dict from what stands before the names in the logs, "val_" or "val_<name of the set>_", to a feed.
        frequency: Every how many epochs; a collection of epoch numbers, the first epoch being number 1; or a text
            such as "500 steps", which counts the steps of the whole training.

    Raises:
        ValueError: `frequency` is none of these.
    """

    def __init__(self, feeds, frequency=1):
        self._feeds = feeds
        self._every_steps = _read_steps(frequency)
        self._epochs = None if self._every_steps else _check_epochs(frequency)
        self._steps_done = 0
        self._newest_logs = {}
        self._has_run = False

    def steps_until_due(self):
        """How many more steps may run before the next validation by steps; None when epochs decide."""
        return None if self._every_steps is None else self._every_steps - self._steps_done % self._every_steps

    def after_steps(self, steps, model, callbacks):
        """Takes note of training steps and validates after every so many; training metrics keep their values."""
        self._steps_done += steps
        if self._every_steps is not None and self._steps_done % self._every_steps == 0:
            state = _state_of(model.metrics)
            self._newest_logs = self._run(model, callbacks)
            _restore(state)

    def after_epoch(self, epoch, model, callbacks):
        """Returns what validation adds to the logs of the epoch with this index (from 0).

        By steps, that is the newest result of this epoch. An epoch without validation adds nothing.
        """
        if self._every_steps is not None:
            logs, self._newest_logs = self._newest_logs, {}
            return logs
        return self._run(model, callbacks) if self._is_due(epoch) else {}

    def get_state(self):
        """Returns how many steps there were, what the last validation by steps gave, and the positions in the data."""
        feeds = [feed.get_state() for feed in self._feeds.values()]
        return {"steps": self._steps_done, "logs": self._newest_logs, "has_run": self._has_run, "feeds": feeds}

    def set_state(self, state):
        """Goes on from what `get_state` returned."""
        self._steps_done, self._newest_logs = state["steps"], dict(state["logs"])
        self._has_run = state["has_run"]
        for feed, position in zip(self._feeds.values(), state["feeds"]):
            feed.set_state(position)

    def _is_due(self, epoch):
        if isinstance(self._epochs, int):
            return (epoch + 1) % self._epochs == 0
        return epoch + 1 in self._epochs

    def _run(self, model, callbacks):
        logs = {}
        for prefix, feed in self._feeds.items():
            found = run_evaluation(model, feed, callbacks, may_be_used_up=self._has_run)
            logs.update({prefix + name: value for name, value in found.items()})
        self._has_run = True
        return logs


def open_validation(data, batch_size, steps, frequency, strategy, workers=None):
    """Returns the `Validation` for what `fit` got as `validation_data`, or None without any.

    Args:
        data: `(x, y)`, `(x, y, sample_weight)`, a dataset and so on, or a dict of those by name.
        batch_size: Rows a batch, for arrays.
        steps: Batches of a validation of each set, or None for all.
        frequency: See `Validation`.
        strategy: The strategy of the model.
        workers: `keras.data.workers.Workers` for sequences and generators.

    Raises:
        ValueError: Names that are no texts, or data sets and arrays in one dict.
    """
    if data is None or isinstance(data, (dict, list, tuple)) and not data:
        return None

    def open_one(part):
        x, y, sample_weight = unpack_x_y_sample_weight(part)
        size = batch_size if is_array_data(x) else None
        return open_feed(x, y, sample_weight, size, steps, strategy=strategy, workers=workers)

    if not _is_named_sets(data):
        return Validation({"val_": open_one(data)}, frequency)
    return Validation({f"val_{name}_": open_one(part) for name, part in data.items()}, frequency)


def _is_named_sets(data):
    """True for a dict of data sets by name; False for one data set, which may be a dict of inputs.

    A data set yields batches or is a tuple `(x, y)`; inputs are arrays, tensors or lists.
    """
    if not isinstance(data, dict):
        return False
    kinds = {name: _is_data_set(part) for name, part in data.items()}
    if not any(kinds.values()):
        return False
    if not all(kinds.values()):
        others = [name for name, is_set in kinds.items() if not is_set]
        raise ValueError(
            "`validation_data`: a dict holds either several data sets by name (datasets, sequences, generators or "
            f"tuples `(x, y)`) or the inputs of one (arrays and tensors). Received both; no data sets: {others}\n"
            "    Write arrays of a set as a tuple, `(x, y)`, and inputs alone as `(x,)`."
        )
    unnamed = [name for name in data if not isinstance(name, str) or not name]
    if unnamed:
        raise ValueError(f"`validation_data`: names of data sets must be texts. Received: {unnamed}")
    return True


def _is_data_set(part):
    kinds = (tuple, Sequence, types.GeneratorType)
    is_sequence_like = hasattr(part, "__getitem__") and hasattr(part, "on_epoch_end")
    is_iterator = tf_internals.is_tensorflow_iterator(part) or hasattr(part, "__next__")
    return isinstance(part, kinds) or dataset_feed.is_dataset(part) or is_sequence_like or is_iterator


def _read_steps(frequency):
    found = re.fullmatch(r"([1-9]\d*) steps?", frequency) if isinstance(frequency, str) else None
    return int(found.group(1)) if found else None


def _check_epochs(frequency):
    if isinstance(frequency, numbers.Integral) and frequency >= 1:
        return int(frequency)
    is_collection = hasattr(frequency, "__contains__") and not isinstance(frequency, (str, bytes, dict))
    if is_collection and all(arguments.is_integer(epoch) for epoch in frequency):
        return frozenset(int(epoch) for epoch in frequency)
    raise ValueError(
        "Expected `validation_freq` to be a list or int. It is every how many epochs to validate, 1 or more; a list, "
        'tuple or set of epoch numbers from 1; or every how many steps, as "500 steps". '
        f"Received: validation_freq={frequency!r} of the type {type(frequency)}."
    )


def _state_of(metrics):
    """What metrics hold in the middle of an epoch: pairs of variable and value, and of metric in Python and copy."""
    values = [(variable, variable.numpy()) for metric in metrics for variable in metric.variables]
    in_python = [metric for metric in metrics if isinstance(metric, PyMetric)]
    return values, [(metric, {name: copy.copy(value) for name, value in vars(metric).items()}) for metric in in_python]


def _restore(state):
    values, copies = state
    for variable, value in values:
        variable.assign(value)
    for metric, attributes in copies:
        vars(metric).update(attributes)
