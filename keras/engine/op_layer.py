"""Layers that stand for TensorFlow calls on symbolic tensors: functions, operators, slices, methods, properties."""

import logging

import tensorflow as tf

from keras.engine import (
    call_context,
    call_error,
    elementwise_rules,
    keras_tensor,
    known_values,
    masks,
    op_arguments,
    op_names,
    symbolic_call,
)
from keras.engine.layer import Layer
from keras.serialization.file_names import named_in_files
from keras.support import naming, tf_internals, tracebacks

# Classes whose constructors a config may name.
_COMPOSITE_CLASSES = {"RaggedTensor": tf.RaggedTensor, "SparseTensor": tf.SparseTensor}
# Functions whose layers files call `SlicingOpLambda`.
SLICING_FUNCTIONS = {
    "__operators__.getitem", "__operators__.ragged_getitem", "boolean_mask", "compat.v1.boolean_mask",
}  # fmt: skip


class OpLayer(Layer):
    """Base of the op layers: a layer whose `call` is one TensorFlow call, on arguments taken as they come."""

    def __init__(self, op_name, **kwargs):
        kwargs["autocast"] = False
        kwargs["name"] = kwargs.get("name") or naming.unique_name(op_name)
        super().__init__(**kwargs)
        self.built = True

    def __call__(self, inputs, /, *args, **kwargs):
        try:
            if not keras_tensor.contains(inputs, args, kwargs):
                return self.run_call(inputs, args, kwargs)
            if self._build_input_shape is None:
                self._build_input_shape = tf.nest.map_structure(_shape_of, inputs)
            _warn_of_variables(self.name, (inputs, args, kwargs))
            outputs = symbolic_call.record(self, inputs, args, kwargs, None)
            masks.warn_of_operation(self, self._inbound_nodes[-1].keras_inputs, outputs)
            return outputs
        except Exception as error:
            if call_context.current() is None:
                tracebacks.hide_own_frames(error)
            raise

    def call_as_in_config(self, inputs, /, *args, **kwargs):
        """Calls the layer on arguments as a config writes them."""
        kwargs = op_arguments.restore_dtypes(kwargs)
        return self(op_arguments.restore_operand(inputs, kwargs), *args, **kwargs)

    def ready_inputs(self, inputs):
        return inputs

    def run_call(self, inputs, args, kwargs):
        try:
            return self.call(inputs, *args, **kwargs)
        except Exception as error:
            told = _with_advice(error, self.name, (inputs, args, kwargs))
            call_error.name_the_call(told, self, self._call_spec(), inputs, args, kwargs)
            if told is error:
                raise
            raise told from error

    def build(self, input_shape):
        """Takes note of the shape; there are no weights."""
        self._build_input_shape = input_shape


@named_in_files("keras.layers.TFOpLambda")
class TFOpLambda(OpLayer):
    """One TensorFlow function.

    Args:
        function: The function, or its public name within `tf.` as configs write it.
        **kwargs: `name`, `trainable`, `dtype`.
    """

    def __init__(self, function, **kwargs):
        self.symbol = function if isinstance(function, str) else op_names.name_of(function)
        function = op_names.find(function) if isinstance(function, str) else function
        super().__init__("tf." + (self.symbol or function.__name__), **kwargs)
        self.function = tf_internals.NoDependency(function)

    def call(self, inputs, /, *args, **kwargs):
        return self.function(inputs, *args, **kwargs)

    def infer_outputs(self, inputs, args, kwargs, training):
        outputs = elementwise_rules.infer(self.symbol, inputs, args, kwargs, self.name)
        if outputs is None:
            op_names.check_counts(self.function, (inputs, *args), kwargs, self.name)
            outputs = super().infer_outputs(inputs, args, kwargs, training)
            if self.is_deterministic:
                known_values.note_unstacked(self.symbol, inputs, outputs)
                outputs = known_values.fold(self.call, inputs, args, kwargs, outputs)
        return outputs

    @property
    def is_deterministic(self):
        """False for functions that draw numbers: what they gave once says nothing about the next run."""
        return self.symbol is not None and "random" not in self.symbol

    def get_config(self):
        if self.symbol is None:
            raise ValueError(
                f'Layer "{self.name}": {self.function} is no public function of TensorFlow and cannot stand in a '
                "config. Put the call into a layer of your own."
            )
        return {**super().get_config(), "function": self.symbol}


@named_in_files("keras.layers.SlicingOpLambda")
class SlicingOpLambda(TFOpLambda):
    """`x[...]` and masks; the slice is kept as configs write it, and may hold symbolic tensors."""

    def call(self, inputs, *args, **kwargs):
        for name in ("slice_spec", "key"):
            if name in kwargs:
                kwargs[name] = op_arguments.slice_from_config(kwargs[name])
        return self.function(inputs, *args, **kwargs)

    def infer_outputs(self, inputs, args, kwargs, training):
        outputs = known_values.slice_entries(inputs, kwargs.get("slice_spec"), self.name)
        return outputs if outputs is not None else super().infer_outputs(inputs, args, kwargs, training)


@named_in_files("keras.layers.ClassMethod")
class ClassMethod(OpLayer):
    """A class method of a composite tensor class, such as `tf.RaggedTensor.from_row_splits`."""

    def __init__(self, cls_symbol, method_name, **kwargs):
        if cls_symbol not in _COMPOSITE_CLASSES or not method_name.startswith("from_"):
            raise ValueError(
                f"ClassMethod: `tf.{cls_symbol}.{method_name}` is not a constructor of a composite tensor."
            )
        super().__init__(f"tf.{cls_symbol}.{method_name}", **kwargs)
        self.cls_symbol = cls_symbol
        self.method_name = method_name

    def call(self, args, kwargs):
        constructor = getattr(_COMPOSITE_CLASSES[self.cls_symbol], self.method_name)
        op_names.check_counts(constructor, args, kwargs, self.name)
        return constructor(*args, **kwargs)

    def get_config(self):
        return {**super().get_config(), "cls_symbol": self.cls_symbol, "method_name": self.method_name}


class _InstanceAttribute(OpLayer):
    """Base of layers that read one attribute of a composite tensor, of those that its symbolic tensors have too."""

    def __init__(self, attr_name, **kwargs):
        recorded = any(attr_name in vars(cls) for cls in keras_tensor.KerasTensor.__subclasses__())
        if not recorded or attr_name.startswith("_"):
            raise ValueError(f"{type(self).__name__}: no composite symbolic tensor has a public member {attr_name!r}.")
        super().__init__(f"input.{attr_name}", **kwargs)
        self.attr_name = attr_name

    def get_config(self):
        return {**super().get_config(), "attr_name": self.attr_name}


@named_in_files("keras.layers.InstanceMethod")
class InstanceMethod(_InstanceAttribute):
    """A method of a composite tensor, such as `ragged.to_tensor()`."""

    def call(self, inputs, args, kwargs):
        return getattr(inputs, self.attr_name)(*args, **kwargs)


@named_in_files("keras.layers.InstanceProperty")
class InstanceProperty(_InstanceAttribute):
    """A property of a composite tensor, such as `ragged.flat_values`."""

    def call(self, inputs):
        return getattr(inputs, self.attr_name)


def recorded_property(name):
    """A property of a composite symbolic tensor that records reading the property of its value."""
    read = property(lambda tensor: InstanceProperty(name)(tensor))
    read.__doc__ = f"Symbolic `{name}` of the tensor that will be there."
    return read


def recorded_method(name):
    """A method of a composite symbolic tensor that records calling the method of its value."""

    def call(self, *args, **kwargs):
        return InstanceMethod(name)(self, args=args, kwargs=kwargs)

    call.__name__ = name
    call.__doc__ = f"Symbolic outcome of `{name}` of the tensor that will be there."
    return call


def _shape_of(value):
    """Shape of an argument; `()` for numbers, None for anything without one."""
    if isinstance(value, (bool, int, float)):
        return tf.TensorShape(())
    return tf.TensorShape(value.shape) if hasattr(value, "shape") else None


def _warn_of_variables(name, arguments):
    variables = [value for value in tf.nest.flatten(arguments) if isinstance(value, tf.Variable)]
    if variables:
        logging.getLogger(__name__).warning(
            "The following Variables were used in a Lambda layer's call (%s), but are not present in its tracked "
            "objects: %s. They are neither trained nor saved with the model. Write a subclass of "
            "`keras.layers.Layer` to keep them.",
            name,
            ", ".join(map(repr, variables)),
        )


def _with_advice(error, name, arguments):
    """The error, or one that says what to do when it is about a symbolic tensor inside a function of the user."""
    is_symbolic = isinstance(error, TypeError) and "KerasTensor" in str(error)
    if not is_symbolic or not any(callable(value) for value in tf.nest.flatten(arguments)):
        return error
    return TypeError(
        f'Layer "{name}": a function that it was given computes on symbolic tensors of the model, which have no value '
        "there. Put the whole call into one layer, such as `keras.layers.Lambda(lambda x: tf.cond(...))(x)`.\n    "
        f"TensorFlow said: {error}"
    )
