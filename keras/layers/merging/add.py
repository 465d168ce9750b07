"""`Add`: the sum of several tensors."""

from keras.layers.merging.merge import Merge
from keras.support.api_export import keras_export


@keras_export("keras.layers.Add")
class Add(Merge):
    """Adds a list of tensors elementwise.

    >>> keras.layers.Add()([tf.constant([[1.0, 2.0]]), tf.constant([[10.0, 20.0]])]).numpy()
    array([[11., 22.]], dtype=float32)

    Args:
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of tensors `(batch, ...)` of one shape; sizes of 1 are broadcast, and tensors of fewer axes get
        axes of size 1 after the batch.
    Output shape: the common shape.

    Raises:
        ValueError: The inputs are no list, or their shapes do not go together.
    """

    def _merge_function(self, inputs):
        total = inputs[0]
        for tensor in inputs[1:]:
            total = total + tensor
        return total


@keras_export("keras.layers.add")
def add(inputs, **kwargs):
    """Returns the sum of a list of tensors: `keras.layers.Add(**kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.add([x, keras.layers.Dense(3)(x)]).shape
    TensorShape([None, 3])
    """
    return Add(**kwargs)(inputs)
