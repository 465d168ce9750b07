"""A variable that reads in the compute type of the layer that is running, and is kept in its own."""

import functools

import numpy as np
import tensorflow as tf

from keras.support import state, tf_internals


class enable_auto_cast:
    """Context manager: variables that cast read in `dtype` inside it, in their own type when it is None."""

    def __init__(self, dtype):
        self.dtype = None if dtype is None else tf.as_dtype(dtype)

    def __enter__(self):
        self._enclosing = state.thread.autocast_dtype
        state.thread.autocast_dtype = self.dtype
        return self

    def __exit__(self, *exception):
        state.thread.autocast_dtype = self._enclosing


def create_autocast_variable(variable):
    """Returns `variable` wrapped so that it reads in `state.thread.autocast_dtype`.

    The wrapper of a distributed variable is an instance of the class of that variable, too.

    Raises:
        ValueError: The variable is not of a floating point type.
    """
    if not variable.dtype.is_floating:
        raise ValueError(
            "create_autocast_variable: The variable must be floating point to be cast. Received: "
            f"dtype={variable.dtype.name}"
        )
    return _class_for(type(variable))(variable)


class AutoCastVariable(tf.Variable):
    """Wraps a `tf.Variable`; values that are read are cast, everything else is the wrapped variable's own.

    `dtype` is the type that the variable is kept in. Assignments take values of that type.
    """

    _should_act_as_resource_variable = True  # what TensorFlow asks instead of the class

    def __init__(self, variable):
        self.__dict__["_variable"] = variable

    def __getattr__(self, name):
        if name == "_variable":  # not set yet: while a copy is being made
            raise AttributeError(name)
        return getattr(self._variable, name)

    def _cast(self, value):
        dtype = state.thread.autocast_dtype
        return value if dtype is None or dtype == value.dtype else tf.cast(value, dtype)

    def value(self, *args, **kwargs):
        """The value, in the type of the running layer."""
        return self._cast(self._variable.value(*args, **kwargs))

    def read_value(self):
        """The value read now, in the type of the running layer."""
        return self._cast(self._variable.read_value())

    def sparse_read(self, indices, name=None):
        """Rows of the value, in the type of the running layer."""
        return self._cast(self._variable.sparse_read(indices, name=name))

    def gather_nd(self, indices, name=None):
        """Slices of the value, in the type of the running layer."""
        return self._cast(self._variable.gather_nd(indices, name=name))

    @property
    def true_dtype(self):
        """The type that the variable is kept in."""
        return self._variable.dtype

    def _updated(self, update, args, kwargs):
        result = update(*args, **kwargs)
        if result is None or not tf_internals.is_resource_variable(result):
            return result
        # In a graph, the result is a variable whose reads wait for the update.
        is_same = tf.executing_eagerly() or result is self._variable
        return self if is_same else create_autocast_variable(result)

    def _dense_var_to_tensor(self, dtype=None, name=None, as_ref=False):
        value = self.value()
        if dtype is not None and not tf.as_dtype(dtype).is_compatible_with(value.dtype):
            raise ValueError(
                f"Tensor conversion requested dtype {tf.as_dtype(dtype).name} for the variable {self.name!r}, which "
                f"reads in {value.dtype.name} here."
            )
        return value

    def __tf_tensor__(self, dtype=None, name=None):
        return self._dense_var_to_tensor(dtype, name)

    def __array__(self, dtype=None):
        return np.asarray(self.numpy(), dtype=dtype)

    def __bool__(self):
        return bool(self.value())

    def __int__(self):
        return int(self.value())

    def __float__(self):
        return float(self.value())

    def __copy__(self):
        return type(self)(self._variable.__copy__())

    def __deepcopy__(self, memo):
        copied = type(self)(self._variable.__deepcopy__(memo))
        memo[id(self)] = copied
        return copied

    def __reduce__(self):
        return create_autocast_variable, (self._variable,)

    def _export_to_saved_model_graph(self, object_map, tensor_map, options, **kwargs):
        exported = self._variable._export_to_saved_model_graph(object_map, tensor_map, options, **kwargs)
        object_map[self] = object_map[self._variable]
        return exported

    def __repr__(self):
        reads_in = state.thread.autocast_dtype or self.dtype
        text = f"<AutoCastVariable '{self.name}' shape={self.shape} dtype={self.dtype.name} "
        text += f"dtype_to_cast_to={reads_in.name}"
        return f"{text}, numpy={self.numpy()!r}>" if tf.executing_eagerly() else f"{text}>"

    __str__ = __repr__


def _delegate(name):
    """The attribute of the wrapped variable; what TensorFlow sets on the wrapper goes to the wrapped one too."""
    return property(
        lambda self: getattr(self._variable, name),
        lambda self, value: setattr(self._variable, name, value),
    )


def _delegate_update(name):
    def update(self, *args, **kwargs):
        return self._updated(getattr(self._variable, name), args, kwargs)

    update.__name__ = name
    return update


def _fill_in():
    """Gives the wrapper every attribute that `tf.Variable` defines and the wrapper has not of its own.

    Operators work on `value()`, also where the class of a distributed variable has operators of its own.
    """
    for name in tf.Tensor.OVERLOADABLE_OPERATORS:
        if hasattr(tf.Variable, name):
            setattr(AutoCastVariable, name, getattr(tf.Variable, name))
    own = set(vars(AutoCastVariable)) | {"ref", "experimental_ref", "from_proto", "SaveSliceInfo"}
    for name in dir(tf.Variable):
        if name in own or (name.startswith("__") and name.endswith("__")) or "OverloadOperator" in name:
            continue
        if name.startswith(("assign", "scatter_", "batch_scatter")):
            setattr(AutoCastVariable, name, _delegate_update(name))
        else:
            setattr(AutoCastVariable, name, _delegate(name))


_fill_in()


@functools.cache
def _class_for(variable_class):
    if not tf_internals.is_distributed_variable_class(variable_class):
        return AutoCastVariable
    return type("AutoCastDistributedVariable", (AutoCastVariable, variable_class), {"__module__": __name__})


tf.register_tensor_conversion_function(
    AutoCastVariable,
    lambda value, dtype=None, name=None, as_ref=False: value._dense_var_to_tensor(dtype, name, as_ref),
)
