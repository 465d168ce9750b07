"""`Average`: the average of several tensors."""

import functools

import tensorflow as tf

from keras.layers.merging.merge import Merge
from keras.support.api_export import keras_export


@keras_export("keras.layers.Average")
class Average(Merge):
    """Gives the elementwise average of a list of tensors.

    >>> keras.layers.Average()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]).numpy()
    array([[2. , 4.5]], dtype=float32)

    Args:
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of tensors `(batch, ...)` of one shape; sizes of 1 are broadcast, and tensors of fewer axes get
        axes of size 1 after the batch.
    Output shape: the common shape.

    Raises:
        ValueError: The inputs are no list, or their shapes do not go together.
    """

    def _merge_function(self, inputs):
        return functools.reduce(tf.add, inputs) / len(inputs)

    def compute_output_dtype(self, inputs):
        dtype = super().compute_output_dtype(inputs)
        if not dtype.is_integer:
            return dtype
        return tf.float32 if dtype.size <= 2 else tf.float64  # as division of integers gives


@keras_export("keras.layers.average")
def average(inputs, **kwargs):
    """Returns the average of a list of tensors: `keras.layers.Average(**kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.average([x, keras.layers.Dense(3)(x)]).shape
    TensorShape([None, 3])
    """
    return Average(**kwargs)(inputs)
