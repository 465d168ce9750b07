"""Printing a value whenever it is computed."""

import sys

import tensorflow as tf

from keras.backend.symbolic import recorded_as_one
from keras.support.api_export import keras_export


@keras_export("keras.backend.print_tensor")
@recorded_as_one
def print_tensor(x, message="", summarize=3):
    """Returns `x`, and prints it to standard output each time that it is computed.

    >>> x = keras.backend.print_tensor(tf.constant([1, 2]), message="x is")  # prints: x is [1 2]
    >>> x.numpy()
    array([1, 2], dtype=int32)

    Args:
        x: Tensor.
        message: Text before the value.
        summarize: Elements shown at the beginning and the end of each axis; -1 for all.
    """
    printed = tf.print(message, x, output_stream=sys.stdout, summarize=summarize)
    if tf.executing_eagerly():
        return x
    with tf.control_dependencies([printed]):
        return tf.identity(x)
