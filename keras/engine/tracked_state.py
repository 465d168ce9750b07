"""`TrackedState`: the variables, layers and modules that a layer holds, found as its attributes are set."""

import functools

import numpy as np
import tensorflow as tf

from keras import constraints, initializers, regularizers
from keras.engine import variable_tracker
from keras.mixed_precision import autocast_variable
from keras.support import allocation_budget, shapes, state, tf_internals
from keras.support.variable_creation import make_variable

_ACCEPTED_WEIGHT_KEYWORDS = (
    "collections",  # graph collections are gone since TensorFlow 2
    "partitioner",  # partitioning is a matter of the `tf.distribute` strategy
    "caching_device",
    "getter",
    "experimental_autocast",
    "autocast",
    "layout",
)


class TrackedState(tf.Module):
    """A `tf.Module` that knows its weights, in the order in which they were made, and the layers below it."""

    # True where the variables of metrics that are attributes count as weights: in models and in metrics, not in layers.
    owns_metric_weights = False

    # Lists that `tf.Module` may look into: what is in them is no attribute of its own otherwise.
    _OWN_LISTS = frozenset({"_self_tracked_trackables", "_trainable_weights", "_non_trainable_weights"})
    # Bookkeeping that is neither a checkpoint dependency nor a child of `tf.Module`.
    _TF_MODULE_IGNORED_PROPERTIES = tf.Module._TF_MODULE_IGNORED_PROPERTIES | frozenset(
        {
            "_inbound_nodes",
            "_outbound_nodes",
            "_outbound_references",
            "_call_losses",
            "_loss_functions",
            "_added_metrics",
            "_own_call_spec",
            "_constructor_arguments",
            "_dtype_policy",
            "_input_spec",
            "_build_input_shape",
            "_batch_input_shape",
            "_initial_weights",
            "_activity_regularizer",
        }
    )

    def __new__(cls, *unused_args, **unused_kwargs):
        module = super().__new__(cls)
        module.__dict__.update(
            _self_tracked_trackables=[],
            _trainable_weights=[],
            _non_trainable_weights=[],
            _loss_functions=[],  # pairs (function, the weight that it is called with or None), as they were added
            _trainable=True,
        )
        return module

    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        if name in self._OWN_LISTS or name in self._TF_MODULE_IGNORED_PROPERTIES:
            object.__setattr__(self, name, value)
            return
        if old is not None and old is not value and not variable_tracker.is_plain(old):
            self._untrack(name, old)
        try:
            if variable_tracker.is_plain(value):
                object.__setattr__(self, name, value)
                return
            super().__setattr__(name, value)
        except AttributeError as error:
            raise _explained(error, self, name) from None
        if not isinstance(value, tf_internals.NoDependency):
            self._track(self.__dict__.get(name))

    def __delattr__(self, name):
        old = self.__dict__.get(name)
        if old is not None and not variable_tracker.is_plain(old):
            self._untrack(name, old)
        super().__delattr__(name)

    def _track(self, value):
        """Remembers a variable, module or container that became an attribute; variables in a container are own ones."""
        if not variable_tracker.is_trackable(value):
            return
        for variable in variable_tracker.loose_variables(value):
            weights = self._trainable_weights if variable.trainable else self._non_trainable_weights
            if not _holds(weights, variable):
                weights.append(variable)
        if not isinstance(value, tf.Variable) and not _holds(self._self_tracked_trackables, value):
            self._self_tracked_trackables.append(value)

    def _untrack(self, name, value):
        """Forgets the value of an attribute that is replaced or deleted, unless another attribute holds it too."""
        if any(other is value for key, other in self.__dict__.items() if key != name):
            return
        held = [other for key, other in self.__dict__.items() if key != name and isinstance(other, tf.Variable)]
        gone = [one for one in (value, *variable_tracker.loose_variables(value)) if not _holds(held, one)]
        for tracked in (self._trainable_weights, self._non_trainable_weights, self._self_tracked_trackables):
            tracked[:] = [item for item in tracked if not _holds(gone, item)]
        self._loss_functions[:] = [pair for pair in self._loss_functions if not _holds(gone, pair[1])]

    # Making weights.

    def add_weight(
        self,
        name=None,
        shape=None,
        dtype=None,
        initializer=None,
        regularizer=None,
        trainable=None,
        constraint=None,
        use_resource=None,
        synchronization=tf.VariableSynchronization.AUTO,
        aggregation=tf.VariableAggregation.NONE,
        **kwargs,
    ):
        """Makes a variable that belongs to this layer.

        >>> layer = keras.layers.Layer()
        >>> layer.add_weight("gain", shape=(2,), initializer="ones").shape
        TensorShape([2])

        Args:
            name: Name of the variable and its key in checkpoints.
            shape: Shape of the variable, all axes known. Defaults to `()`.
            dtype: Dtype of the variable. Defaults to the layer's variable dtype.
            initializer: Initializer or its name. Defaults to "glorot_uniform" for floating variables, zeros for others.
            regularizer: Regularizer or its name; its penalty appears in `losses`.
            trainable: Whether optimizers may change it. Defaults to True, except for `ON_READ` synchronization.
            constraint: Function applied to the variable after each update, or its name.
            use_resource: Accepted for old code; every variable is a resource variable.
            synchronization: `tf.VariableSynchronization`, when copies on several replicas agree.
            aggregation: `tf.VariableAggregation`, how values of several replicas are combined.
            **kwargs: `autocast=False` keeps the variable at its own dtype in mixed precision. `collections`,
                `partitioner`, `caching_device`, `getter` and `layout` are accepted for old code.

        Returns:
            The variable.

        Raises:
            TypeError: An unknown keyword was passed.
            ValueError: The dtype has no default initializer, or `trainable` contradicts `synchronization`.
        """
        for keyword in kwargs:
            if keyword not in _ACCEPTED_WEIGHT_KEYWORDS:
                raise TypeError(f"Layer.add_weight: Unknown keyword argument: {keyword!r}")
        dtype = tf.as_dtype(dtype or self._dtype_policy.variable_dtype or state.process.float_type)
        shape = _checked_shape(() if shape is None else shape, name, self)
        trainable = _resolve_trainable(trainable, synchronization)
        initializer = _initializer_for(initializer, dtype, name)
        regularizer = regularizers.get(regularizer)
        allocation_budget.charge(shape, dtype, self.name)
        variable = self._make_variable(
            name, shape, dtype, initializer, trainable, constraints.get(constraint), synchronization, aggregation
        )
        casts = kwargs.get("autocast", kwargs.get("experimental_autocast", True))
        if casts and dtype.is_floating and self._casts_variables:
            variable = autocast_variable.create_autocast_variable(variable)
        if name is not None:
            tf_internals.track_dependency(self, variable, name)
        self._track(variable)
        if regularizer is not None:
            self._loss_functions.append((regularizer, variable))
        return variable

    def _make_variable(self, name, shape, dtype, initializer, trainable, constraint, synchronization, aggregation):
        with tf.init_scope():
            if tf.executing_eagerly() and not tf_internals.has_strategy():
                value = initializer(shape, dtype=dtype)
            else:
                value = functools.partial(initializer, shape, dtype=dtype)
            return make_variable(
                value,
                trainable=trainable,
                name=name,
                dtype=dtype,
                shape=shape,
                constraint=constraint,
                synchronization=synchronization,
                aggregation=aggregation,
            )

    # Walking over what is held.

    def _children(self):
        """Modules and loose variables below this object, containers opened, in order of assignment."""
        return variable_tracker.expand(self._self_tracked_trackables)

    def _flatten_layers(self, recursive=True, include_self=True):
        """Yields layers, each once: this one, then those below it, depth first; metrics are none of them."""
        seen = set() if include_self else {id(self)}
        stack = [self] if include_self else _layers_below(self)
        while stack:
            layer = stack.pop()
            if id(layer) not in seen:
                seen.add(id(layer))
                yield layer
                if recursive or layer is self:
                    stack += _layers_below(layer)

    @property
    def trainable(self):
        """Whether optimizers may change the weights of this layer and of those below it."""
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        for layer in self._flatten_layers():
            layer._trainable = bool(value)

    def _nested_weights(self, kind):
        """Weights of children: `kind` is "trainable_variables", "non_trainable_variables" or "variables"."""
        return [weight for child in self._children() for weight in self._weights_of_child(child, kind)]

    def _weights_below(self, kind):
        """`_nested_weights`, those first that joined a list or dict after it became an attribute."""
        children = sorted(self._children(), key=lambda child: not isinstance(child, tf.Variable))
        return [weight for child in children for weight in self._weights_of_child(child, kind)]

    def _weights_of_child(self, child, kind):
        if getattr(child, "is_metric", False) and not self.owns_metric_weights:
            return []
        if isinstance(child, tf.Variable):
            return [child] if kind == "variables" or child.trainable == (kind == "trainable_variables") else []
        if kind == "non_trainable_variables" and not isinstance(child, TrackedState):
            return [variable for variable in child.variables if not variable.trainable]
        return getattr(child, kind)

    @property
    def trainable_weights(self):
        """Variables that optimizers may change: own ones first, then those of the layers below; none when frozen."""
        if not self.trainable:
            return []
        return variable_tracker.unique(self._trainable_weights + self._weights_below("trainable_variables"))

    @property
    def non_trainable_weights(self):
        """Variables that optimizers leave alone; all of them when the layer is frozen."""
        if self.trainable:
            weights = self._non_trainable_weights + self._weights_below("non_trainable_variables")
        else:
            weights = self._trainable_weights + self._non_trainable_weights + self._weights_below("variables")
        return variable_tracker.unique(weights)

    @property
    def weights(self):
        """All variables: trainable ones first."""
        return variable_tracker.unique(self.trainable_weights + self.non_trainable_weights)

    @property
    def variables(self):
        """Same as `weights`."""
        return self.weights

    @property
    def trainable_variables(self):
        """Same as `trainable_weights`."""
        return self.trainable_weights

    @property
    def non_trainable_variables(self):
        """Same as `non_trainable_weights`."""
        return self.non_trainable_weights

    def count_params(self):
        """Returns the number of scalars in the weights; raises a `ValueError` before they exist."""
        if not self.built:
            raise ValueError(
                f"You tried to call `count_params` on layer {self.name}, but the layer isn't built. You can build it "
                f"manually via: `{self.name}.build(batch_input_shape)`."
            )
        return int(sum(np.prod(weight.shape.as_list(), dtype=np.int64) for weight in self.weights))

    # Values.

    def get_weights(self):
        """Returns the values of `weights` as a list of NumPy arrays."""
        return [weight.numpy() for weight in self.weights]

    def set_weights(self, weights):
        """Sets the values of `weights` from a list of arrays in the same order and of the same shapes.

        Raises:
            ValueError: The number of arrays or one of their shapes differs; nothing is changed then.
        """
        variables = self.weights
        if len(variables) != len(weights):
            raise ValueError(
                f'You called `set_weights(weights)` on layer "{self.name}" with a weight list of length '
                f"{len(weights)}, but the layer was expecting {len(variables)} weights. Provided weights: "
                f"{str(weights)[:50]}..."
            )
        values = [np.asarray(value) for value in weights]
        for variable, value in zip(variables, values):
            if not variable.shape.is_compatible_with(value.shape):
                raise ValueError(
                    f"Layer {self.name} weight shape {tuple(variable.shape)} is not compatible with provided weight "
                    f"shape {value.shape} (weight {variable.name})."
                )
        for variable, value in zip(variables, values):
            variable.assign(value)

    def save_own_variables(self, store):
        """Writes the variables that this object itself made into `store`, a dict-like of arrays, under "0", "1", ..."""
        for index, variable in enumerate(self._own_variables()):
            store[str(index)] = variable.numpy()

    def load_own_variables(self, store):
        """Reads back what `save_own_variables` wrote.

        Raises:
            ValueError: The number of arrays differs from the number of variables.
        """
        variables = self._own_variables()
        if len(store.keys()) != len(variables):
            hint = ""
            if not variables and not self.built:
                hint = " The layer was never built: call it on data, or give it `build_from_config`, before loading."
            raise ValueError(
                f"Layer '{self.name}' expected {len(variables)} variables, but received {len(store.keys())} variables "
                f"during loading. Expected: {[variable.name for variable in variables]}.{hint}"
            )
        for index, variable in enumerate(variables):
            variable.assign(store[str(index)])

    def _own_variables(self):
        return self._trainable_weights + self._non_trainable_weights


def _layers_below(layer):
    """Layers that a layer holds itself, the last one first."""
    return [child for child in layer._children() if isinstance(child, TrackedState) and not child.is_metric][::-1]


def _holds(items, value):
    return any(item is value for item in items)


def _explained(error, owner, name):
    """The error of setting an attribute, in better words where a property stands in the way."""
    found = getattr(type(owner), name, None)
    if not isinstance(found, property) or found.fset is not None:
        return error
    return AttributeError(
        f'Can\'t set the attribute "{name}" of {type(owner).__name__}, likely because it conflicts with an existing '
        "read-only @property of the object. Please choose a different name."
    )


def _checked_shape(shape, name, layer):
    """The shape of a new weight as a tuple of sizes."""
    dims = shapes.as_tuple((shape,) if isinstance(shape, int) else shape) if _is_shape(shape) else None
    if dims is None or any(dim is None or dim < 0 for dim in dims):
        raise (TypeError if dims is None or None in dims else ValueError)(
            f'Layer "{layer.name}" ({type(layer).__name__}): `shape` of weight {name!r} must be a tuple of integers of '
            f"at least 0, every axis known. Received: shape={shape!r}"
        )
    return dims


def _is_shape(value):
    return isinstance(value, int) or shapes.is_shape(value)


def _resolve_trainable(trainable, synchronization):
    if synchronization != tf.VariableSynchronization.ON_READ:
        return True if trainable is None else bool(trainable)
    if trainable:
        raise ValueError(
            "Synchronization value can be set to VariableSynchronization.ON_READ only for non-trainable variables. "
            "You have specified trainable=True and synchronization=VariableSynchronization.ON_READ."
        )
    return False


def _initializer_for(initializer, dtype, name):
    if initializer is not None:
        return initializers.get(initializer)
    if dtype.is_floating:
        return initializers.get("glorot_uniform")
    if dtype.is_integer or dtype.is_unsigned or dtype.is_bool:
        return initializers.get("zeros")
    raise ValueError(
        f"Layer.add_weight: An initializer for variable {name} of type {dtype.base_dtype} is required for a layer that "
        "is made of neither numbers nor booleans."
    )
