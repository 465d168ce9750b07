"""`Permute`: the axes of each sample in another order."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.layers.Permute")
class Permute(Layer):
    """Puts the axes of each sample into another order.

    >>> keras.layers.Permute((2, 1))(tf.ones((5, 10, 64))).shape
    TensorShape([5, 64, 10])

    Args:
        dims: The axes in their new order, counted from 1; the batch axis stays in front.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: `(batch, ...)` with as many axes behind the batch as `dims` has.
    Output shape: the same sizes in the new order.

    Raises:
        ValueError: `dims` does not hold each axis once.
    """

    static_output_rule = True

    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        good = isinstance(dims, (list, tuple)) and all(arguments.is_integer(axis) for axis in dims)
        if not good or sorted(dims) != list(range(1, len(dims) + 1)):
            rule = (
                "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be "
                "consecutive and start from 1."
            )
            arguments.fail(self, rule, dims, "dims")
        self.dims = tuple(int(axis) for axis in dims)
        self.input_spec = InputSpec(ndim=len(self.dims) + 1)

    def call(self, inputs):
        return tf.transpose(inputs, perm=(0,) + self.dims)

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape).with_rank(len(self.dims) + 1)
        return tf.TensorShape([input_shape[axis] for axis in (0,) + self.dims])

    def get_config(self):
        return {**super().get_config(), "dims": self.dims}
