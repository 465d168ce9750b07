"""Choosing between two values, by a condition or by whether the model trains."""

import tensorflow as tf

from keras.backend.branch import choose
from keras.backend.conversion import as_tensor
from keras.backend.learning_phase import learning_phase
from keras.support import state, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.backend.switch")
@tf_internals.dispatched
def switch(condition, then_expression, else_expression):
    """Returns `then_expression` where `condition` holds, else `else_expression`.

    >>> float(keras.backend.switch(tf.constant(True), tf.constant(1.0), tf.constant(2.0)))
    1.0
    >>> keras.backend.switch(tf.constant([True, False]), tf.zeros(2), tf.ones(2)).numpy()
    array([0., 1.], dtype=float32)

    Args:
        condition: Bool or number, or a tensor. A scalar chooses all; of a scalar tensor in a graph, the chosen side
            alone runs. A tensor with several axes is matched with the first axes of the expressions, one with a single
            axis with their last.
        then_expression: Tensor, or a function without arguments that gives one.
        else_expression: The same.

    Raises:
        ValueError: `condition` has more axes than the expressions.
    """
    if not tf.is_tensor(condition) or condition.shape.rank == 0:
        if getattr(condition, "ndim", 0) == 0:
            return choose(condition, _as_function(then_expression), _as_function(else_expression))
    then_value, else_value = as_tensor(_value(then_expression)), as_tensor(_value(else_expression))
    condition = tf.cast(condition, tf.bool)
    rank, value_rank = condition.shape.rank, then_value.shape.rank
    if rank > value_rank:
        raise ValueError(
            "Rank of `condition` should be less than or equal to rank of `then_expression` and `else_expression`. "
            f"ndim(condition)={rank}, ndim(then_expression)={value_rank}"
        )
    if 1 < rank < value_rank:
        condition = condition[(...,) + (tf.newaxis,) * (value_rank - rank)]
    return tf.where(condition, then_value, else_value)


@keras_export("keras.backend.in_train_phase")
def in_train_phase(x, alt, training=None):
    """Returns `x` in training, `alt` otherwise; functions without arguments are called for their value.

    >>> keras.backend.in_train_phase(1.0, 2.0, training=True)
    1.0

    Args:
        x: Value, or function that gives it.
        alt: Value, or function that gives it.
        training: Bool, 0 or 1, or a scalar tensor. Defaults to that of the layer call that runs, else to
            `learning_phase()`.
    """
    if training is None:
        training = _running_phase()
    return choose(training, _as_function(x), _as_function(alt))


@keras_export("keras.backend.in_test_phase")
def in_test_phase(x, alt, training=None):
    """Returns `alt` in training, `x` otherwise: `in_train_phase` with its values changed over.

    >>> keras.backend.in_test_phase(1.0, 2.0, training=True)
    2.0
    """
    return in_train_phase(alt, x, training)


def _running_phase():
    calls = state.thread.call_contexts
    training = calls[-1].training if calls else None
    return learning_phase() if training is None else training


def _as_function(value):
    return value if callable(value) else lambda: value


def _value(value):
    return value() if callable(value) else value
