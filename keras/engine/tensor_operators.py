"""Python's operators on symbolic tensors, each recorded at once under the name that TensorFlow has for it."""

import tensorflow as tf

from keras.engine import op_arguments
from keras.engine.keras_tensor import KerasTensor
from keras.engine.op_dispatch import call_symbolically
from keras.engine.op_layer import TFOpLambda
from keras.support import tf_internals, tracebacks

_BINARY = {
    "add": "__operators__.add",
    "sub": "math.subtract",
    "mul": "math.multiply",
    "truediv": "math.truediv",
    "floordiv": "compat.v1.floor_div",
    "mod": "math.floormod",
    "pow": "math.pow",
}
_LOGICAL = {"and": "math.logical_and", "or": "math.logical_or"}
_BITWISE = {"and": "bitwise.bitwise_and", "or": "bitwise.bitwise_or", "xor": "bitwise.bitwise_xor"}
_COMPARISONS = {"lt": "math.less", "le": "math.less_equal", "gt": "math.greater", "ge": "math.greater_equal"}
_EQUALITIES = {"eq": "__operators__.eq", "ne": "__operators__.ne"}

# What TensorFlow calls for operators of ragged tensors: function, name of the second operand, other keywords.
_OF_COMPOSITES = {
    "__operators__.add": ("math.add", "y", {}),
    "math.multiply": ("math.multiply", "y", {}),
}
_GETITEM = tf_internals.tf_symbol("__operators__.getitem")


def _binary(symbol, second="y", **keywords):
    def apply(self, other):
        return _record(symbol, self, other, second, keywords)

    return apply


def _reflected(symbol, second="y", **keywords):
    def apply(self, other):
        return _record(symbol, op_arguments.as_operand(other, self), self, second, keywords)

    return apply


def _record(symbol, first, other, second, keywords):
    if _is_composite(first) or _is_composite(other):
        symbol, second, keywords = _OF_COMPOSITES.get(symbol, (symbol, second, keywords))
    return TFOpLambda(tf_internals.tf_symbol(symbol))(first, **{second: other}, **keywords)


def _is_composite(value):
    return isinstance(value, KerasTensor) and not isinstance(value.type_spec, tf.TensorSpec)


def _unary(symbol, **keywords):
    def apply(self):
        return TFOpLambda(tf_internals.tf_symbol(symbol))(self, **keywords)

    return apply


def _by_dtype(of_booleans, of_integers):
    """The operator that computes on truth values for boolean tensors, on bits for others."""

    def apply(self, *others):
        return (of_booleans if self.dtype == tf.bool else of_integers)(self, *others)

    return apply


def _exclusive_or(x, y):
    return tf.logical_and(tf.logical_or(x, y), tf.logical_not(tf.logical_and(x, y)))


def _reflected_exclusive_or(self, other):
    return _exclusive_or(op_arguments.as_operand(other, self), self)


def _operators():
    """Yields `(method name, function)` for every operator."""
    for operator, symbol in _BINARY.items():
        yield f"__{operator}__", _binary(symbol, name=None)
        yield f"__r{operator}__", _reflected(symbol, name=None)
    for operator, symbol in _LOGICAL.items():
        bits = _BITWISE[operator]
        yield f"__{operator}__", _by_dtype(_binary(symbol, name=None), _binary(bits, name=None))
        yield f"__r{operator}__", _by_dtype(_reflected(symbol, name=None), _reflected(bits, name=None))
    yield "__xor__", _by_dtype(_exclusive_or, _binary(_BITWISE["xor"], name=None))
    yield "__rxor__", _by_dtype(_reflected_exclusive_or, _reflected(_BITWISE["xor"], name=None))
    yield "__invert__", _by_dtype(_unary("math.logical_not", name=None), _unary("bitwise.invert", name=None))
    for operator, symbol in _COMPARISONS.items():
        yield f"__{operator}__", _binary(symbol, name=None)
    for operator, symbol in _EQUALITIES.items():
        yield f"__{operator}__", _binary(symbol, second="other")
    yield "__matmul__", _binary("linalg.matmul", second="b", name=None)
    yield "__rmatmul__", _reflected("linalg.matmul", second="b", name=None)
    yield "__neg__", _unary("math.negative", name=None)
    yield "__abs__", _unary("math.abs")
    yield "__getitem__", lambda self, spec: call_symbolically(_GETITEM, (self, spec), {})


for _name, _function in _operators():
    setattr(KerasTensor, _name, tracebacks.hides_own_frames(_function))
