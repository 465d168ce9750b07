"""What may be given as a learning rate, and the variable that it becomes."""

import numbers

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support import arguments, state
from keras.support.variable_creation import make_variable


def check(value, owner):
    """Returns the value of a learning rate, a schedule or a callable; raises for anything else."""
    if isinstance(value, LearningRateSchedule) or tf.is_tensor(value) or hasattr(value, "handle"):
        return value
    if callable(value):
        return value
    is_number = isinstance(value, numbers.Real) or getattr(value, "shape", None) == ()
    if not is_number or isinstance(value, bool):
        arguments.fail(
            owner,
            "`learning_rate` must be a float >= 0, a `LearningRateSchedule`, or a callable that gives a float.",
            value,
            "learning_rate",
            error=ValueError if value is None else TypeError,
            hint="Leave it out for the default, or give a number such as 0.001.",
        )
    if not value >= 0:
        arguments.fail(owner, "`learning_rate` must be a float >= 0.", value, "learning_rate")
    return value


def new_variable(value, name="learning_rate"):
    """A variable of the float type in use that starts from a number, tensor or other variable."""
    return make_variable(
        tf.cast(value, state.process.float_type),
        name=name,
        dtype=state.process.float_type,
        trainable=False,
        aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA,
    )
