"""Output specs of elementwise TensorFlow functions, read off shapes and dtypes: drawing `x + y` traces nothing."""

import numpy as np
import tensorflow as tf

from keras.engine.keras_tensor import KerasTensor

_SAME_DTYPE = {
    "__operators__.add", "math.add", "math.subtract", "math.multiply", "math.maximum", "math.minimum", "math.pow",
    "math.floormod", "math.squared_difference", "math.divide_no_nan",
}  # fmt: skip
_FLOAT_ONLY = {"math.truediv", "math.divide", "compat.v1.floor_div"}
_COMPARISONS = {"math.less", "math.less_equal", "math.greater", "math.greater_equal"}
_UNARY_FLOAT = {
    "math.negative", "math.exp", "math.log1p", "math.expm1", "math.sigmoid", "math.tanh", "math.sin", "math.cos",
    "math.sqrt", "math.square", "math.rsqrt", "math.reciprocal", "nn.relu", "math.log", "identity",
}  # fmt: skip

_SCALAR = tf.TensorShape(())


def infer(symbol, inputs, args, kwargs, name):
    """The symbolic output of a call that a rule covers, else None: then the call is traced."""
    if args:
        return None
    if symbol in _UNARY_FLOAT and _is_dense_float(inputs) and set(kwargs) <= {"name"}:
        return KerasTensor(tf.TensorSpec(inputs.shape, inputs.dtype), name=name)
    if not set(kwargs) <= {"y", "name"} or "y" not in kwargs:
        return None
    if symbol in _SAME_DTYPE or symbol in _FLOAT_ONLY:
        return _binary(inputs, kwargs["y"], name, None)
    if symbol in _COMPARISONS:
        return _binary(inputs, kwargs["y"], name, tf.bool)
    return None


def _binary(x, y, name, dtype):
    symbolic = x if isinstance(x, KerasTensor) else y
    if not _is_dense_float(symbolic):
        return None
    shapes = [_operand_shape(operand, symbolic.dtype) for operand in (x, y)]
    if None in shapes:
        return None
    if 0 in (shapes[0].rank, shapes[1].rank):
        shape = shapes[1] if shapes[0].rank == 0 else shapes[0]
    else:
        try:
            shape = tf.broadcast_static_shape(*shapes)
        except ValueError:
            return None  # tracing gives TensorFlow's own message
    return KerasTensor(tf.TensorSpec(shape, dtype or symbolic.dtype), name=name)


def _operand_shape(value, dtype):
    """Shape of an operand that the rule covers, else None: numbers, and dense tensors and arrays of the same dtype."""
    if isinstance(value, KerasTensor):
        return value.shape if isinstance(value.type_spec, tf.TensorSpec) and value.dtype == dtype else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _SCALAR
    is_array = isinstance(value, (tf.Tensor, tf.Variable, np.ndarray)) and dtype == value.dtype
    return tf.TensorShape(value.shape) if is_array else None


def _is_dense_float(value):
    return isinstance(value, KerasTensor) and isinstance(value.type_spec, tf.TensorSpec) and value.dtype.is_floating
