"""Recording: what a call on symbolic tensors gives, without running it."""

import tensorflow as tf

from keras.engine import call_context, keras_tensor, masks, symbolic_types
from keras.engine.keras_tensor import KerasTensor
from keras.engine.node import Node
from keras.support import shapes, tf_internals


def record(layer, inputs, args, kwargs, training):
    """Records one call of a layer: infers its outputs, links a `Node`, returns the symbolic outputs."""
    outputs = layer.infer_outputs(inputs, args, kwargs, training)
    Node(layer, (inputs,) + tuple(args), kwargs, outputs)
    return outputs


def infer_by_trace(layer, inputs, args=(), kwargs=None, training=None):
    """Symbolic outputs of a call, by running the layer's `call` once on placeholders in a scratch graph."""
    with tf_internals.new_func_graph(layer.name + "_scratch").as_default():
        values, args, kwargs = tf.nest.map_structure(_stand_in, (inputs, tuple(args), kwargs or {}))
        try:
            with call_context.CallContext(layer, training, parent=None):
                outputs = layer.run_call(layer.ready_inputs(values), args, kwargs)
        finally:
            layer.forget_call_losses()  # they are tensors of the scratch graph
        return tf.nest.map_structure(lambda value: _as_symbolic(value, layer.name), outputs)


def is_dense(inputs):
    """True when the inputs are symbolic tensors that are neither ragged nor sparse: what static rules speak of."""
    return all(
        isinstance(value, KerasTensor) and isinstance(value.type_spec, tf.TensorSpec)
        for value in tf.nest.flatten(inputs)
    )


def infer_by_rule(layer, inputs):
    """Outputs from `compute_output_shape` and `compute_output_dtype` alone; only layers that make masks trace those."""
    input_shapes = tf.nest.map_structure(lambda tensor: tensor.shape, inputs)
    shape = layer.compute_output_shape(input_shapes)
    dtype = tf.as_dtype(layer.compute_output_dtype(inputs))
    outputs = shapes.map_shapes(lambda one: KerasTensor(tf.TensorSpec(one, dtype), name=layer.name), shape)
    if layer.makes_masks or layer.overrides_compute_mask and masks.has_any(inputs):
        masks.attach(outputs, _mask_by_trace(layer, inputs))
    elif layer.supports_masking:
        masks.attach(outputs, masks.collect(inputs))
    elif masks.has_any(inputs) and not layer._call_spec().expects_mask:
        masks.warn_of_loss(layer)
    return outputs


def _mask_by_trace(layer, inputs):
    with tf_internals.new_func_graph(layer.name + "_mask").as_default():
        values = tf.nest.map_structure(_stand_in, inputs)
        mask = layer.compute_mask(values, masks.collect(values))
        return tf.nest.map_structure(lambda one: None if one is None else keras_tensor.from_tensor(one), mask)


def _stand_in(value):
    """Placeholder for a symbolic tensor, with a placeholder for its mask; anything else as it is."""
    if not isinstance(value, KerasTensor):
        return value
    tensor = keras_tensor.placeholder(value)
    if value._keras_mask is not None:
        masks.attach(tensor, keras_tensor.placeholder(value._keras_mask))
    return tensor


def _as_symbolic(value, name):
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, tf.Operation):
        raise TypeError(
            f'Layer "{name}" gives the operation {value.name!r} where a tensor is due; no layer could wait for it. Put '
            "the call into a layer of your own (subclass `keras.layers.Layer`), beside what needs it."
        )
    given = value
    if not tf.is_tensor(value) and not isinstance(value, (tf.Variable, tf_internals.CompositeTensor)):
        value = tf.convert_to_tensor(value)
    symbolic = keras_tensor.from_tensor(value, name=name)
    symbolic._user_value = given if symbolic_types.is_registered(given) else None
    mask = masks.mask_of(value)
    if mask is not None:
        symbolic._keras_mask = keras_tensor.from_tensor(mask)
    return symbolic
