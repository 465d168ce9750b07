"""`RaggedKerasTensor`: the symbolic value of a `tf.RaggedTensor`."""

import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor
from keras.engine.op_layer import recorded_method, recorded_property
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.RaggedKerasTensor")
class RaggedKerasTensor(KerasTensor):
    """A `tf.RaggedTensor` without a value; its properties and methods become layers of the model that is drawn.

    >>> keras.Input((None,), ragged=True, name="words").row_lengths()
    <KerasTensor: shape=(None,) dtype=int64 (created by layer 'input.row_lengths')>

    Args:
        type_spec: `tf.RaggedTensorSpec`.
        inferred_value: Not used: no value of a ragged tensor is known.
        name: Name for messages, or None.
    """

    spec_class = tf.RaggedTensorSpec

    def _spec_of_shape(self, shape):
        spec = self.type_spec
        return tf.RaggedTensorSpec(shape, spec.dtype, spec.ragged_rank, spec.row_splits_dtype)

    @property
    def ragged_rank(self):
        """Number of ragged axes."""
        return self.type_spec.ragged_rank

    values = recorded_property("values")
    flat_values = recorded_property("flat_values")
    row_splits = recorded_property("row_splits")
    nested_row_splits = recorded_property("nested_row_splits")
    bounding_shape = recorded_method("bounding_shape")
    merge_dims = recorded_method("merge_dims")
    nested_row_lengths = recorded_method("nested_row_lengths")
    nested_value_rowids = recorded_method("nested_value_rowids")
    nrows = recorded_method("nrows")
    row_lengths = recorded_method("row_lengths")
    row_limits = recorded_method("row_limits")
    row_starts = recorded_method("row_starts")
    to_sparse = recorded_method("to_sparse")
    to_tensor = recorded_method("to_tensor")
    value_rowids = recorded_method("value_rowids")
    with_flat_values = recorded_method("with_flat_values")
    with_row_splits_dtype = recorded_method("with_row_splits_dtype")
    with_values = recorded_method("with_values")
