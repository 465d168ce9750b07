"""The ends of a model's graph: what its inputs and outputs may be, and their specs, names and shapes."""

import numpy as np
import tensorflow as tf

from keras.engine import keras_tensor
from keras.engine.input_spec import InputSpec
from keras.engine.keras_tensor import KerasTensor
from keras.support import shapes

_DRAW_IT = "Begin at `keras.Input(shape)`, and call layers or TensorFlow functions on what it returns."


def check(inputs, outputs):
    """Refuses ends that are no symbolic tensors.

    Raises:
        ValueError: A value, an array or something else stands among the inputs or the outputs.
    """
    _check_symbolic(
        inputs,
        "Found unexpected instance while processing input tensors for keras functional model. Expecting KerasTensor "
        "which is from tf.keras.Input() or output from keras layer call(). Got: {}",
    )
    _check_symbolic(
        outputs,
        "Output tensors of a Functional model must be the output of a TensorFlow `Layer` (thus holding past layer "
        "metadata). Found: {}",
    )


def _check_symbolic(structure, message):
    for tensor in tf.nest.flatten(structure):
        if not keras_tensor.is_keras_tensor(tensor):
            found = "an array" if tf.is_tensor(tensor) or isinstance(tensor, np.ndarray) else f"{tensor}"
            raise ValueError(f"{message.format(found)} (of type {type(tensor).__name__})\n    {_DRAW_IT}")


def input_specs(graph):
    """What a model demands of its inputs, in their order; dicts are read by key, others by the input layers' names."""
    if not isinstance(graph.inputs, dict):
        names = [layer.name for layer in graph.input_layers]
    elif any(map(tf.nest.is_nested, graph.inputs.values())):
        names = [None] * len(graph.flat_inputs)
    else:
        names = sorted(graph.inputs)
    return [_input_spec(tensor, name) for tensor, name in zip(graph.flat_inputs, names)]


def _input_spec(tensor, name):
    shape = tensor.shape if not tensor.shape.rank else [None, *tensor.shape[1:]]  # any number of samples will do
    spec = InputSpec(shape=shape, allow_last_axis_squeeze=True, name=name)
    spec.is_optional = tensor._keras_history.layer.is_optional
    return spec


def unwrap(structure, what):
    """One tensor in place of a list of one; an empty structure is refused."""
    if isinstance(structure, list) and len(structure) == 1:
        return structure[0]
    if isinstance(structure, (list, tuple)) and not structure:
        raise ValueError(f"Model: `{what}` must hold at least one symbolic tensor. Received: {what}={structure!r}")
    return structure


def unique_names(names):
    """Names of outputs: the second `a` becomes `a_1`."""
    counts, unique = {}, []
    for name in names:
        counts[name] = counts.get(name, -1) + 1
        unique.append(name if counts[name] == 0 else f"{name}_{counts[name]}")
    return unique


def with_shape(tensor, shape):
    """A symbolic tensor like an input of a graph, of another shape; ragged and sparse ones keep theirs."""
    spec = tensor.type_spec
    return KerasTensor(tf.TensorSpec(shape, spec.dtype) if isinstance(spec, tf.TensorSpec) else spec)


def shape_structure(tensors):
    """Shapes as tuples, in the structure of the tensors."""
    return tf.nest.map_structure(lambda tensor: shapes.as_tuple(tensor.shape), tensors)


def specs_of(tensors):
    """Shapes and dtypes, in the structure of the tensors: what two calls must share to give the same."""

    def spec(tensor):
        return (shapes.as_tuple(tensor.shape), tensor.dtype) if isinstance(tensor, KerasTensor) else None

    return tf.nest.map_structure(spec, tensors)


def twin_of(tensor):
    """A symbolic tensor like another one, to be the output of another call."""
    twin = KerasTensor(tensor.type_spec, inferred_value=tensor._static_value, name=tensor.name)
    twin._keras_mask = tensor._keras_mask
    return twin
