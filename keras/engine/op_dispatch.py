"""TensorFlow functions that are given symbolic tensors: TensorFlow asks here, and each call becomes an op layer."""

import inspect

from keras.engine import keras_tensor, op_arguments
from keras.engine.op_layer import SLICING_FUNCTIONS, ClassMethod, SlicingOpLambda, TFOpLambda
from keras.engine.ragged_keras_tensor import RaggedKerasTensor
from keras.support import tf_internals, tracebacks

_GETITEM = tf_internals.tf_symbol("__operators__.getitem")
_RAGGED_GETITEM = tf_internals.tf_symbol("__operators__.ragged_getitem")


class _SymbolicDispatcher(tf_internals.GlobalOpDispatcher):
    """Answers TensorFlow functions that were given symbolic tensors: each call becomes an op layer."""

    @tracebacks.hides_own_frames
    def handle(self, op, args, kwargs):
        if not keras_tensor.contains(args, kwargs):
            return self.NOT_SUPPORTED
        return call_symbolically(op, args, kwargs)


def call_symbolically(function, args, kwargs):
    """Records a TensorFlow function applied to symbolic tensors; arguments after the first go by their names."""
    if function is _GETITEM and not isinstance(args[0], RaggedKerasTensor):
        return SlicingOpLambda(function)(args[0], slice_spec=op_arguments.slice_to_config(args[1]))
    if function in (_GETITEM, _RAGGED_GETITEM):
        return SlicingOpLambda(_RAGGED_GETITEM)(args[0], key=op_arguments.slice_to_config(args[1]))
    if args and inspect.isclass(args[0]):
        return _construct(args[0], function.__name__, args[1:], dict(kwargs))
    first, rest, kwargs = _by_name(function, args, kwargs)
    kind = SlicingOpLambda if tf_internals.canonical_tf_name(function) in SLICING_FUNCTIONS else TFOpLambda
    return kind(function)(first, *rest, **kwargs)


def _construct(cls, method_name, args, kwargs):
    """Records a constructor of a class; its first argument stands by position, as configs need one there."""
    first = next(iter(inspect.signature(getattr(cls, method_name)).parameters))
    args = [kwargs.pop(first)] if not args and first in kwargs else list(args)
    return ClassMethod(cls.__name__, method_name)(args, kwargs=kwargs)


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


_SymbolicDispatcher().register()
