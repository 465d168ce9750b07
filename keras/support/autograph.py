"""AutoGraph around functions of users: Python control flow on tensors becomes control flow of the graph."""

import tensorflow as tf

from keras.support import tf_internals, tracebacks


def convert(function):
    """Returns `function` converted by AutoGraph, when in a graph; its errors are those that the user's code raised.

    AutoGraph itself raises another error in place of the first, often of another type, whose text tells the stack. Here
    the first error comes back, with a traceback that names the lines of the user's code.
    """
    converted = tf_internals.convert_with_autograph(function)

    def run(*args, **kwargs):
        try:
            return converted(*args, **kwargs)
        except Exception as error:
            original, lines = tf_internals.error_before_autograph(error)
            if original is None:
                raise
        try:
            raise _with_traceback(original, lines)  # outside of the clause, so that it is not linked to the other error
        finally:
            del original  # whose traceback holds this frame

    return run


def _with_traceback(error, lines):
    if not tf.debugging.is_traceback_filtering_enabled():
        return error
    return error.with_traceback(tracebacks.traceback_of([line for line in lines if tracebacks.is_users(line[0])]))
