"""Tracebacks that show the user's own code: frames of this package, of TensorFlow and of generated code are left out.

`tf.debugging.disable_traceback_filtering()` brings all frames back, `tf.debugging.enable_traceback_filtering()` (how a
process begins) hides them again. Only errors pay: a call that succeeds never comes here.
"""

import contextlib
import functools
import inspect
import os
import re
import types

import tensorflow as tf

from keras.support import tf_internals


def hides_own_frames(function):
    """Makes errors that leave a public function show the frames of its callers and of their code alone."""

    @functools.wraps(function)
    def call_and_hide(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception as error:
            hide_own_frames(error)
            raise

    call_and_hide.__signature__ = inspect.signature(function)
    return call_and_hide


def hide_own_frames(error):
    """Takes frames that are not the user's out of the tracebacks of an error and of those that led to it.

    Belongs into an `except` clause, before a bare `raise`. From Python 3.11 on the frame that raises again is hidden
    as well; before, Python goes on from the traceback entry of that frame whatever the error says.
    """
    if not tf.debugging.is_traceback_filtering_enabled():
        return
    own_entry = error.__traceback__
    for linked in _chain_of(error):
        linked.with_traceback(_user_entries(linked.__traceback__))
        if isinstance(linked, tf.errors.OpError):
            tf_internals.replace_message(linked, _without_own_lines(linked.message))
    own_entry.tb_next = error.__traceback__


def traceback_of(lines):
    """Returns a traceback with an entry for each `(file name, line number, function name)`, the outermost first.

    It stands for code that ran in a translated form, whose own entries would name generated files.
    """
    entry = None
    for file_name, line_number, function_name in reversed(lines):
        outer = _entry_at(file_name, line_number, function_name)
        outer.tb_next = entry
        entry = outer
    return entry


def is_users(file_name):
    """True for files of the user: not of this package, not of TensorFlow, not made by AutoGraph."""
    return not file_name.startswith(INTERNAL_FOLDERS) and _GENERATED_FILE not in file_name


_OWN_FOLDER = os.path.dirname(os.path.dirname(is_users.__code__.co_filename))
INTERNAL_FOLDERS = (_OWN_FOLDER + os.sep, os.path.dirname(tf.__file__) + os.sep)
_PLUMBING = (functools.__file__, contextlib.__file__)  # internal where internal code called it
_GENERATED_FILE = "__autograph_generated_file"
# An entry of the stack in the text of a graph's error: where the operation was defined.
_LINE_OF_STACK = re.compile(r'^  File "([^"]+)", line \d+, in .*\n(?:    .*\n)*\n?', re.MULTILINE)

_KERNEL_WRAPPER = re.compile(r"\{\{function_node __wrapped__\S*\}\} ")  # the eager kernel in which it happened


def _chain_of(error):
    """The error, and all that are linked to it as cause or context, each once."""
    chain, known = [error], {id(error)}
    for linked in chain:
        for other in (linked.__cause__, linked.__context__):
            if other is not None and id(other) not in known:
                known.add(id(other))
                chain.append(other)
    return chain


def _user_entries(entry):
    """The traceback without the entries of internal files; new entries, since others may hold the old ones."""
    kept, was_kept = [], True
    while entry is not None:
        file_name = entry.tb_frame.f_code.co_filename
        was_kept = is_users(file_name) and (was_kept or file_name not in _PLUMBING)
        if was_kept:
            kept.append(entry)
        entry = entry.tb_next
    filtered = None
    for entry in reversed(kept):
        filtered = types.TracebackType(filtered, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return filtered


def _without_own_lines(message):
    message = _KERNEL_WRAPPER.sub("", message)
    return _LINE_OF_STACK.sub(lambda line: line[0] if is_users(line[1]) else "", message)


def _entry_at(file_name, line_number, function_name):
    """A traceback entry for a line of a file, from raising an error in code that claims to stand there."""
    code = compile("\n" * (line_number - 1) + "raise Exception", file_name, "exec").replace(co_name=function_name)
    try:
        exec(code, {})
    except Exception as error:
        return error.__traceback__.tb_next
