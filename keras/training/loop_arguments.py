"""Checks of the numbers that say how `fit`, `evaluate` and `predict` run."""

import math
import numbers
import operator

import tensorflow as tf

from keras.support import arguments, interactive_logging


def check_epochs(epochs, initial_epoch):
    """Raises unless both are whole numbers.

    Raises:
        TypeError: One of them is not.
    """
    for name, value in (("epochs", epochs), ("initial_epoch", initial_epoch)):
        if not arguments.is_integer(value):
            arguments.fail("fit", f"`{name}` must be an integer.", value, name, error=TypeError)


def read_counts(caller, **counts):
    """Returns numbers of batches and rows as Python's integers, in the order given; None stays.

    Steps may be fractions, as `rows / batch_size` gives them: they are rounded up, to the partial batch.

    Args:
        caller: Name of the method, for errors.
        **counts: Each an integer of any library, above 0, or None; those with "steps" in their name also floats.

    Raises:
        ValueError: One of them is none of these.
    """
    return [None if value is None else _read_count(caller, name, value) for name, value in counts.items()]


def _read_count(caller, name, value):
    count = _as_integer(value, rounds_up="steps" in name)
    if count is None or count < 1:
        raise ValueError(
            f"{caller}: Unexpected value for `{name}`: it must be an integer of at least 1, or None. "
            f"Received: {name}={value!r}"
        )
    return count


def _as_integer(value, rounds_up):
    """The integer, or None for what is no number that counts."""
    if isinstance(value, bool):
        return None
    if rounds_up and isinstance(value, numbers.Real) and math.isfinite(value):
        return math.ceil(value)
    try:
        return operator.index(value)
    except TypeError:
        return None


def read_verbose(verbose, strategy):
    """Returns the number that `verbose` means.

    Args:
        verbose: 0, 1 or 2, or "auto": 1 on a terminal and 2 elsewhere, as with parameter servers, whose steps run
            without waiting for their logs.
        strategy: The strategy of the model.

    Raises:
        ValueError: Another text, or 1 with parameter servers.
    """
    has_servers = isinstance(strategy, tf.distribute.experimental.ParameterServerStrategy)
    if verbose == "auto":
        return 1 if interactive_logging.is_terminal() and not has_servers else 2
    if isinstance(verbose, str):
        raise ValueError(f'`verbose` must be 0, 1, 2 or "auto". Received: verbose={verbose!r}')
    if verbose == 1 and has_servers:
        raise ValueError(
            "`verbose=1` is not allowed with `ParameterServerStrategy` for performance reasons. Received: verbose=1\n"
            "    Pass `verbose=2` for one line an epoch."
        )
    return verbose
