"""`Optimizer`: what all update rules share."""

import re
import warnings

import tensorflow as tf

from keras.optimizers import gradients, learning_rate as learning_rates
from keras.optimizers.optimizer_variables import OptimizerVariables
from keras.optimizers.schedules import identifiers as schedules
from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support import arguments, state, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Optimizer", "keras.optimizers.experimental.Optimizer")
class Optimizer(OptimizerVariables):
    """Base of optimizers: `apply_gradients` clips, sums over replicas, decays weights, runs the rule and averages.

    A rule of your own makes its state in `build` and changes one variable in `update_step`:

    >>> class Signs(keras.optimizers.Optimizer):
    ...     def __init__(self, learning_rate=0.1, name="Signs", **kwargs):
    ...         super().__init__(name=name, **kwargs)
    ...         self._learning_rate = self._build_learning_rate(learning_rate)
    ...     def update_step(self, gradient, variable):
    ...         variable.assign_sub(self.learning_rate * tf.sign(gradient))
    ...     def get_config(self):
    ...         rate = self._serialize_hyperparameter(self._learning_rate)
    ...         return {**super().get_config(), "learning_rate": rate}
    >>> weight = tf.Variable([1.0, 1.0])
    >>> Signs().minimize(lambda: tf.reduce_sum(weight ** 2), [weight])
    >>> weight.numpy()
    array([0.9, 0.9], dtype=float32)

    Args:
        name: Text; begins the names of the variables that training makes.
        weight_decay: None, or a number: before each update every weight loses `weight_decay * learning_rate` of itself.
        clipnorm: None, or the norm that each gradient is clipped to.
        clipvalue: None, or the size that each element of a gradient is clipped to.
        global_clipnorm: None, or the norm that all gradients together are clipped to.
        use_ema: Whether to keep a moving average of every weight.
        ema_momentum: Number in `[0, 1]`: `average = ema_momentum * average + (1 - ema_momentum) * weight`.
        ema_overwrite_frequency: None, or after how many steps the weights are set to their averages each time. With
            None they are set once, by `finalize_variable_values`, which `fit` calls at its end.
        jit_compile: Kept for the config; the updates are single kernels, with nothing left to compile.
        **kwargs: `lr`, the old name of `learning_rate`.

    Raises:
        ValueError: A value out of its range, or `clipnorm` together with `global_clipnorm`.
        TypeError: A keyword that no optimizer takes.
    """

    def __init__(
        self,
        name,
        weight_decay=0,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        **kwargs,
    ):
        self.name = name
        self.weight_decay = weight_decay
        self.clipnorm = clipnorm
        self.global_clipnorm = global_clipnorm
        self.clipvalue = clipvalue
        self.use_ema = use_ema
        self.jit_compile = bool(jit_compile) and bool(tf.config.list_physical_devices("GPU"))
        self.ema_momentum = ema_momentum
        self.ema_overwrite_frequency = ema_overwrite_frequency
        self._check_settings()
        self._given_lr = self._take_keywords(kwargs)
        super().__init__()
        self._learning_rate_function = None
        self._undecayed = tf_internals.NoDependency(([], []))  # keys of variables, patterns of names

    def build(self, var_list):
        """Makes the state that the rule keeps for each variable.

        Called by `apply_gradients` with the variables that it sees for the first time; state made before stays.

        Args:
            var_list: Variables to be updated, in the order in which they are saved.
        """
        new = [variable for variable in var_list if self._var_key(variable) not in self._index_dict]
        self._build_index_dict(new)
        if self.use_ema:
            if not hasattr(self, "_model_variables_moving_average"):
                self._model_variables_moving_average = []
            self._add_slots(self._model_variables_moving_average, "average", new, tf.convert_to_tensor)
        self.build_slots(new)
        if new:
            self._has_slots = True

    def build_slots(self, variables):
        """Makes the rule's state for variables that it has not seen; rules of this package define it."""

    def apply_gradients(self, grads_and_vars, name=None, skip_gradients_aggregation=False, **kwargs):
        """Updates variables by their gradients.

        Args:
            grads_and_vars: Any iterable of `(gradient, variable)`; a gradient may be None, dense or
                `tf.IndexedSlices`.
            name: Optional name scope.
            skip_gradients_aggregation: Under `tf.distribute`, whether the gradients are already summed over replicas.
            **kwargs: `experimental_aggregate_gradients`, the old name of the opposite.

        Returns:
            The number of updates so far, this one included.

        Raises:
            ValueError: No variable has a gradient.
        """
        grads_and_vars = list(grads_and_vars)
        if not grads_and_vars:
            return self._iterations
        is_aggregated = skip_gradients_aggregation or not kwargs.get("experimental_aggregate_gradients", True)
        if state.thread.gradient_collector is not None:
            return state.thread.gradient_collector(self, gradients.without_missing(grads_and_vars), is_aggregated)
        with tf.name_scope(name or self.name or type(self).__name__):
            self._build_for([variable for _, variable in grads_and_vars])
            grads_and_vars = gradients.without_missing(grads_and_vars)
            if not tf_internals.has_strategy():
                return self._update_all(None, self._clipped(grads_and_vars))
            if not is_aggregated:
                grads_and_vars = self.aggregate_gradients(grads_and_vars)
            grads_and_vars = self._clipped(grads_and_vars)
            if tf.distribute.in_cross_replica_context():
                return self._update_all(tf.distribute.get_strategy(), grads_and_vars)
            return tf.distribute.get_replica_context().merge_call(self._update_all, args=(grads_and_vars,))

    def minimize(self, loss, var_list, tape=None):
        """Computes the gradients of a loss and applies them.

        Args:
            loss: Function without arguments that gives the loss, or a loss tensor together with its `tape`.
            var_list: Variables to update, or a function that gives them.
            tape: The `tf.GradientTape` that recorded a loss tensor.

        Raises:
            ValueError: A loss tensor without a tape.
        """
        self.apply_gradients(self.compute_gradients(loss, var_list, tape))

    def compute_gradients(self, loss, var_list, tape=None):
        """Returns `[(gradient, variable), ...]` of a loss; takes what `minimize` takes."""
        if not callable(loss) and tape is None:
            raise ValueError(f"`tape` is required when a `Tensor` loss is passed. Received: loss={loss}, tape={tape}.")
        if tape is None:
            tape = tf.GradientTape()
        if callable(loss):
            with tape:
                if not callable(var_list):
                    tape.watch(var_list)
                loss = loss()
                if callable(var_list):
                    var_list = var_list()
        return list(zip(tape.gradient(loss, var_list), var_list))

    def aggregate_gradients(self, grads_and_vars):
        """Returns the pairs with each gradient summed over the replicas of the running strategy."""
        grads_and_vars = list(grads_and_vars)
        if not tf_internals.has_strategy() or tf.distribute.in_cross_replica_context():
            return grads_and_vars
        present = [gradient for gradient, _ in grads_and_vars if gradient is not None]
        if not present:
            return grads_and_vars
        summed = iter(tf.distribute.get_replica_context().all_reduce(tf.distribute.ReduceOp.SUM, present))
        return [(None if gradient is None else next(summed), variable) for gradient, variable in grads_and_vars]

    def update_step(self, gradient, variable):
        """Changes one variable by its gradient. A rule of your own overrides this.

        Args:
            gradient: Tensor in the shape of `variable`, or `tf.IndexedSlices` with every index once.
            variable: `tf.Variable` that `build` has seen.
        """
        self._run_rule(gradient, variable, self.step_values(variable.dtype, self._current_rate()))

    def step_values(self, dtype, learning_rate):
        """What the rule computes once for all variables of one type in a step; rules of this package define it."""
        raise NotImplementedError(f"{type(self).__name__}: an optimizer must define `update_step(gradient, variable)`.")

    def update_dense(self, gradient, variable, index, step):
        """Changes a variable by a dense gradient; rules of this package define it.

        Args:
            gradient: Tensor in the shape of `variable`.
            variable: The variable.
            index: Position of the variable's state in the rule's lists.
            step: What `step_values` gave.
        """
        raise NotImplementedError(f"{type(self).__name__}: a rule must define `update_dense`.")

    def update_sparse(self, gradient, variable, index, step):
        """Changes a variable by `tf.IndexedSlices`; written into zeros unless a rule does it row by row."""
        self.update_dense(gradients.to_dense(gradient), variable, index, step)

    def finalize_variable_values(self, var_list):
        """Sets the variables to their moving averages, when those are kept; `fit` calls it at its end."""
        if self.use_ema:
            self._overwrite_model_variables_with_average_value(var_list)

    def exclude_from_weight_decay(self, var_list=None, var_names=None):
        """Keeps variables from decaying.

        Args:
            var_list: Variables.
            var_names: Patterns; a variable whose name holds a match does not decay.

        Raises:
            ValueError: The optimizer has been built.
        """
        if getattr(self, "_has_slots", False):
            raise ValueError(
                f"{type(self).__name__}: `exclude_from_weight_decay()` can only be configured before the optimizer is "
                "built.\n    Call it before `fit`, `build` and `apply_gradients`."
            )
        self._undecayed[0].extend(self._var_key(variable) for variable in var_list or [])
        self._undecayed[1].extend(var_names or [])

    @property
    def learning_rate(self):
        """Variable that holds the rate in use; settable to a number unless the rate follows a schedule."""
        if not hasattr(self, "_learning_rate") or self._learning_rate is None:
            # An AttributeError, so that assigning `self.learning_rate` in `__init__` finds it unset.
            raise AttributeError(
                f"{type(self).__name__}: Missing learning rate.\n"
                "    Set `self._learning_rate = self._build_learning_rate(learning_rate)` in `__init__`."
            )
        if isinstance(self._learning_rate, LearningRateSchedule):
            return self._current_learning_rate
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value):
        value = learning_rates.check(value, self)
        known = getattr(self, "_learning_rate", None)
        if isinstance(known, LearningRateSchedule) and not isinstance(value, LearningRateSchedule):
            raise TypeError(
                "This optimizer was created with a `LearningRateSchedule` object as its `learning_rate` constructor "
                f"argument, hence its learning rate is not settable. Received: learning_rate={value!r}\n"
                "    Make the optimizer with a float `learning_rate`, or set another schedule."
            )
        if known is None or isinstance(value, LearningRateSchedule):
            self._learning_rate = self._build_learning_rate(value)
            return
        self._learning_rate_function = value if callable(value) else None
        known.assign(tf.cast(value() if callable(value) else value, known.dtype))

    @property
    def lr(self):
        """Old name of `learning_rate`."""
        return self.learning_rate

    @lr.setter
    def lr(self, value):
        self.learning_rate = value

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again, without its variables."""
        return {
            "name": self.name,
            "weight_decay": self.weight_decay,
            "clipnorm": self.clipnorm,
            "global_clipnorm": self.global_clipnorm,
            "clipvalue": self.clipvalue,
            "use_ema": self.use_ema,
            "ema_momentum": self.ema_momentum,
            "ema_overwrite_frequency": self.ema_overwrite_frequency,
            "jit_compile": self.jit_compile,
            "is_legacy_optimizer": False,
        }

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Returns the optimizer that `get_config` described."""
        config = dict(config)
        if isinstance(config.get("learning_rate"), dict):
            config["learning_rate"] = schedules.deserialize(config["learning_rate"], custom_objects=custom_objects)
        return cls(**config)

    # What a rule's `__init__` and `get_config` use.

    def _build_learning_rate(self, learning_rate):
        """Returns the variable or schedule for a rule's `learning_rate` argument, to be kept as `_learning_rate`."""
        learning_rate = learning_rates.check(learning_rate if self._given_lr is None else self._given_lr, self)
        if isinstance(learning_rate, LearningRateSchedule):
            value = learning_rate(self._iterations)
            self._current_learning_rate = learning_rates.new_variable(value, "current_learning_rate")
            return learning_rate
        if callable(learning_rate) and not hasattr(learning_rate, "handle"):
            self._learning_rate_function = learning_rate
            learning_rate = learning_rate()
        return learning_rates.new_variable(learning_rate)

    def _serialize_hyperparameter(self, value):
        """A number or config for a variable, tensor or schedule."""
        if isinstance(value, LearningRateSchedule):
            return schedules.serialize(value)
        if hasattr(value, "handle") or tf.is_tensor(value):
            return value.numpy().item()
        return value() if callable(value) else value

    # The update itself.

    def _build_for(self, variables):
        """Builds for what has not been seen. A rule with its own `build` is built once, for all it will ever see."""
        index_dict = self._index_dict
        unseen = [variable for variable in variables if self._var_key(variable) not in index_dict]
        if not unseen:
            return
        has_own_build = type(self).build is not Optimizer.build
        if has_own_build and index_dict:
            raise KeyError(
                f"The optimizer cannot recognize variable {unseen[0].name}: {type(self).__name__} was built without "
                "it.\n    Call `optimizer.build(variables)` with all variables before the first update."
            )
        with tf.init_scope():
            self.build(variables)

    def _clipped(self, grads_and_vars):
        given, variables = zip(*grads_and_vars)
        return list(zip(gradients.clip(given, self.clipnorm, self.global_clipnorm, self.clipvalue), variables))

    def _update_all(self, strategy, grads_and_vars):
        """One step for all variables; `strategy` is the one whose cross-replica context this runs in, or None."""
        rate = self._compute_current_learning_rate()
        has_own_rule = type(self).update_step is not Optimizer.update_step
        steps = {}
        for gradient, variable in grads_and_vars:
            if not has_own_rule and variable.dtype not in steps:
                steps[variable.dtype] = self.step_values(variable.dtype, rate)
            arguments_of_step = (gradient, rate, steps.get(variable.dtype))
            if strategy is None:
                self._update_variable(variable, *arguments_of_step)
            else:
                strategy.extended.update(variable, self._update_variable, args=arguments_of_step, group=False)
        iterations = self._iterations.assign_add(1)
        if self.use_ema:
            self._update_averages(strategy, [variable for _, variable in grads_and_vars])
        self._constrain(strategy, [variable for _, variable in grads_and_vars])
        return iterations

    def _update_variable(self, variable, gradient, rate, step):
        if self.weight_decay and self._use_weight_decay(variable):
            decay = tf.cast(rate, variable.dtype) * tf.cast(self.weight_decay, variable.dtype)
            variable.assign_sub(variable * decay)
        if step is None:
            self.update_step(gradients.add_up_duplicates(gradient), variable)
        else:
            self._run_rule(gradient, variable, step)

    def _run_rule(self, gradient, variable, step):
        index = self._index_dict[self._var_key(variable)]
        if isinstance(gradient, tf.IndexedSlices):
            self.update_sparse(gradient, variable, index, step)
        else:
            self.update_dense(gradient, variable, index, step)

    def _compute_current_learning_rate(self):
        """Brings the learning rate up to date with its schedule or function, and returns it."""
        if isinstance(self._learning_rate, LearningRateSchedule):
            value = tf.cast(self._learning_rate(self._iterations), self._current_learning_rate.dtype)
            self._current_learning_rate.assign(value)
            return value
        if self._learning_rate_function is not None:
            value = tf.cast(self._learning_rate_function(), self._learning_rate.dtype)
            self._learning_rate.assign(value)
            return value
        return tf.convert_to_tensor(self._learning_rate)

    def _current_rate(self):
        return tf.convert_to_tensor(self.learning_rate)

    def _use_weight_decay(self, variable):
        keys, patterns = self._undecayed
        return self._var_key(variable) not in keys and not any(re.search(p, variable.name) for p in patterns)

    def _constrain(self, strategy, variables):
        """Gives every variable that has a `constraint` the values that it asks for."""
        for variable in variables:
            constraint = getattr(variable, "constraint", None)
            if constraint is None:
                continue
            if strategy is None:
                variable.assign(constraint(variable))
            else:
                strategy.extended.update(
                    variable, lambda part, constraint: part.assign(constraint(part)), args=(constraint,), group=False
                )

    def _update_averages(self, strategy, variables):
        frequency = self.ema_overwrite_frequency
        overwrites = None
        if frequency:
            overwrites = tf.equal(self._iterations % tf.cast(frequency, self._iterations.dtype), 0)

        def update(variable, average):
            momentum = tf.cast(self.ema_momentum, average.dtype)
            value = momentum * average + (1 - momentum) * variable
            average.assign(value)
            if overwrites is not None:
                variable.assign(tf.where(overwrites, value, variable))

        self._for_each_average(strategy, variables, update)

    def _overwrite_model_variables_with_average_value(self, var_list):
        strategy = tf.distribute.get_strategy() if tf_internals.has_strategy() else None
        self._for_each_average(strategy, var_list, lambda variable, average: variable.assign(average))

    def _for_each_average(self, strategy, variables, function):
        for variable in variables:
            average = self._model_variables_moving_average[self._index_dict[self._var_key(variable)]]
            if strategy is None:
                function(variable, average)
            else:
                strategy.extended.update(variable, function, args=(average,), group=False)

    def _check_settings(self):
        if self.clipnorm is not None and self.global_clipnorm is not None:
            raise ValueError(
                f"{type(self).__name__}: At most one of `clipnorm` and `global_clipnorm` can be set. "
                f"Received: clipnorm={self.clipnorm}, global_clipnorm={self.global_clipnorm}."
            )
        if not self.use_ema:
            return
        arguments.check_in_range(self.ema_momentum, 0, 1, "ema_momentum", self)
        if self.ema_overwrite_frequency is not None:
            arguments.check_int_at_least(self.ema_overwrite_frequency, 0, "ema_overwrite_frequency", self)

    def _take_keywords(self, kwargs):
        """Returns the learning rate under its old name `lr`, or None; raises for keywords that nobody takes."""
        if "decay" in kwargs:
            raise ValueError(
                f"{type(self).__name__}: `decay` is no argument of this optimizer. Received: decay={kwargs['decay']}\n"
                "    Use `learning_rate=keras.optimizers.schedules.InverseTimeDecay(learning_rate, 1, decay)`, or "
                "`keras.optimizers.legacy`."
            )
        arguments.check_no_unknown(kwargs, ("lr", "is_legacy_optimizer"), self)
        if "lr" in kwargs:
            warnings.warn(f"{type(self).__name__}: `lr` is the old name of `learning_rate`; its value is used.")
        return kwargs.get("lr")
