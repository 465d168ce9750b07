"""`Model`: a layer that trains, saves and reports, made from symbolic inputs and outputs or by subclassing."""

from typing import Optional

import tensorflow as tf

from keras.engine import graph as graphs, masks, symbolic_call, variable_tracker
from keras.engine.keras_tensor import KerasTensor
from keras.engine.layer import Layer
from keras.models import graph_ends, input_matching
from keras.models.adding_methods import AddingMethods
from keras.models.model_weights import ModelWeights
from keras.models.saving_methods import SavingMethods
from keras.models.summary import SummaryMethod
from keras.support import naming, shapes, state, tf_internals, tracebacks
from keras.support.api_export import keras_export
from keras.training.trainer import Trainer


class _GraphAttribute:
    """Attribute that is read off a model's graph, until a subclass sets one of its own under the same name."""

    def __init__(self, name, doc):
        self._name = name
        self.__doc__ = doc

    def __get__(self, model, unused_class=None):
        if model is None:
            return self
        return None if model._graph is None else list(getattr(model._graph, self._name))


@keras_export("keras.Model", "keras.models.Model")
class Model(AddingMethods, SavingMethods, SummaryMethod, ModelWeights, Trainer, Layer):
    """A layer with training, evaluation, prediction, saving and a summary.

    Made from symbolic inputs and outputs (a functional model) or by subclassing with a `call` of one's own.

    >>> x = keras.Input(shape=(3,))
    >>> model = keras.Model(inputs=x, outputs=keras.layers.Dense(2)(x))
    >>> model(tf.ones((4, 3))).shape
    TensorShape([4, 2])

    >>> class Doubler(keras.Model):
    ...     def call(self, inputs):
    ...         return 2.0 * inputs
    >>> Doubler()(tf.ones((1, 2))).numpy()
    array([[2., 2.]], dtype=float32)

    Args:
        inputs: Symbolic tensor, or list, tuple or dict of them, that the model starts from.
        outputs: Symbolic tensor, or structure of them, that the model gives.
        name: Name of the model. Made from the class name when left out.
        trainable: Whether the weights may be trained.

    Raises:
        ValueError: An output cannot be computed from the inputs.
    """

    owns_metric_weights = True

    # The class that `Model(inputs, outputs)` gives; set by models.functional, which builds on this module.
    _functional_class: Optional[type] = None

    _TF_MODULE_IGNORED_PROPERTIES = Layer._TF_MODULE_IGNORED_PROPERTIES | {
        "_graph",
        "_saved_call_spec",
        "input_names",
        "output_names",
    }

    def __new__(cls, *args, **kwargs):
        if cls is Model and _is_functional(args, kwargs):
            cls = Model._functional_class
        model = super().__new__(cls, *args, **kwargs)
        model.__dict__.update(_graph=None, _saved_call_spec=None)
        return model

    @tracebacks.hides_own_frames
    def __init__(self, *args, **kwargs):
        if _is_functional(args, kwargs):
            self._init_from_graph(*args, **kwargs)
        else:
            _check_not_half_functional(kwargs)
            super().__init__(*args, **kwargs)
            self._init_training()

    def __setattr__(self, name, value):
        if "_name" not in self.__dict__ and not variable_tracker.is_plain(value) and name not in _BEFORE_INIT:
            raise RuntimeError(
                "It looks like you are subclassing `Model` and you forgot to call `super().__init__()`. Always start "
                f"with this line. Received: {type(self).__name__}.{name} = {value!r}"
            )
        super().__setattr__(name, value)

    # A graph inside.

    def _init_from_graph(self, inputs, outputs, name=None, trainable=True, **kwargs):
        if kwargs:
            unknown = sorted(kwargs)[0]
            hint = naming.closest(unknown, ("inputs", "outputs", "name", "trainable"))
            raise TypeError(f"{type(self).__name__}: Keyword argument not understood: {unknown!r}. {hint}".rstrip())
        Layer.__init__(self, name=name, trainable=trainable, autocast=False)
        self._init_training()
        self._set_graph(graph_ends.unwrap(inputs, "inputs"), graph_ends.unwrap(outputs, "outputs"))
        self._self_tracked_trackables = list(self._graph.layers)

    def _set_graph(self, inputs, outputs, checks_inputs=True):
        """Makes this model run the calls between symbolic inputs and outputs, and refuse inputs of other shapes."""
        graph_ends.check(inputs, outputs)
        inputs, outputs = graphs.with_input_layers(inputs, outputs)
        self._graph = graphs.Graph(inputs, outputs)
        self._supports_masking = True
        self._build_input_shape = tf.nest.map_structure(lambda tensor: tensor.shape, inputs)
        self._input_spec = graph_ends.input_specs(self._graph) if checks_inputs else None
        self.input_names = [tensor._keras_history.layer.name for tensor in self._graph.flat_inputs]
        self.output_names = graph_ends.unique_names(
            tensor._keras_history.layer.name for tensor in self._graph.flat_outputs
        )
        self.built = True

    @property
    def _is_graph_network(self):
        return self._graph is not None

    @property
    def first_call_in_config(self):
        return 1 if self._is_graph_network else 0

    @property
    def _nodes_by_depth(self):
        return self._graph.nodes_by_depth

    inputs = _GraphAttribute("flat_inputs", "Symbolic inputs as a flat list; None for a model without a graph.")
    outputs = _GraphAttribute("flat_outputs", "Symbolic outputs as a flat list; None for a model without a graph.")

    @property
    def input(self):
        """Symbolic input, or structure of inputs, of the model."""
        return super().input if self._graph is None else self._graph.inputs

    @property
    def output(self):
        """Symbolic output, or structure of outputs, of the model."""
        return super().output if self._graph is None else self._graph.outputs

    @property
    def input_shape(self):
        """Shape of the input, or structure of shapes."""
        return super().input_shape if self._graph is None else graph_ends.shape_structure(self._graph.inputs)

    @property
    def output_shape(self):
        """Shape of the output, or structure of shapes."""
        return super().output_shape if self._graph is None else graph_ends.shape_structure(self._graph.outputs)

    @property
    def layers(self):
        """Layers of the model: those of the graph in order, then those assigned as attributes."""
        return list(self._flatten_layers(recursive=False, include_self=False))

    @property
    def layers_in_summary(self):
        """Layers that `summary` lists."""
        return self.layers

    is_stack = False

    @tracebacks.hides_own_frames
    def get_layer(self, name=None, index=None):
        """Returns a layer by its name or by its place in `layers`.

        Raises:
            ValueError: Both or neither were given, or there is no such layer.
        """
        layers = self.layers
        if name is not None and index is not None:
            raise ValueError(f"Provide only a layer name or a layer index. Received: index={index}, name={name}.")
        if name is None and index is None:
            raise ValueError("Provide either a layer name or layer index at `get_layer`.")
        if index is not None:
            if not -len(layers) <= index < len(layers):
                raise ValueError(
                    f"Was asked to retrieve layer at index {index} but model only has {len(layers)} layers."
                )
            return layers[index]
        for layer in layers:
            if layer.name == name:
                return layer
        names = [layer.name for layer in layers]
        raise ValueError(f"No such layer: {name}. Existing layers are: {names}. {naming.closest(name, names)}".rstrip())

    # The call.

    def call(self, inputs, training=None, mask=None):
        """Computes the outputs: a model with a graph runs it; a subclass without one writes this method.

        Args:
            inputs: Tensor or structure of tensors.
            training: Whether layers behave as in training.
            mask: Mask of the inputs, or structure of masks, or None.
        """
        graph = self._graph  # a Sequential may draw another one meanwhile
        if graph is None:
            raise NotImplementedError(
                f"Unimplemented `{type(self).__name__}.call()`: if you intend to create a `Model` with the Functional "
                "API, please provide `inputs` and `outputs` arguments. Otherwise, subclass `Model` with an overridden "
                "`call()` method."
            )
        values = input_matching.flatten_to_inputs(inputs, graph)
        if mask is not None:
            values = [masks.with_mask(value, one) for value, one in zip(values, tf.nest.flatten(mask))]
        values = [input_matching.conform(value, tensor) for value, tensor in zip(values, graph.flat_inputs)]
        outputs = graph.run(values)
        structure = graph.outputs
        return outputs[0] if isinstance(structure, KerasTensor) else tf.nest.pack_sequence_as(structure, outputs)

    def run_call(self, inputs, args, kwargs):
        outputs = super().run_call(inputs, args, kwargs)
        if self._saved_call_spec is None:
            self._set_save_spec(inputs, args, kwargs)
        return outputs

    def infer_outputs(self, inputs, args, kwargs, training):
        if self._graph is not None and not args and not kwargs and self._runs_only_the_graph:
            if graph_ends.specs_of(inputs) == graph_ends.specs_of(self._graph.inputs) and not masks.has_any(inputs):
                return tf.nest.map_structure(graph_ends.twin_of, self._graph.outputs)
        return super().infer_outputs(inputs, args, kwargs, training)

    def compute_mask(self, inputs, mask=None):
        """Returns the masks of the outputs: those that the layers of the graph give, which runs for it."""
        if self._graph is None:
            return super().compute_mask(inputs, mask)
        return tf.nest.map_structure(masks.mask_of, self.call(inputs, mask=mask))

    @property
    def overrides_compute_mask(self):
        """True when the class of a user says itself what its output mask is."""
        return type(self).compute_mask is not Model.compute_mask

    def _attach_masks(self, inputs, outputs, input_masks):
        if self._graph is None or self.overrides_compute_mask:  # else masks came out of the layers as they ran
            super()._attach_masks(inputs, outputs, input_masks)

    @property
    def _runs_only_the_graph(self):
        return type(self).call is Model.call and "call" not in self.__dict__

    def compute_output_shape(self, input_shape):
        """Returns the shape, or structure of shapes, that the model gives for inputs of a shape.

        Raises:
            ValueError: A model with a graph got another number of shapes than it has inputs.
        """
        input_shape = shapes.as_tensor_shapes(input_shape)
        if self._graph is not None and self._runs_only_the_graph:
            given, count = len(tf.nest.flatten(input_shape)), len(self._graph.flat_inputs)
            if given != count:
                raise ValueError(
                    f"Invalid `input_shape` argument {shapes.map_shapes(shapes.as_tuple, input_shape)}: the model "
                    f"expects {count} input tensors."
                )
            given = map(graph_ends.with_shape, self._graph.flat_inputs, tf.nest.flatten(input_shape))
            inputs = tf.nest.pack_sequence_as(self._graph.inputs, list(given))
            outputs = self.infer_outputs(inputs, (), {}, training=False)
            return tf.nest.map_structure(lambda tensor: tensor.shape, outputs)
        return super().compute_output_shape(input_shape)

    # Building.

    @tracebacks.hides_own_frames
    def build(self, input_shape):
        """Makes the weights of a subclassed model by running `call` once on placeholders.

        Args:
            input_shape: Tuple, `tf.TensorShape`, or list or dict of them, batch axis included.

        Raises:
            ValueError: `input_shape` is of another type, `call` has further arguments that must be given, or it cannot
                run on floating inputs of that shape.
        """
        if self._graph is not None:
            self.built = True
            return
        if input_shape is None:
            raise ValueError("Input shape must be defined when calling `build()` on a `Model` subclass.")
        if not isinstance(input_shape, (tuple, list, dict, tf.TensorShape)):
            raise ValueError(
                "Specified input shape is not one of the valid types. Please specify a batch input shape of type "
                f"tuple or list of input shapes. User provided input type: {type(input_shape)}."
            )
        missing = self._call_spec().required_names()
        if missing:
            raise ValueError(
                "Currently, you cannot build your model if it has positional or keyword arguments that are not inputs "
                "to the model, but are required for its `call()` method. Instead, in order to instantiate and build "
                "your model, `call()` your model on real tensor data with all expected call arguments. Required by "
                f"`{type(self).__name__}.call`: {missing}"
            )
        dtype = self._compute_dtype_object or state.process.float_type
        inputs = shapes.map_shapes(lambda shape: KerasTensor(tf.TensorSpec(shape, dtype)), input_shape)
        self._runs_unnamed = True
        try:
            symbolic_call.infer_by_trace(self, inputs, training=False)
        except (tf.errors.OpError, TypeError, ValueError) as error:
            raise ValueError(
                "You cannot build your model by calling `build` if your layers do not support float type inputs. "
                "Instead, in order to instantiate and build your model, call your model on real tensor data (of the "
                f"correct dtype).\n\nThe actual error from `call` is: {error}."
            ) from error
        finally:
            self._runs_unnamed = False
        super().build(input_shape)

    def _build_for(self, inputs):
        """On a first call the layers build themselves as they run; only a `build` of the user's own is called."""
        if tf_internals.is_overridden(self, "build", Model):
            super()._build_for(inputs)
        else:
            self._build_input_shape = tf.nest.map_structure(lambda value: value.shape, inputs)
            self.built = True

    def reset_states(self):
        """Calls `reset_states` of each stateful layer."""
        for layer in self.layers:
            if hasattr(layer, "reset_states") and getattr(layer, "stateful", False):
                layer.reset_states()

    @property
    def state_updates(self):
        """Deprecated: update operations ran by themselves since TensorFlow 2; always empty."""
        return []


_BEFORE_INIT = frozenset({"_keras_api_names"})


def _is_functional(args, kwargs):
    return len(args) in (2, 3) or len(args) == 1 and "outputs" in kwargs or "inputs" in kwargs and "outputs" in kwargs


def _check_not_half_functional(kwargs):
    for given, missing in (("inputs", "outputs"), ("outputs", "inputs")):
        if given in kwargs:
            others = [name for name in kwargs if name not in (given, "name", "trainable")]
            raise TypeError(
                f"Model: `{given}` was passed without `{missing}`; a functional model needs both. Received keywords: "
                f"{sorted(kwargs)}. {naming.closest(missing, others) and f'Did you mean `{missing}`?'}".rstrip()
            )
