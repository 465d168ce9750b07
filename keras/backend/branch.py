"""Choosing between two computations by a condition that may be known only when a graph runs."""

import tensorflow as tf


def choose(condition, if_true, if_false):
    """Returns `if_true()` or `if_false()`.

    A Python value, or a tensor whose value is known, decides at once; any other tensor becomes a `tf.cond`, and both
    functions must then give tensors of the same types.

    Args:
        condition: Bool, number, scalar tensor or variable.
        if_true: Function without arguments.
        if_false: Function without arguments.
    """
    if tf.is_tensor(condition):
        condition = tf.cast(condition, tf.bool)
        known = tf.get_static_value(condition)
        if known is None:
            return tf.cond(condition, if_true, if_false)
        condition = known
    return if_true() if condition else if_false()
