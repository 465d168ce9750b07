"""Constraint on the sign of weights."""

import tensorflow as tf

from keras.constraints.constraint import Constraint
from keras.support.api_export import keras_export


@keras_export("keras.constraints.NonNeg", "keras.constraints.non_neg")
class NonNeg(Constraint):
    """Constraint that sets negative weights to 0.

    >>> np.abs(keras.constraints.NonNeg()(tf.constant([-1.0, 2.0])))
    array([0., 2.], dtype=float32)
    """

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return w * tf.cast(w >= tf.zeros((), w.dtype), w.dtype)
