"""Layers that stand for TensorFlow calls on symbolic tensors: functions, operators, slices, methods, properties."""

import inspect

import tensorflow as tf

from keras.engine import elementwise_rules, keras_tensor, known_values, op_names, symbolic_call
from keras.engine.keras_tensor import KerasTensor
from keras.engine.layer import Layer
from keras.serialization.file_names import named_in_files
from keras.support import naming, tf_internals

# Classes whose methods and properties a config may name.
_COMPOSITE_CLASSES = {"RaggedTensor": tf.RaggedTensor, "SparseTensor": tf.SparseTensor}


class OpLayer(Layer):
    """Base of the op layers: a layer whose `call` is one TensorFlow call, on arguments taken as they come."""

    def __init__(self, op_name, **kwargs):
        kwargs["autocast"] = False
        kwargs["name"] = kwargs.get("name") or naming.unique_name(op_name)
        super().__init__(**kwargs)
        self.built = True

    def __call__(self, inputs, /, *args, **kwargs):
        if not keras_tensor.contains(inputs, args, kwargs):
            return self.call(inputs, *args, **kwargs)
        if self._build_input_shape is None:
            self._build_input_shape = tf.nest.map_structure(_shape_of, inputs)
        return symbolic_call.record(self, inputs, args, kwargs, None)

    def run_call(self, inputs, args, kwargs):
        return self.call(inputs, *args, **kwargs)

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
    """`x[...]`; the slice is kept as configs write it, and may hold symbolic tensors."""

    def call(self, inputs, slice_spec):
        return self.function(inputs, slice_from_config(slice_spec))

    def infer_outputs(self, inputs, args, kwargs, training):
        outputs = known_values.slice_entries(inputs, kwargs["slice_spec"], self.name)
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
    """Base of layers that read one public attribute of a composite tensor."""

    def __init__(self, attr_name, **kwargs):
        if not any(hasattr(cls, attr_name) for cls in _COMPOSITE_CLASSES.values()) or attr_name.startswith("_"):
            raise ValueError(f"{type(self).__name__}: no composite tensor has a public attribute {attr_name!r}.")
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


def slice_to_config(spec):
    """A slice specification with each `slice` as a dict, so that symbolic tensors in it are found."""
    if isinstance(spec, (tuple, list)):
        return type(spec)(slice_to_config(item) for item in spec)
    if isinstance(spec, slice):
        return {"start": spec.start, "stop": spec.stop, "step": spec.step}
    return spec


def slice_from_config(spec):
    """The inverse of `slice_to_config`."""
    if isinstance(spec, (tuple, list)):
        return tuple(slice_from_config(item) for item in spec)
    if isinstance(spec, dict):
        if spec.get("class_name") == "__ellipsis__":
            return Ellipsis
        return slice(spec["start"], spec["stop"], spec["step"])
    return spec


class _SymbolicDispatcher(tf_internals.GlobalOpDispatcher):
    """Answers TensorFlow functions that were given symbolic tensors: each call becomes an op layer."""

    def handle(self, op, args, kwargs):
        if not keras_tensor.contains(args, kwargs):
            return self.NOT_SUPPORTED
        return call_symbolically(op, args, kwargs)


def call_symbolically(function, args, kwargs):
    """Records a TensorFlow function applied to symbolic tensors; arguments after the first go by their names."""
    if function is _GETITEM:
        return SlicingOpLambda(function)(args[0], slice_spec=slice_to_config(args[1]))
    if args and inspect.isclass(args[0]):
        return ClassMethod(args[0].__name__, function.__name__)(list(args[1:]), kwargs=kwargs)
    first, rest, kwargs = _by_name(function, args, kwargs)
    return TFOpLambda(function)(first, *rest, **kwargs)


def _by_name(function, args, kwargs):
    """`(first argument, further positional ones, keywords)`: positions become names where the signature has them."""
    parameters = list(inspect.signature(inspect.unwrap(function)).parameters.values())
    names = [p.name for p in parameters if p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    kwargs = dict(kwargs)
    if not args:
        return kwargs.pop(names[0]), (), kwargs
    if any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in parameters):
        return args[0], args[1:], kwargs
    return args[0], (), {**dict(zip(names[1:], args[1:])), **kwargs}


def _shape_of(value):
    """Shape of an argument; `()` for numbers and anything without one."""
    return tf.TensorShape(tuple(getattr(value, "shape", ()))) if not isinstance(value, KerasTensor) else value.shape


_GETITEM = tf_internals.tf_symbol("__operators__.getitem")

_BINARY_OPERATORS = {
    "add": "__operators__.add",
    "sub": "math.subtract",
    "mul": "math.multiply",
    "truediv": "math.truediv",
    "floordiv": "compat.v1.floor_div",
    "mod": "math.floormod",
    "pow": "math.pow",
}
_LOGICAL_OPERATORS = {"and": "math.logical_and", "or": "math.logical_or", "xor": "math.logical_xor"}
_COMPARISONS = {"lt": "math.less", "le": "math.less_equal", "gt": "math.greater", "ge": "math.greater_equal"}
_EQUALITIES = {"eq": "__operators__.eq", "ne": "__operators__.ne"}


# Operators of ragged and sparse tensors are functions of their own.
_COMPOSITE_OPERATORS = {
    "__operators__.add": "math.add",
    "__operators__.eq": "math.equal",
    "__operators__.ne": "math.not_equal",
    "compat.v1.floor_div": "math.floordiv",
}


def _binary_operator(symbol, second, keywords):
    def apply(self, other):
        return _operator_layer(symbol, self, other)(self, **{second: other}, **keywords)

    return apply


def _reflected_operator(symbol, second, keywords):
    def apply(self, other):
        return _operator_layer(symbol, self, other)(other, **{second: self}, **keywords)

    return apply


def _unary_operator(symbol, keywords):
    def apply(self):
        return _operator_layer(symbol, self)(self, **keywords)

    return apply


def _operator_layer(symbol, *operands):
    is_dense = all(isinstance(o.type_spec, tf.TensorSpec) for o in operands if isinstance(o, KerasTensor))
    name = symbol if is_dense else _COMPOSITE_OPERATORS.get(symbol, symbol)
    return TFOpLambda(tf_internals.tf_symbol(name))


def _install_operators():
    """Gives `KerasTensor` Python's operators, each recorded at once under the name that TensorFlow has for it."""
    named = {"name": None}
    for operator, symbol in {**_BINARY_OPERATORS, **_LOGICAL_OPERATORS}.items():
        setattr(KerasTensor, f"__{operator}__", _binary_operator(symbol, "y", named))
        setattr(KerasTensor, f"__r{operator}__", _reflected_operator(symbol, "y", named))
    for operator, symbol in _COMPARISONS.items():
        setattr(KerasTensor, f"__{operator}__", _binary_operator(symbol, "y", named))
    for operator, symbol in _EQUALITIES.items():
        setattr(KerasTensor, f"__{operator}__", _binary_operator(symbol, "other", {}))
    KerasTensor.__matmul__ = _binary_operator("linalg.matmul", "b", named)
    KerasTensor.__rmatmul__ = _reflected_operator("linalg.matmul", "b", named)
    KerasTensor.__neg__ = _unary_operator("math.negative", named)
    KerasTensor.__abs__ = _unary_operator("math.abs", {})
    KerasTensor.__invert__ = _unary_operator("math.logical_not", named)
    setattr(KerasTensor, "__getattr__", _composite_attribute)  # noqa: B010 (no attribute that the class declares)
    KerasTensor.__getitem__ = lambda self, spec: call_symbolically(_GETITEM, (self, spec), {})


def _composite_attribute(tensor, name):
    """What `ragged.name` or `sparse.name` gives for a symbolic composite tensor."""
    # Names with an underscore come first: copying and unpickling ask for them before the tensor has a type.
    cls = None if name.startswith("_") else getattr(tensor.type_spec, "value_type", None)
    if cls not in _COMPOSITE_CLASSES.values() or not hasattr(cls, name):
        raise AttributeError(f"{type(tensor).__name__} has no attribute {name!r}: {tensor!r}")
    if isinstance(inspect.getattr_static(cls, name), property):
        return InstanceProperty(name)(tensor)
    return lambda *args, **kwargs: InstanceMethod(name)(tensor, args=args, kwargs=kwargs)


_install_operators()
_SymbolicDispatcher().register()
