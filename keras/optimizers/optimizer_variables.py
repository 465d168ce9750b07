"""`OptimizerVariables`: the variables that an optimizer keeps, and their way into files."""

import warnings

import tensorflow as tf

from keras import initializers
from keras.support import state, tf_internals
from keras.support.variable_creation import make_variable


class CallableList(list):
    """A list that gives itself when called, so that `optimizer.variables` and `optimizer.variables()` both work."""

    def __call__(self):
        return self


class OptimizerVariables(tf_internals.AutoTrackable):
    """The count of updates, and what a rule keeps for each model variable, in the order in which it was made.

    A rule keeps each kind of state in a list; `_index_dict` says where in the lists a model variable has its place.
    """

    def __init__(self):
        self._variables = []
        self._iterations = self._new_iterations()
        self._index_dict = {}

    def add_variable(self, shape, dtype=None, initializer="zeros", name=None):
        """Returns a new variable of this optimizer that belongs to no model variable.

        Args:
            shape: Its shape.
            dtype: Its type. Default: the float type in use.
            initializer: Name or object of `keras.initializers`.
            name: Optional name.
        """
        dtype = dtype or state.process.float_type
        value = initializers.get(initializer)(shape, dtype=dtype)
        variable = make_variable(value, name=name, dtype=dtype, trainable=False)
        self._variables.append(variable)
        return variable

    def add_variable_from_reference(self, model_variable, variable_name, shape=None, initial_value=None):
        """Returns a new variable of this optimizer that goes with `model_variable`: its type, its devices.

        Args:
            model_variable: The variable to go with.
            variable_name: Begins the name, which ends in that of `model_variable`.
            shape: Its shape. Default: that of `model_variable`.
            initial_value: Its first value. Default: zeros.
        """
        if initial_value is None:
            initial_value = _zeros_like(model_variable, shape)
        with tf.distribute.get_strategy().extended.colocate_vars_with(model_variable):
            variable = make_variable(
                initial_value,
                name=f"{variable_name}/{tf_internals.shared_name(model_variable)}",
                dtype=model_variable.dtype,
                trainable=False,
            )
        self._variables.append(variable)
        return variable

    @property
    def variables(self):
        """All variables of this optimizer: `iterations`, then the state in the order in which it was made."""
        return CallableList(self._variables)

    @property
    def iterations(self):
        """Variable that counts the updates. May be set to a number, or before the first update to a variable."""
        return self._iterations

    @iterations.setter
    def iterations(self, value):
        if not hasattr(value, "handle"):
            self._iterations.assign(value)
            return
        if getattr(self, "_has_slots", False) or len(self._variables) > 1:
            raise RuntimeError(
                "Cannot set `iterations` to a new Variable after the Optimizer weights have been created. Here it is "
                f"attempting to set `iterations` to {value}. Set it before the first `apply_gradients()`, or set a "
                "number."
            )
        self._iterations = value
        self._variables[0] = value

    def set_weights(self, weights):
        """Sets `variables` to arrays of the same number and shapes.

        Raises:
            ValueError: Another number of arrays, or an array of another shape.
        """
        weights = list(weights)
        if len(weights) != len(self._variables):
            raise ValueError(
                f"{type(self).__name__}: `set_weights` needs one array for each of the {len(self._variables)} "
                f"variables. Received: {len(weights)} arrays\n    Build the optimizer first: `build(var_list)`."
            )
        for variable, weight in zip(self._variables, weights):
            if tuple(variable.shape) != tf.TensorShape(getattr(weight, "shape", ())):
                raise ValueError(
                    f"{type(self).__name__}: `{variable.name}` has the shape {tuple(variable.shape)}. "
                    f"Received: an array of the shape {getattr(weight, 'shape', ())}"
                )
            variable.assign(weight)

    def save_own_variables(self, store):
        """Writes `variables` into a mapping under "0", "1", ..."""
        for index, variable in enumerate(self._variables):
            store[str(index)] = variable.numpy()

    def load_own_variables(self, store):
        """Reads `variables` from a mapping that `save_own_variables` wrote; warns and leaves them when it differs."""
        if len(store.keys()) != len(self._variables):
            warnings.warn(
                f"Skipping variable loading for optimizer '{self.name}', because it has {len(self._variables)} "
                f"variables whereas the saved optimizer has {len(store.keys())} variables. "
                "Training goes on from fresh optimizer state."
            )
            return
        for index, variable in enumerate(self._variables):
            variable.assign(store[str(index)])

    def _build_index_dict(self, var_list):
        for variable in var_list:
            key = self._var_key(variable)
            if key not in self._index_dict:
                self._index_dict[key] = len(self._index_dict)

    def _var_key(self, variable):
        """What tells variables apart, one key for all replicas of one."""
        return tf_internals.variable_key(variable)

    def _add_slots(self, slots, name, variables, initial_value=None):
        """Appends a new variable for each of `variables` to the list `slots`.

        `initial_value` is a number, or a function from a model variable to a tensor. Default: zeros.
        """
        for variable in variables:
            value = initial_value(variable) if callable(initial_value) else initial_value
            if value is not None and not tf.is_tensor(value):
                value = tf.fill(variable.shape, tf.cast(value, variable.dtype))
            slots.append(self.add_variable_from_reference(variable, name, initial_value=value))

    def _new_iterations(self):
        with tf.init_scope():
            iterations = make_variable(
                0,
                name="iteration",
                dtype=tf.int64,
                trainable=False,
                aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA,
            )
        self._variables.append(iterations)
        return iterations


def _zeros_like(variable, shape):
    """First value of a slot: zeros in `shape`, by default that of the variable."""
    shape = variable.shape if shape is None else tf.TensorShape(shape)
    if shape.is_fully_defined():
        return tf.zeros(shape, variable.dtype)
    return tf.zeros_like(tf.convert_to_tensor(variable))
