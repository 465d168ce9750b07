"""What only made sense with sessions: a thin adapter where a session is there, else an error that names what to use."""

import tensorflow as tf

from keras.support.api_export import keras_export
from keras.support.errors import RemovedError

_TRACKED = "keras_session_variables"  # collection of a graph


@keras_export("keras.backend.backend")
def backend():
    """Returns the name of the library that computes: "tensorflow".

    >>> keras.backend.backend()
    'tensorflow'
    """
    return "tensorflow"


@keras_export("keras.backend.manual_variable_initialization")
def manual_variable_initialization(value):
    """Takes what once said whether sessions initialize variables. Has no effect: variables hold values from the start.

    >>> keras.backend.manual_variable_initialization(True)

    Args:
        value: Bool.
    """
    if not isinstance(value, (bool, int)):
        raise TypeError(f"manual_variable_initialization: `value` must be a bool. Received: value={value!r}")


def get_session(op_input_list=()):
    """Returns the `tf.compat.v1.Session` that the caller is within.

    Args:
        op_input_list: Ignored: what a session was once chosen by.

    Raises:
        RemovedError: There is none.
    """
    session = tf.compat.v1.get_default_session()
    if session is None:
        raise RemovedError(
            "get_session: There is no session: values are computed at once. Call the model or the function itself, "
            "read a value with `x.numpy()` or `keras.backend.get_value(x)`, and compile with `tf.function`."
        )
    return session


@keras_export("keras.__internal__.backend.track_variable")
def track_variable(v):
    """Takes note of a variable of a `tf.Graph`, for `initialize_variables`. Other variables hold values already.

    >>> keras.__internal__.backend.track_variable(tf.Variable(1.0))

    Args:
        v: `tf.Variable`.
    """
    if not tf.compat.v1.executing_eagerly_outside_functions():
        v.graph.add_to_collection(_TRACKED, v)


@keras_export("keras.__internal__.backend.initialize_variables")
def initialize_variables(session):
    """Initializes those variables of a session's graph that `track_variable` took note of and that hold no value yet.

    >>> with tf.Graph().as_default() as graph, tf.compat.v1.Session() as session:
    ...     v = tf.compat.v1.get_variable("v", initializer=3.0)
    ...     keras.__internal__.backend.track_variable(v)
    ...     keras.__internal__.backend.initialize_variables(session)
    ...     print(session.run(v))
    3.0

    Args:
        session: `tf.compat.v1.Session`.
    """
    with session.graph.as_default():
        tracked = session.graph.get_collection(_TRACKED)
        missing = [v for v in tracked if not session.run(tf.compat.v1.is_variable_initialized(v))]
        session.run(tf.compat.v1.variables_initializer(missing))


def set_session(session):
    """Refuses a session.

    Raises:
        RemovedError: Always.
    """
    raise RemovedError(
        f"set_session: Models run without sessions. Received: session={session!r}\n"
        "    Set devices and threads with `tf.config`; enter a session of your own with `with session.as_default():`."
    )


def get_graph():
    """Returns the graph that the caller builds: that of the `tf.function` that is traced, or of `tf.Graph.as_default`.

    Raises:
        RemovedError: Values are computed at once, in no graph.
    """
    if tf.executing_eagerly():
        raise RemovedError(
            "get_graph: There is no graph: values are computed at once. The graph of a compiled function is "
            "`tf.function(f).get_concrete_function(...).graph`."
        )
    return tf.compat.v1.get_default_graph()
