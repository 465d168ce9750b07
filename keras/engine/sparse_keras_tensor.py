"""`SparseKerasTensor`: the symbolic value of a `tf.SparseTensor`."""

import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor
from keras.engine.op_layer import recorded_method, recorded_property
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.SparseKerasTensor")
class SparseKerasTensor(KerasTensor):
    """A `tf.SparseTensor` without a value; its properties and methods become layers of the model that is drawn.

    >>> keras.Input((3,), sparse=True, name="bag").values
    <KerasTensor: shape=(None,) dtype=float32 (created by layer 'input.values')>

    Args:
        type_spec: `tf.SparseTensorSpec`.
        inferred_value: Not used: no value of a sparse tensor is known.
        name: Name for messages, or None.
    """

    spec_class = tf.SparseTensorSpec

    def _spec_of_shape(self, shape):
        return tf.SparseTensorSpec(shape, self.dtype)

    indices = recorded_property("indices")
    values = recorded_property("values")
    dense_shape = recorded_property("dense_shape")
    with_values = recorded_method("with_values")
