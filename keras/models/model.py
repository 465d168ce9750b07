"""`Model`: a layer that trains, saves and reports, made from symbolic inputs and outputs or by subclassing."""

from typing import Optional

import tensorflow as tf

from keras.engine import graph as graphs, keras_tensor, symbolic_call, variable_tracker
from keras.engine.input_spec import InputSpec
from keras.engine.keras_tensor import KerasTensor
from keras.engine.layer import Layer
from keras.models import input_matching, model_config, summary
from keras.models.saving_methods import SavingMethods
from keras.support import naming, shapes, state, tf_internals
from keras.support.api_export import keras_export
from keras.training.trainer import Trainer


@keras_export("keras.Model", "keras.models.Model")
class Model(SavingMethods, Trainer, Layer):
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

    def __init__(self, *args, **kwargs):
        if _is_functional(args, kwargs):
            self._init_from_graph(*args, **kwargs)
        else:
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
            raise TypeError(f"{type(self).__name__}: Keyword argument not understood: {sorted(kwargs)[0]!r}")
        Layer.__init__(self, name=name, trainable=trainable, autocast=False)
        self._init_training()
        self._set_graph(_unwrap(inputs, "inputs"), _unwrap(outputs, "outputs"))

    def _set_graph(self, inputs, outputs, checks_inputs=True):
        """Makes this model run the calls between symbolic inputs and outputs, and refuse inputs of other shapes."""
        _check_symbolic(inputs)
        _check_symbolic(outputs)
        inputs, outputs = graphs.with_input_layers(inputs, outputs)
        self._graph = graphs.Graph(inputs, outputs)
        self._self_tracked_trackables = list(self._graph.layers)
        if not self._trainable:
            self.trainable = False
        self._build_input_shape = tf.nest.map_structure(lambda tensor: tensor.shape, inputs)
        self._input_spec = _input_specs(self._graph) if checks_inputs else None
        self.input_names = [tensor._keras_history.layer.name for tensor in self._graph.flat_inputs]
        self.output_names = _unique_names(tensor._keras_history.layer.name for tensor in self._graph.flat_outputs)
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

    @property
    def inputs(self):
        """Symbolic inputs as a flat list; None for a model without a graph."""
        return None if self._graph is None else list(self._graph.flat_inputs)

    @property
    def outputs(self):
        """Symbolic outputs as a flat list; None for a model without a graph."""
        return None if self._graph is None else list(self._graph.flat_outputs)

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
        return super().input_shape if self._graph is None else _shape_structure(self._graph.inputs)

    @property
    def output_shape(self):
        """Shape of the output, or structure of shapes."""
        return super().output_shape if self._graph is None else _shape_structure(self._graph.outputs)

    @property
    def layers(self):
        """Layers of the model: those of the graph in order, then those assigned as attributes."""
        return list(self._flatten_layers(recursive=False, include_self=False))

    @property
    def layers_in_summary(self):
        """Layers that `summary` lists."""
        return self.layers

    is_stack = False

    def get_layer(self, name=None, index=None):
        """Returns a layer by its name or by its place in `layers`.

        Raises:
            ValueError: Both or neither were given, or there is no such layer.
        """
        layers = self.layers
        if (name is None) == (index is None):
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
            for value, one in zip(values, tf.nest.flatten(mask)):
                value._keras_mask = one
        values = [input_matching.conform(value, tensor.type_spec) for value, tensor in zip(values, graph.flat_inputs)]
        outputs = graph.run(values)
        structure = graph.outputs
        return outputs[0] if isinstance(structure, KerasTensor) else tf.nest.pack_sequence_as(structure, outputs)

    def run_call(self, inputs, args, kwargs):
        if self._saved_call_spec is None:
            self._set_save_spec(inputs, args, kwargs)
        return super().run_call(inputs, args, kwargs)

    def infer_outputs(self, inputs, args, kwargs, training):
        if self._graph is not None and not args and not kwargs and self._runs_only_the_graph:
            if _specs(inputs) == _specs(self._graph.inputs):
                return tf.nest.map_structure(_twin, self._graph.outputs)
        return super().infer_outputs(inputs, args, kwargs, training)

    @property
    def _runs_only_the_graph(self):
        return type(self).call is Model.call and "call" not in self.__dict__

    def compute_output_shape(self, input_shape):
        """Returns the shape, or structure of shapes, that the model gives for inputs of a shape."""
        return super().compute_output_shape(shapes.as_tensor_shapes(input_shape))

    # Building.

    def build(self, input_shape):
        """Makes the weights of a subclassed model by running `call` once on placeholders.

        Args:
            input_shape: Tuple, `tf.TensorShape`, or list or dict of them, batch axis included.

        Raises:
            ValueError: `input_shape` is of another type, or `call` cannot run on floating inputs of that shape.
        """
        if self._graph is not None:
            self.built = True
            return
        if not isinstance(input_shape, (tuple, list, dict, tf.TensorShape)):
            raise ValueError(
                "Specified input shape is not one of the valid types. Please specify a batch input shape of type "
                f"tuple or list of input shapes. User provided input type: {type(input_shape)}."
            )
        dtype = self._compute_dtype_object or state.process.float_type
        inputs = shapes.map_shapes(lambda shape: KerasTensor(tf.TensorSpec(shape, dtype)), input_shape)
        try:
            symbolic_call.infer_by_trace(self, inputs)
        except (tf.errors.OpError, TypeError, ValueError) as error:
            raise ValueError(
                "You cannot build your model by calling `build` if your layers do not support float type inputs. "
                "Instead, in order to instantiate and build your model, call your model on real tensor data (of the "
                f"correct dtype).\n\nThe actual error from `call` is: {error}."
            ) from error
        super().build(input_shape)

    def _build_for(self, inputs):
        """On a first call the layers build themselves as they run; only a `build` of the user's own is called."""
        if tf_internals.is_overridden(self, "build", Model):
            super()._build_for(inputs)
        else:
            self._build_input_shape = tf.nest.map_structure(lambda value: value.shape, inputs)
            self.built = True

    # Weights: those of the layers in order, then the model's own.

    @property
    def trainable_weights(self):
        """Variables that optimizers may change, layer by layer."""
        self._check_weights_exist()
        if not self.trainable:
            return []
        return variable_tracker.unique(self._nested_weights("trainable_variables") + self._trainable_weights)

    @property
    def non_trainable_weights(self):
        """Variables that optimizers leave alone, layer by layer."""
        self._check_weights_exist()
        if not self.trainable:
            own = self._trainable_weights + self._non_trainable_weights
            return variable_tracker.unique(self._nested_weights("variables") + own)
        return variable_tracker.unique(self._nested_weights("non_trainable_variables") + self._non_trainable_weights)

    @property
    def weights(self):
        """All variables, layer by layer."""
        self._check_weights_exist()
        own = self._trainable_weights + self._non_trainable_weights
        return variable_tracker.unique(self._nested_weights("variables") + own)

    def _check_weights_exist(self):
        """For models that cannot have weights yet (`Sequential`)."""

    def get_weight_paths(self):
        """Returns a dict from the dotted path of each weight (`"block.dense.kernel"`) to the variable."""
        return model_config.weight_paths(self)

    def reset_states(self):
        """Calls `reset_states` of each stateful layer."""
        for layer in self.layers:
            if hasattr(layer, "reset_states") and getattr(layer, "stateful", False):
                layer.reset_states()

    @property
    def state_updates(self):
        """Deprecated: update operations ran by themselves since TensorFlow 2; always empty."""
        return []

    def summary(
        self,
        line_length=None,
        positions=None,
        print_fn=None,
        expand_nested=False,
        show_trainable=False,
        layer_range=None,
    ):
        """Prints a table of the layers: output shapes, numbers of weights and, for graphs, what each is connected to.

        Args:
            line_length: Width of the table, in characters.
            positions: Where columns end: fractions of the width, or characters.
            print_fn: Function that is given each line. Defaults to `print`.
            expand_nested: Whether layers of nested models are listed.
            show_trainable: Whether a column says which layers are trained.
            layer_range: Pair of layer names (or regular expressions), the first and the last to list.

        Raises:
            ValueError: The model has no weights yet.
        """
        summary.print_summary(self, line_length, positions, print_fn, expand_nested, show_trainable, layer_range)


_BEFORE_INIT = frozenset({"_keras_api_names"})


def _is_functional(args, kwargs):
    return len(args) in (2, 3) or len(args) == 1 and "outputs" in kwargs or "inputs" in kwargs and "outputs" in kwargs


def _input_specs(graph):
    """What a model demands of its inputs: by key for a dict of inputs, else in order."""
    if isinstance(graph.inputs, dict):
        return {key: _input_spec(tensor.shape, key) for key, tensor in graph.inputs.items()}
    return [_input_spec(tensor.shape, tensor._keras_history.layer.name) for tensor in graph.flat_inputs]


def _input_spec(shape, name):
    return InputSpec(shape=shape, allow_last_axis_squeeze=True, name=name)


def _unwrap(structure, what):
    if isinstance(structure, (list, tuple)) and len(structure) == 1:
        return structure[0]
    if isinstance(structure, (list, tuple)) and not structure:
        raise ValueError(f"Model: `{what}` must hold at least one symbolic tensor. Received: {what}={structure!r}")
    return structure


def _check_symbolic(structure):
    for tensor in tf.nest.flatten(structure):
        if not keras_tensor.is_keras_tensor(tensor):
            raise ValueError(
                "Found unexpected instance while processing input tensors for keras functional model. Expecting "
                f"KerasTensor which is from tf.keras.Input() or output from keras layer call(). Got: {tensor}"
            )


def _unique_names(names):
    counts, unique = {}, []
    for name in names:
        counts[name] = counts.get(name, -1) + 1
        unique.append(name if counts[name] == 0 else f"{name}_{counts[name]}")
    return unique


def _shape_structure(tensors):
    return tf.nest.map_structure(lambda tensor: shapes.as_tuple(tensor.shape), tensors)


def _specs(tensors):
    def spec(tensor):
        return (shapes.as_tuple(tensor.shape), tensor.dtype) if isinstance(tensor, KerasTensor) else None

    return tf.nest.map_structure(spec, tensors)


def _twin(tensor):
    twin = KerasTensor(tensor.type_spec, inferred_value=tensor._static_value, name=tensor.name)
    twin._keras_mask = tensor._keras_mask
    return twin
