"""`Layer`: state and a computation, the base of everything that a model is made of."""

import contextlib

import tensorflow as tf

from keras import regularizers
from keras.engine import (
    call_context,
    call_error,
    call_inputs,
    declaration_scope,
    keras_tensor,
    layer_arguments,
    masks,
    symbolic_call,
)
from keras.engine.auto_config import ConstructorArguments
from keras.engine.build_turn import build_turn
from keras.engine.call_losses import CallLosses, activity_losses
from keras.engine.call_scopes import CallScopes, scope_name
from keras.engine.call_spec import call_spec_of
from keras.engine.graph_position import GraphPosition
from keras.engine.input_spec import InputSpec
from keras.engine.layer_config import LayerConfig
from keras.engine.layer_losses import LayerLosses
from keras.engine.layer_metrics import LayerMetrics
from keras.engine.tracked_state import TrackedState
from keras.mixed_precision import policy as policies
from keras.support import autograph, naming, shapes, state, tracebacks
from keras.support.api_export import keras_export

_OUR_PACKAGE = __name__.partition(".")[0] + "."


@keras_export("keras.layers.Layer", "keras.__internal__.legacy.layers.Layer")
class Layer(LayerMetrics, TrackedState, LayerLosses, LayerConfig, GraphPosition):
    """State (weights) and a computation (`call`), made for being composed into models.

    Subclasses make weights in `build(input_shape)`, which runs once, before the first call, and compute in
    `call(inputs, ...)`. Calling the layer on values runs it; calling it on symbolic tensors (`keras.Input`) records it.
    `call` may take `training` (a boolean) and `mask`; both are filled in when the caller leaves them out.

    >>> class Linear(keras.layers.Layer):
    ...     def __init__(self, units, **kwargs):
    ...         super().__init__(**kwargs)
    ...         self.units = units
    ...     def build(self, input_shape):
    ...         self.kernel = self.add_weight("kernel", shape=(input_shape[-1], self.units), initializer="ones")
    ...         super().build(input_shape)
    ...     def call(self, inputs):
    ...         return tf.matmul(inputs, self.kernel)
    >>> Linear(2)(tf.ones((1, 3))).numpy()
    array([[3., 3.]], dtype=float32)

    Args:
        trainable: Whether the weights may be trained. Settable later.
        name: Name of the layer, unique within a model. Made from the class name when left out.
        dtype: Dtype of computations and weights, or a `keras.mixed_precision.Policy`. Defaults to the global policy.
        dynamic: True for a layer that can only run eagerly.
        **kwargs: `input_shape`, `batch_input_shape`, `input_dim`, `batch_size` (for the first layer of a
            `Sequential`), `weights` (values to start from), `activity_regularizer`, `autocast`.

    Raises:
        TypeError: An unknown keyword was passed, or `name` or `trainable` is of the wrong type.
    """

    # True beside a `call` whose outputs `compute_output_shape` and `compute_output_dtype` describe: not traced then.
    static_output_rule = False
    # True when `compute_mask` gives masks that the inputs did not carry.
    makes_masks = False
    is_metric = False
    _is_graph_network = False
    # Number that configs give the first recorded call: models with a graph count the drawing of that graph as call 0.
    first_call_in_config = 0
    # True while `build` runs, which may say `built` before it is done: other threads wait for it all the same.
    _is_being_built = False
    # True while a model runs itself for its weights alone, which then go without the name of the model.
    _runs_unnamed = False
    is_input = False

    def __new__(cls, *args, **kwargs):
        layer = super().__new__(cls)
        layer.__dict__.update(_inbound_nodes=[], _outbound_references=[], _call_losses=CallLosses(), _added_metrics=[])
        layer.__dict__["_constructor_arguments"] = ConstructorArguments(cls, args, kwargs)
        return layer

    def __init__(self, trainable=True, name=None, dtype=None, dynamic=False, **kwargs):
        layer_arguments.check(type(self), trainable, name, dynamic, kwargs)
        self._name = name if name is not None else naming.unique_name(naming.to_snake_case(type(self).__name__))
        self._trainable = trainable
        self._dynamic = dynamic
        self._declaration_scope = declaration_scope.scope_of_declaration()
        self._set_dtype_policy(policies.get(dtype))
        self._autocast = kwargs.get("autocast", True)
        self._parts_are_built = False
        self.built = False
        self._stateful = False
        self._supports_masking = False
        self._input_spec = None
        self._build_input_shape = None
        self._batch_input_shape = layer_arguments.batch_input_shape(kwargs)
        self._initial_weights = kwargs.get("weights")
        self._activity_regularizer = regularizers.get(kwargs.get("activity_regularizer"))

    def _set_dtype_policy(self, policy):
        self._dtype_policy = policy
        self._compute_dtype_object = None if policy.compute_dtype is None else tf.as_dtype(policy.compute_dtype)
        self._casts_variables = policy.compute_dtype != policy.variable_dtype

    # What subclasses write.

    def build(self, input_shape):
        """Makes the weights; runs once, before the first call.

        Args:
            input_shape: `tf.TensorShape` of the inputs, batch axis included, or a structure of them.
        """
        self._build_input_shape = input_shape
        self.built = True

    def call(self, inputs, *args, **kwargs):
        """Computes the outputs. The base layer returns its inputs."""
        return inputs

    def compute_output_shape(self, input_shape):
        """Returns the `tf.TensorShape` (or structure of them) that `call` gives for inputs of a shape.

        Layers that state no rule of their own are run once on placeholders.

        Raises:
            NotImplementedError: The layer has no rule, and it cannot run on placeholders of one argument.
        """
        if self.dynamic:
            raise NotImplementedError(
                "Please run in eager mode or implement the `compute_output_shape` method on your layer "
                f"({type(self).__name__})."
            )
        dtype = self._compute_dtype_object or state.process.float_type
        inputs = shapes.map_shapes(
            lambda shape: keras_tensor.KerasTensor(tf.TensorSpec(tf.TensorShape(shape), dtype)), input_shape
        )
        if not self.built:
            self._build_for(inputs)
        try:
            outputs = symbolic_call.infer_by_trace(self, inputs, training=False)
        except TypeError as error:
            raise NotImplementedError(
                "We could not automatically infer the static shape of the layer's output. Please implement the "
                f"`compute_output_shape` method on your layer ({type(self).__name__})."
            ) from error
        return tf.nest.map_structure(lambda tensor: tensor.shape, outputs)

    def compute_output_dtype(self, inputs):
        """Returns the dtype that `call` gives: the compute dtype for floating inputs, else that of the first input."""
        dtype = tf.as_dtype(tf.nest.flatten(inputs)[0].dtype)
        casts = dtype.is_floating and self._autocast and self._compute_dtype_object is not None
        return self._compute_dtype_object if casts else dtype

    def compute_output_signature(self, input_signature):
        """Returns the `tf.TensorSpec` (or structure of them) of the outputs for a structure of input specs.

        Raises:
            TypeError: Something in `input_signature` is no `tf.TensorSpec`.
        """
        for spec in tf.nest.flatten(input_signature):
            if not isinstance(spec, tf.TensorSpec):
                raise TypeError(f"Only TensorSpec signature types are supported. Received: {spec}.")
        shape = self.compute_output_shape(tf.nest.map_structure(lambda spec: spec.shape, input_signature))
        dtype = self.compute_output_dtype(input_signature)
        return shapes.map_shapes(lambda one: tf.TensorSpec(one, dtype), shape)

    def compute_mask(self, inputs, mask=None):
        """Returns the mask of the outputs: that of the inputs for layers that support masking, else None."""
        if self._supports_masking:
            return mask
        if mask is not None and any(one is not None for one in tf.nest.flatten(mask)):
            raise TypeError(f"Layer {self.name} does not support masking, but was passed an input_mask: {mask}")
        return None

    def finalize_state(self):
        """Called after the weights were changed from outside, for layers that derive other state from them."""

    # The call.

    def __call__(self, *args, **kwargs):
        try:
            spec = self._call_spec()
            inputs, args, kwargs = spec.split_inputs(self, args, kwargs)
            parent = call_context.current()
            recording = keras_tensor.contains(inputs, args, kwargs)
            if not recording:
                inputs = self.ready_inputs(inputs)
                if parent is None:
                    self._call_losses.forget()
            training = self._resolve_training(spec, args, kwargs, parent)
            if not spec.expects_training and "training" in kwargs:  # meant for the layers inside
                kwargs = {name: value for name, value in kwargs.items() if name != "training"}
            call_inputs.check(self._input_spec, inputs, self._name)
            if not self.built or self._is_being_built:
                with build_turn():
                    if not self.built:
                        self._build_for(inputs)
                call_inputs.check(self._input_spec, inputs, self._name)
            if recording:
                return symbolic_call.record(self, inputs, args, kwargs, training)
            with call_context.CallContext(self, training, parent):
                observer = state.thread.call_observer
                return self.run_call(inputs, args, kwargs) if observer is None else observer(self, inputs, args, kwargs)
        except Exception as error:
            if call_context.current() is None:
                tracebacks.hide_own_frames(error)
            raise

    def infer_outputs(self, inputs, args, kwargs, training):
        """Symbolic outputs of a call on symbolic tensors: by the layer's shape rule, else by tracing `call`."""
        by_rule = self.has_static_output_rule and not args and "mask" not in kwargs and symbolic_call.is_dense(inputs)
        if by_rule or self.dynamic:
            return symbolic_call.infer_by_rule(self, inputs)
        return symbolic_call.infer_by_trace(self, inputs, args, kwargs, training)

    def run_call(self, inputs, args, kwargs):
        """Runs `call` on values, in the running call's context: names, autocasting, masks and losses around it."""
        spec = self._call_spec()
        input_masks = masks.collect(inputs)
        args, kwargs = self._fill_arguments(spec, input_masks, args, kwargs)
        if spec.expects_mask:
            input_masks = spec.argument("mask", args, kwargs)[0]
        function = self.call
        if not tf.executing_eagerly() and not type(self).__module__.startswith(_OUR_PACKAGE):
            function = autograph.convert(function)
        with self._scopes():
            try:
                outputs = function(inputs, *args, **kwargs)
            except Exception as error:
                call_error.name_the_call(error, self, spec, inputs, args, kwargs)
                raise
            if self._activity_regularizer is not None:
                self._call_losses.record(self, activity_losses(self._activity_regularizer, outputs))
        self._attach_masks(inputs, outputs, input_masks)
        return outputs

    def _call_spec(self):
        spec = self.__dict__.get("_own_call_spec")
        if spec is None:
            if "_name" not in self.__dict__:
                raise RuntimeError("You must call `super().__init__()` in the layer constructor.")
            spec = self._own_call_spec = call_spec_of(self)
        return spec

    def ready_inputs(self, inputs):
        """The first argument of a call as `call` gets it: arrays as tensors, floating ones in the compute dtype."""
        return self._cast_inputs(call_inputs.as_tensors(inputs))

    def _cast_inputs(self, inputs):
        """Floating tensors of the first argument, cast to the compute dtype."""
        dtype = self._compute_dtype_object
        if dtype is None or not self._autocast:
            return inputs
        if isinstance(inputs, tf.Tensor):
            return call_inputs.cast(inputs, dtype)
        return tf.nest.map_structure(lambda value: call_inputs.cast(value, dtype), inputs)

    def _resolve_training(self, spec, args, kwargs, parent):
        """`training` for this call: given, else that of the call around, else the learning phase, else the default."""
        value, _ = spec.argument("training", args, kwargs)
        if value is not None:
            return value
        if parent is not None and parent.training is not None:
            return parent.training
        if state.thread.learning_phase is not None:
            return bool(state.thread.learning_phase)
        return spec.default("training")

    def _fill_arguments(self, spec, input_masks, args, kwargs):
        """Adds `training` and `mask` where `call` takes them and the caller left them out."""
        if spec.expects_training:
            args, kwargs = spec.replace("training", call_context.current().training, args, kwargs)
        if spec.expects_mask and input_masks is not None and spec.argument("mask", args, kwargs)[0] is None:
            args, kwargs = spec.replace("mask", input_masks, args, kwargs)
        return args, kwargs

    def _scopes(self):
        # Eager operations have no names: once the variables below exist, the scope would serve nobody.
        needs_names = not (self._parts_are_built and tf.executing_eagerly() or self._runs_unnamed)
        if needs_names and not self._parts_are_built:
            object.__setattr__(self, "_parts_are_built", all(layer.built for layer in self._flatten_layers()))
        dtype = self._compute_dtype_object if self._casts_variables else None
        return CallScopes(declaration_scope.name_in_scope(self) if needs_names else None, dtype)

    def _attach_masks(self, inputs, outputs, input_masks):
        if self.overrides_compute_mask or self._supports_masking and input_masks is not None:
            if not masks.has_any(outputs):
                masks.attach(outputs, self.compute_mask(inputs, input_masks))
        elif input_masks is not None and not self._call_spec().expects_mask and not masks.has_any(outputs):
            masks.warn_of_loss(self)

    @property
    def overrides_compute_mask(self):
        """True when the class says itself what its output mask is."""
        return type(self).compute_mask is not Layer.compute_mask

    # Building.

    def _build_for(self, inputs):
        """Builds the layer for the shapes of `inputs`."""
        is_drawn = call_context.current() is None and keras_tensor.contains(inputs)
        with contextlib.ExitStack() as scopes:
            if is_drawn:
                scopes.enter_context(tf.name_scope(""))  # a scope around drawings names no weights
                scopes.enter_context(naming.counting_apart())
            self._build(call_inputs.shapes_of(inputs))

    def _build(self, input_shape):
        self._is_being_built = True
        try:
            with naming.counting_here(), tf.init_scope(), tf.name_scope(scope_name(self._name)):
                self.build(input_shape)
        finally:
            self._is_being_built = False
        self.built = True
        if self._build_input_shape is None:
            self._build_input_shape = input_shape
        if self._initial_weights is not None:
            self.set_weights(self._initial_weights)
            self._initial_weights = None
            self._constructor_arguments.forget("weights")

    # What a layer says of itself.

    @property
    def name(self):
        """Name of the layer."""
        return self._name

    @property
    def name_scope(self):
        """`tf.name_scope` of the layer's name, which `tf.Module.with_name_scope` enters."""
        return tf.name_scope(scope_name(self._name))

    @property
    def dtype(self):
        """Dtype of the weights."""
        return self._dtype_policy.variable_dtype

    @property
    def variable_dtype(self):
        """Dtype of the weights."""
        return self._dtype_policy.variable_dtype

    @property
    def compute_dtype(self):
        """Dtype that floating inputs are cast to and computations run in."""
        return self._dtype_policy.compute_dtype

    @property
    def dtype_policy(self):
        """The dtype policy of the layer."""
        return self._dtype_policy

    @property
    def dynamic(self):
        """True when this layer or one below it can only run eagerly."""
        return any(layer._dynamic for layer in self._flatten_layers())

    @property
    def stateful(self):
        """True when some layer keeps state from batch to batch."""
        return any(layer._stateful for layer in self._flatten_layers())

    @stateful.setter
    def stateful(self, value):
        self._stateful = value

    @property
    def supports_masking(self):
        """Whether the layer hands the mask of its inputs on."""
        return self._supports_masking

    @supports_masking.setter
    def supports_masking(self, value):
        self._supports_masking = value

    @property
    def input_spec(self):
        """`InputSpec` (or structure of them) that inputs must fit, or None."""
        return self._input_spec

    @input_spec.setter
    def input_spec(self, value):
        for spec in tf.nest.flatten(value):
            if spec is not None and not isinstance(spec, InputSpec):
                raise TypeError(f"Layer input_spec must be an instance of InputSpec. Got: {spec}")
        self._input_spec = value

    @property
    def activity_regularizer(self):
        """Regularizer applied to the outputs, or None."""
        return self._activity_regularizer

    @activity_regularizer.setter
    def activity_regularizer(self, regularizer):
        self._activity_regularizer = regularizer

    @property
    def has_static_output_rule(self):
        """True when the class that defines `call` says that its shape rule describes it."""
        for cls in type(self).__mro__:
            if "static_output_rule" in cls.__dict__:
                return cls.static_output_rule
            if "call" in cls.__dict__ or "compute_output_shape" in cls.__dict__:
                return False
        return False
