"""`clone_model`: the same architecture with new weights."""

import tensorflow as tf

from keras.engine import variable_tracker
from keras.engine.graph import Graph
from keras.engine.input_layer import Input, InputLayer
from keras.engine.keras_tensor import KerasTensor
from keras.layers.core.lambda_layer import Lambda
from keras.models.functional import Functional
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.support import tracebacks
from keras.support.api_export import keras_export


@keras_export("keras.models.clone_model")
@tracebacks.hides_own_frames
def clone_model(model, input_tensors=None, clone_function=None):
    """Returns a model of the same architecture with new layers and new weights.

    >>> model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    >>> copy = keras.models.clone_model(model)
    >>> copy.layers[0] is model.layers[0]
    False

    Args:
        model: A `Sequential`, functional or subclassed model.
        input_tensors: Symbolic tensors (or values to take shapes from) to build on in place of new inputs, or None.
        clone_function: Function from each layer (not input layers) to the layer that takes its place. Defaults to a
            copy made from the layer's config.

    Raises:
        ValueError: The model cannot be cloned that way.
    """
    clone = clone_function or _copy_from_config
    if not callable(clone):
        raise ValueError(
            f"Expected `clone_function` argument to be a callable. Received: clone_function={clone_function}"
        )
    if isinstance(model, Sequential):
        return _clone_sequential(model, input_tensors, clone)
    if not isinstance(model, Model):
        raise ValueError(f"Expected `model` argument to be a `Model` instance. Received: model={model}")
    if model._graph is not None and (isinstance(model, Functional) or not _has_own_constructor(model)):
        return _clone_functional(model, input_tensors, clone)
    if input_tensors is not None or clone_function is not None:
        raise ValueError(
            f"Expected `model` argument to be a functional `Model` instance, but got a subclassed model: {model}. Its "
            "config can be cloned, but neither `input_tensors` nor `clone_function` can be applied to it."
        )
    return type(model).from_config(model.get_config())


def _copy_from_config(layer):
    if isinstance(layer, Lambda):
        return layer.twin()  # its function is code: taken over as it is, never through a config
    return type(layer).from_config(layer.get_config())


def _has_own_constructor(model):
    return type(model).__init__ is not Model.__init__


def _clone_sequential(model, input_tensors, clone):
    copy_of = {id(layer): clone(layer) for layer in variable_tracker.unique(model.layers)}
    copies = [copy_of[id(layer)] for layer in model.layers]
    if input_tensors is not None:
        flat = tf.nest.flatten(input_tensors)
        if len(flat) != 1:
            raise ValueError(f"To clone a `Sequential` model, we expect at most one tensor as part of `input_tensors`. "
                             f"Received: input_tensors={input_tensors}")  # fmt: skip
        first = [_fresh_input(flat[0], None)]
    else:
        first = [_copy_from_config(layer) for layer in model._stack if isinstance(layer, InputLayer)]
        first = first or ([_copy_from_config(model._graph.input_layers[0])] if model._graph is not None else [])
    return Sequential(first + copies, name=model.name)


def _clone_functional(model, input_tensors, clone):
    graph = model._graph
    if input_tensors is None:
        inputs = [_fresh_input(tensor, tensor._keras_history.layer.name) for tensor in graph.flat_inputs]
    else:
        inputs = [_fresh_input(value, None) for value in tf.nest.flatten(input_tensors)]
        if len(inputs) != len(graph.flat_inputs):
            raise ValueError(
                f'clone_model: model "{model.name}" has {len(graph.flat_inputs)} inputs: `input_tensors` must hold as '
                f"many. Received: input_tensors={input_tensors}"
            )
    copies = {}
    for layer in graph.layers:
        if not isinstance(layer, InputLayer):
            copies[id(layer)] = clone(layer)
    tensors = graph.flat_outputs + graph.added_tensors
    tensors = Graph(graph.inputs, tensors).run(inputs, layer_of=lambda layer: copies[id(layer)])
    outputs, added = tensors[: len(graph.flat_outputs)], tensors[len(graph.flat_outputs) :]
    cls = type(model)
    copy = cls(
        tf.nest.pack_sequence_as(graph.inputs, inputs),
        tf.nest.pack_sequence_as(graph.outputs, outputs),
        name=model.name,
    )
    copy._include(added)
    return copy


def _fresh_input(value, name):
    """The symbolic tensor itself, when a caller gave one; else a new input of the same spec."""
    if isinstance(value, KerasTensor) and name is None:
        return value
    spec = value.type_spec if isinstance(value, KerasTensor) else tf.type_spec_from_value(value)
    if isinstance(spec, tf.TensorSpec):
        return Input(batch_shape=spec.shape, dtype=spec.dtype, name=name)
    return Input(type_spec=spec, name=name)
