"""`Dense`: every output is a weighted sum of all inputs."""

import tensorflow as tf

from keras import activations, constraints, initializers, regularizers
from keras.engine import call_inputs
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.output_rules import keeps_shape_and_dtype
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Dense")
class Dense(Layer):
    """Densely connected layer.

    `y = activation(x @ kernel + bias)`, with `kernel` of shape `(features, units)` and `bias` of shape `(units,)`.
    Inputs of more than two axes are multiplied along their last one. Sparse and ragged inputs are taken too.

    >>> layer = keras.layers.Dense(2, kernel_initializer="ones", bias_initializer="ones")
    >>> layer(tf.constant([[1.0, 2.0, 3.0]])).numpy()
    array([[7., 7.]], dtype=float32)

    Args:
        units: Integer above 0: size of the last axis of the outputs.
        activation: Function, or its name, applied to the sums. None for none.
        use_bias: Whether a bias is added.
        kernel_initializer: Initializer of `kernel`.
        bias_initializer: Initializer of `bias`.
        kernel_regularizer: Penalty on `kernel`, or None.
        bias_regularizer: Penalty on `bias`, or None.
        activity_regularizer: Penalty on the outputs, or None.
        kernel_constraint: Constraint on `kernel` after each update, or None.
        bias_constraint: Constraint on `bias` after each update, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`, `input_shape`.

    Input shape: `(batch, ..., features)`; `features` must be known.
    Output shape: `(batch, ..., units)`.

    Raises:
        ValueError: `units` is no integer above 0, or `features` is unknown when built.
        TypeError: The dtype of the layer is not a floating one.
    """

    static_output_rule = True

    def __init__(
        self,
        units,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = arguments.check_positive_int(units, "units", owner=self)
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)
        self.supports_masking = True

    def build(self, input_shape):
        dtype = tf.as_dtype(self.dtype or "float32")
        if not (dtype.is_floating or dtype.is_complex):
            raise TypeError(f"A Dense layer can only be built with a floating-point dtype. Received: dtype={dtype}")
        what = "The last dimension of the inputs to a Dense layer"
        features = shapes.known_dim(input_shape, axis=-1, owner=self, what=what)
        self.input_spec = InputSpec(min_ndim=2, axes={-1: features})
        self.kernel = self.add_weight(
            "kernel",
            shape=(features, self.units),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                "bias",
                shape=(self.units,),
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        super().build(input_shape)

    def call(self, inputs):
        if isinstance(inputs, tf.RaggedTensor):
            return tf.ragged.map_flat_values(self.call, inputs)
        if self._compute_dtype_object not in (None, inputs.dtype):
            inputs = call_inputs.to_numbers(inputs, self._compute_dtype_object, self)
        if isinstance(inputs, tf.SparseTensor):
            if inputs.shape.rank == 2:
                return self._activate(self._add_bias(_multiply_sparse(inputs, self.kernel)))
            inputs = tf.sparse.to_dense(inputs)
        if inputs.shape.rank in (2, None):
            return self._activate(self._add_bias(tf.matmul(inputs, self.kernel)))
        rows = tf.reshape(inputs, (-1, self.kernel.shape[0]))
        outputs = self._add_bias(tf.matmul(rows, self.kernel))
        return self._activate(tf.reshape(outputs, _shape_of_outputs(inputs, self.units)))

    def _add_bias(self, sums):
        return tf.nn.bias_add(sums, self.bias) if self.use_bias else sums

    def _activate(self, sums):
        return sums if self.activation is None else self.activation(sums)  # users take it away to read the logits

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape).with_rank_at_least(2)
        if input_shape.rank is None or input_shape[-1] is None:
            raise ValueError(
                "The last dimension of the input shape of a Dense layer should be defined. Found None. Received: "
                f"input_shape={input_shape}"
            )
        return input_shape[:-1].concatenate(self.units)

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object or super().compute_output_dtype(inputs)

    @property
    def has_static_output_rule(self):
        return super().has_static_output_rule and keeps_shape_and_dtype(self.activation)

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "activation": activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
        }


def _multiply_sparse(inputs, kernel):
    """`inputs @ kernel` that reads only the rows of the kernel it needs, so that its gradient is sparse too."""
    rows, columns = inputs.indices[:, 0], inputs.indices[:, 1]
    products = tf.expand_dims(inputs.values, 1) * tf.gather(kernel, columns)
    sums = tf.math.unsorted_segment_sum(products, rows, inputs.dense_shape[0])
    return tf.ensure_shape(sums, (inputs.shape[0], kernel.shape[1]))


def _shape_of_outputs(inputs, units):
    """The shape of `inputs` with `units` in place of the last size: in Python where at most one size is unknown."""
    sizes = inputs.shape.as_list()[:-1] + [units]
    if sizes.count(None) <= 1 and 0 not in sizes:
        return [-1 if size is None else size for size in sizes]
    return tf.concat([tf.shape(inputs)[:-1], [units]], axis=0)
