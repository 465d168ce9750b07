"""`Sequential`: a plain stack of layers, each with one input and one output."""

import tensorflow as tf

from keras.engine.build_turn import build_turn
from keras.engine.input_layer import Input, InputLayer
from keras.engine.keras_tensor import KerasTensor
from keras.engine.layer import Layer
from keras.models.functional import Functional
from keras.models.model import Model
from keras.serialization import decode, legacy_format
from keras.support import shapes, tracebacks
from keras.support.api_export import keras_export


@keras_export("keras.Sequential", "keras.models.Sequential")
class Sequential(Functional):
    """A stack of layers: the output of each is the input of the next.

    With a known input shape (an `Input` first, or `input_shape=` of the first layer) the weights exist at once; without
    it they are made by the first call, by `fit`, or by `build`.

    >>> model = keras.Sequential()
    >>> model.add(keras.Input(shape=(4,)))
    >>> model.add(keras.layers.Dense(3, activation="relu"))
    >>> model.add(keras.layers.Dense(1))
    >>> model.output_shape
    (None, 1)

    Args:
        layers: List of layers to add, or None.
        name: Name of the model. Made up when left out.

    Raises:
        TypeError: Something in `layers` is not a layer.
        ValueError: Two layers have the same name, or a layer has several outputs.
    """

    is_stack = True

    _TF_MODULE_IGNORED_PROPERTIES = Functional._TF_MODULE_IGNORED_PROPERTIES | {"_stack", "_inferred_spec"}

    @tracebacks.hides_own_frames
    def __init__(self, layers=None, name=None):
        Model.__init__(self, name=name, autocast=False)
        self._stack = []  # layers in order, an input layer first when the input shape was declared
        self._inferred_spec = None  # `tf.TensorSpec` that the graph was drawn for, when no input shape was declared
        self._add_all(layers if isinstance(layers, (list, tuple)) else [] if layers is None else [layers])

    # The stack.

    @property
    def layers(self):
        """Layers of the stack, without the input layer."""
        return [layer for layer in self._stack if not isinstance(layer, InputLayer)]

    @tracebacks.hides_own_frames
    def add(self, layer):
        """Puts a layer on top of the stack.

        Args:
            layer: The layer, or what `keras.Input` returned (only first).

        Raises:
            TypeError: It is not a layer.
            ValueError: Another layer of that name is in the stack, or it has several outputs.
        """
        layer = self._put_on_stack(layer)
        self._extend_graph(layer)
        self._after_change()

    def _add_all(self, layers):
        """Adds layers to an empty stack and draws the graph once."""
        for layer in layers:
            self._put_on_stack(layer)
        if self._stack:
            self._redraw()
            self._after_change()

    def _put_on_stack(self, layer):
        layer = _as_layer(layer)
        if any(known.name == layer.name and known is not layer for known in self._stack):
            raise ValueError(
                f'All layers added to a Sequential model should have unique names. Name "{layer.name}" is already '
                "the name of a layer in this model. Update the `name` argument to pass a unique name."
            )
        if not self._stack and not isinstance(layer, InputLayer):
            declared = _declared_input(layer)
            if declared is not None:
                self._stack.append(declared)
        self._stack.append(layer)
        return layer

    @tracebacks.hides_own_frames
    def pop(self):
        """Takes the last layer off the stack; a declared input shape goes with the only one.

        Raises:
            TypeError: The stack is empty.
        """
        if not self.layers:
            raise TypeError("There are no layers in the model.")
        spec = self._inferred_spec
        self._forget_graph()
        removed = self._stack.pop()
        if not self.layers:
            self._stack.clear()
        elif spec is None:
            self._redraw()
        else:
            self._draw_for(spec)
        self._after_change()
        return removed

    def _after_change(self):
        self._self_tracked_trackables = list(self._stack)
        self.built = self._graph is not None
        if not self.built:
            self._build_input_shape = None
            self._input_spec = None
        self._drop_compiled_functions()

    # The graph.

    def _redraw(self):
        if self._stack and isinstance(self._stack[0], InputLayer):
            self._draw(self._stack[0].inbound_nodes[0].outputs, self._stack[1:])

    def _extend_graph(self, layer):
        """Calls a new layer on the output so far, when the input is known."""
        if self._graph is not None:
            outputs = _one_output(layer(self._graph.outputs), layer)
            self._set_graph(self._graph.inputs, outputs, checks_inputs=self._inferred_spec is None)
        else:
            self._redraw()

    def _draw(self, tensor, layers, checks_inputs=True):
        inputs = tensor
        for layer in layers:
            tensor = _one_output(layer(tensor), layer)
        self._set_graph(inputs, tensor, checks_inputs)

    def _draw_for(self, spec):
        """Draws the graph for inputs whose shape was not declared."""
        _forget_calls(self._graph)  # the graph itself stays until the new one takes its place: it may be running
        first = self.layers[0]
        inputs = Input(batch_shape=spec.shape, dtype=spec.dtype, name=f"{first.name}_input")
        self._draw(inputs, self.layers, checks_inputs=False)  # other shapes redraw; the layers check what they demand
        self._self_tracked_trackables = list(self._stack)
        self._inferred_spec = spec

    def _forget_graph(self):
        """Drops the graph and the calls that were recorded for it."""
        _forget_calls(self._graph)
        self._graph = None
        self._inferred_spec = None

    # The call.

    @tracebacks.hides_own_frames
    def build(self, input_shape=None):
        """Makes the weights for inputs of a shape, batch axis included.

        Raises:
            ValueError: No shape was given and none is known.
        """
        if self._graph is not None:
            self.built = True
        elif input_shape is None:
            raise ValueError(
                f'You must provide an `input_shape` argument: "{self.name}" does not know the shape of its inputs.\n'
                "    For example `model.build((None, 3))`; the first axis counts the samples."
            )
        elif not self._stack:
            self._build_input_shape = input_shape
            self.built = True
        elif shapes.is_shape(input_shape):
            self._draw_for(tf.TensorSpec(input_shape, self._compute_dtype_object))
        else:
            super().build(input_shape)

    def _build_for(self, inputs):
        if self.layers:
            self._draw_from_values(inputs)
        self.built = True

    def call(self, inputs, training=None, mask=None):
        """Runs the layers in order; a stack of none returns its inputs."""
        has_graph = self._graph is not None
        if self._inferred_spec is not None:
            has_graph = self._draw_from_values(inputs)
        if has_graph:
            return super().call(inputs, training=training, mask=mask)
        for layer in self.layers:
            inputs = layer(inputs) if mask is None else layer(inputs, mask=mask)
            mask = None
        return inputs

    def _draw_from_values(self, inputs):
        """Draws the graph for the shape of actual inputs; a shape that differs later frees the axes that differ.

        Returns whether there is a graph that takes the inputs; without one, the layers run one by one.
        """
        if not isinstance(inputs, (tf.Tensor, KerasTensor)) or any(layer.dynamic for layer in self.layers):
            return self._graph is not None
        shape = inputs.shape
        if shape.rank and not tf.executing_eagerly():  # a step is traced for one batch and runs for all
            shape = tf.TensorShape([None]).concatenate(shape[1:])
        if self._was_drawn_for(shape, inputs.dtype):
            return True
        with build_turn(), tf.init_scope(), tf.name_scope(""):  # weights go without the names of calls around
            drawn = self._inferred_spec
            if drawn is None:
                self._draw_for(tf.TensorSpec(shape, inputs.dtype))
            elif drawn.shape.rank != shape.rank:
                return False
            elif not self._was_drawn_for(shape, inputs.dtype):
                try:
                    self._draw_for(tf.TensorSpec(drawn.shape.most_specific_compatible_shape(shape), inputs.dtype))
                except (TypeError, ValueError):
                    self._draw_for(drawn)
                    return False
            return True

    def _was_drawn_for(self, shape, dtype):
        drawn = self._inferred_spec
        return drawn is not None and drawn.shape.is_compatible_with(shape) and drawn.dtype == dtype

    def _check_weights_exist(self):
        if not self.built and self.layers and not all(layer.built for layer in self.layers):
            raise ValueError(
                f"Weights for model '{self.name}' have not yet been created. Weights are created when the model is "
                "first called on inputs or `build()` is called with an `input_shape`.\n"
                "    For example: `model.build((None, 3))` for inputs of 3 features."
            )

    def compute_mask(self, inputs, mask):
        """Returns the mask of the outputs for inputs with a mask."""
        outputs = self.call(inputs, mask=mask)
        return getattr(outputs, "_keras_mask", None)

    @property
    def overrides_compute_mask(self):
        """False: masks come out of the layers as they run."""
        return False

    def compute_output_shape(self, input_shape):
        """Returns the shape that the stack gives for inputs of a shape."""
        shape = shapes.as_tensor_shapes(input_shape)
        for layer in self.layers:
            shape = layer.compute_output_shape(shape)
        return shape

    # Configs.

    def get_config(self):
        """Returns the name and the configs of the layers, the input layer included when the input is known."""
        layers = self._stack if self._graph is None else self._graph.input_layers + self.layers
        config = {"name": self.name, "layers": [legacy_format.serialize_layer(layer) for layer in layers]}
        if self._graph is None and self._build_input_shape is not None:
            config["build_input_shape"] = shapes.map_shapes(shapes.as_tuple, self._build_input_shape)
        return config

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Makes a model from what `get_config` gave."""
        name, entries, input_shape = _parts(config)
        model = cls(name=name)
        layers, first_of = [], {}
        for index, entry in enumerate(entries):
            first = first_of.setdefault(_layer_name(entry), index)
            is_repeated = first < index and entry == entries[first]  # the same layer stands in the stack once more
            layers.append(layers[first] if is_repeated else decode.decode(entry, "keras.layers", custom_objects))
        model._add_all(layers)
        if not model.inputs and input_shape and shapes.is_shape(input_shape):
            model.build(tuple(input_shape))
        return model


def _parts(config):
    if isinstance(config, list):
        return None, config, None
    if "layers" not in config:
        raise ValueError(f"The config of a Sequential model has no 'layers'. It has: {sorted(config)}")
    return config.get("name"), config["layers"], config.get("build_input_shape")


def _layer_name(entry):
    config = entry.get("config") if isinstance(entry, dict) else None
    name = config.get("name") if isinstance(config, dict) else None
    return name if isinstance(name, str) else None


def _as_layer(layer):
    if isinstance(layer, KerasTensor) and isinstance(layer._keras_history.layer, InputLayer):
        return layer._keras_history.layer
    if not isinstance(layer, Layer):
        hint = (
            f" Pass an instance: {layer.__name__}(...)." if isinstance(layer, type) and issubclass(layer, Layer) else ""
        )
        raise TypeError(
            f"The added layer must be an instance of class Layer. Received: layer={layer} of type {type(layer)}.{hint}"
        )
    return layer


def _declared_input(layer):
    """Input layer for the shape that a first layer declares, or that a nested model begins with; None without one."""
    name = f"{layer.name}_input"
    if layer._batch_input_shape is not None:
        return InputLayer(batch_input_shape=layer._batch_input_shape, dtype=layer.dtype, name=name)
    if isinstance(layer, Model) and layer._graph is not None and len(layer.inputs) == 1:
        return InputLayer(batch_input_shape=layer.inputs[0].shape, dtype=layer.inputs[0].dtype, name=name)
    return None


def _one_output(output, layer):
    flat = tf.nest.flatten(output)
    if len(flat) == 1 and isinstance(flat[0], KerasTensor):
        return flat[0]
    raise ValueError(
        "All layers in a Sequential model should have a single output tensor. For multi-output layers, use the "
        "functional API. "
        f'Received: layer "{layer.name}" with outputs {output}'
    )


def _forget_calls(graph):
    if graph is not None:
        for node in graph.nodes:
            if not node.is_input:
                _forget_node(node)


def _forget_node(node):
    nodes = node.layer._inbound_nodes
    nodes[:] = [kept for kept in nodes if kept is not node]
    for tensor in node.keras_inputs:
        source = tensor._keras_history.layer
        source._outbound_nodes = [kept for kept in source._outbound_nodes if kept is not node]
