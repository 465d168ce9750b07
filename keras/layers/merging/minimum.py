"""`Minimum`: the minimum of several tensors."""

import functools

import tensorflow as tf

from keras.layers.merging.merge import Merge
from keras.support.api_export import keras_export


@keras_export("keras.layers.Minimum")
class Minimum(Merge):
    """Gives the elementwise minimum of a list of tensors.

    >>> keras.layers.Minimum()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]).numpy()
    array([[1., 4.]], dtype=float32)

    Args:
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of tensors `(batch, ...)` of one shape; sizes of 1 are broadcast, and tensors of fewer axes get
        axes of size 1 after the batch.
    Output shape: the common shape.

    Raises:
        ValueError: The inputs are no list, or their shapes do not go together.
    """

    def _merge_function(self, inputs):
        return functools.reduce(tf.minimum, inputs)


@keras_export("keras.layers.minimum")
def minimum(inputs, **kwargs):
    """Returns the minimum of a list of tensors: `keras.layers.Minimum(**kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.minimum([x, keras.layers.Dense(3)(x)]).shape
    TensorShape([None, 3])
    """
    return Minimum(**kwargs)(inputs)
