"""`Maximum`: the maximum of several tensors."""

import functools

import tensorflow as tf

from keras.layers.merging.merge import Merge
from keras.support.api_export import keras_export


@keras_export("keras.layers.Maximum")
class Maximum(Merge):
    """Gives the elementwise maximum of a list of tensors.

    >>> keras.layers.Maximum()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]).numpy()
    array([[3., 5.]], dtype=float32)

    Args:
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of tensors `(batch, ...)` of one shape; sizes of 1 are broadcast, and tensors of fewer axes get
        axes of size 1 after the batch.
    Output shape: the common shape.

    Raises:
        ValueError: The inputs are no list, or their shapes do not go together.
    """

    def _merge_function(self, inputs):
        return functools.reduce(tf.maximum, inputs)


@keras_export("keras.layers.maximum")
def maximum(inputs, **kwargs):
    """Returns the maximum of a list of tensors: `keras.layers.Maximum(**kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.maximum([x, keras.layers.Dense(3)(x)]).shape
    TensorShape([None, 3])
    """
    return Maximum(**kwargs)(inputs)
