"""`Subtract`: the difference of two tensors."""

from keras.layers.merging.merge import Merge
from keras.support.api_export import keras_export


@keras_export("keras.layers.Subtract")
class Subtract(Merge):
    """Subtracts the second of two tensors from the first, elementwise.

    >>> keras.layers.Subtract()([tf.constant([[1.0, 5.0]]), tf.constant([[3.0, 4.0]])]).numpy()
    array([[-2.,  1.]], dtype=float32)

    Args:
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of two tensors `(batch, ...)` of one shape; sizes of 1 are broadcast, and a tensor of fewer axes
        gets axes of size 1 after the batch.
    Output shape: the common shape.

    Raises:
        ValueError: The inputs are no list of two, or their shapes do not go together.
    """

    _input_count = 2

    def _merge_function(self, inputs):
        return inputs[0] - inputs[1]


@keras_export("keras.layers.subtract")
def subtract(inputs, **kwargs):
    """Returns the difference of two tensors: `keras.layers.Subtract(**kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.subtract([x, keras.layers.Dense(3)(x)]).shape
    TensorShape([None, 3])
    """
    return Subtract(**kwargs)(inputs)
