"""Checks of the numbers that say how `fit`, `evaluate` and `predict` run."""

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


def check_counts(caller, **counts):
    """Raises unless each number of batches or rows is None or a whole number above 0.

    Raises:
        ValueError: One of them is not.
    """
    for name, value in counts.items():
        if value is not None and not (arguments.is_integer(value) and value > 0):
            raise ValueError(
                f"{caller}: Unexpected value for `{name}`: it must be an integer of at least 1, or None. "
                f"Received: {name}={value!r}"
            )


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
