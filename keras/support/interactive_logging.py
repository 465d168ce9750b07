"""Where text for the user goes: standard output, or the log when interactive logging is off."""

import sys

from absl import logging

from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.utils.enable_interactive_logging")
def enable_interactive_logging():
    """Lets progress bars and messages go to standard output, which is the default.

    >>> keras.utils.enable_interactive_logging()
    >>> keras.utils.is_interactive_logging_enabled()
    True
    """
    state.process.interactive_logging = True


@keras_export("keras.utils.disable_interactive_logging")
def disable_interactive_logging():
    """Sends progress bars and messages to the `absl` log (level INFO) in place of standard output.

    >>> keras.utils.disable_interactive_logging()
    >>> keras.utils.is_interactive_logging_enabled()
    False
    >>> keras.utils.enable_interactive_logging()
    """
    state.process.interactive_logging = False


@keras_export("keras.utils.is_interactive_logging_enabled")
def is_interactive_logging_enabled():
    """Returns whether progress bars and messages go to standard output.

    >>> keras.utils.is_interactive_logging_enabled()
    True
    """
    return state.process.interactive_logging


def print_message(message, line_break=True):
    """Prints, or logs when interactive logging is off."""
    if state.process.interactive_logging:
        sys.stdout.write(message + "\n" if line_break else message)
        sys.stdout.flush()
    else:
        logging.info(message)


def is_terminal():
    """True when standard output is a terminal or a notebook, where a line can be drawn again."""
    return "ipykernel" in sys.modules or bool(getattr(sys.stdout, "isatty", bool)())
