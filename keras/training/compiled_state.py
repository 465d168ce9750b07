"""`CompiledState`: what `compile` leaves on a model, as attributes and properties that users read and set."""

import tensorflow as tf

from keras.support import arguments, tf_internals
from keras.support.variable_creation import make_variable
from keras.training.metric_reset import MetricReset
from keras.training.trainable_flags import TrainableFlags


class CompiledState:
    """Mixin with the state of training: settings, metrics, step functions and step counters."""

    def _init_training(self):
        """Begins as a model that was never compiled, of the strategy that is in scope."""
        self.optimizer = None
        self.compiled_loss = None
        self.compiled_metrics = None
        self.history = None
        self.stop_training = False
        self._is_compiled = False
        self.compile_settings = None
        self._trainable_flags = None
        self._run_eagerly = None
        self._jit_compile = None
        self._steps_per_execution = None
        self._autotune_steps_per_execution = False
        self._distribute_reduction_method = "auto"
        self._own_strategy = tf.distribute.get_strategy() if tf.distribute.has_strategy() else None
        self._metric_reset = MetricReset()
        self._functions_ran_eagerly = tf.config.functions_run_eagerly()
        self._drop_compiled_functions()

    def _take_settings(self, settings):
        self._check_run_eagerly(settings.given["run_eagerly"])
        self.compile_settings = settings
        self.optimizer = settings.optimizer
        if not hasattr(type(self), "loss"):  # a subclass may have a property of that name
            self.loss = tf_internals.NoDependency(settings.given["loss"] or {})
        self.compiled_loss = settings.compiled_loss
        self.compiled_metrics = settings.compiled_metrics
        self._run_eagerly = settings.given["run_eagerly"]
        self._jit_compile = settings.given["jit_compile"]
        self._steps_per_execution = settings.steps_per_execution
        self._autotune_steps_per_execution = settings.given["steps_per_execution"] == "auto"
        self._trainable_flags = TrainableFlags(self._flatten_layers())
        self._is_compiled = True
        self._drop_compiled_functions()

    def _drop_compiled_functions(self):
        """Lets the next loop trace its steps again."""
        self.train_function = None
        self.train_tf_function = None
        self.test_function = None
        self.predict_function = None

    def _follow_run_functions_eagerly(self):
        """Drops functions that were made before `tf.config.run_functions_eagerly` changed."""
        runs_eagerly = tf.config.functions_run_eagerly()
        if runs_eagerly != self._functions_ran_eagerly:
            self._functions_ran_eagerly = runs_eagerly
            self._drop_compiled_functions()

    # Settings.

    @property
    def run_eagerly(self):
        """Whether steps run as plain Python; also True with layers that can only run eagerly."""
        return bool(self._run_eagerly or self.dynamic or tf.config.functions_run_eagerly())

    @run_eagerly.setter
    def run_eagerly(self, value):
        self._check_run_eagerly(value)
        self._run_eagerly = value
        self._drop_compiled_functions()

    def _check_run_eagerly(self, value):
        if value is False and self.dynamic:
            names = [layer.name for layer in self._flatten_layers() if layer._dynamic]
            raise ValueError(
                "Your model contains layers that can only be successfully run in eager execution (layers constructed "
                f"with `dynamic=True`): {names}. You cannot set `run_eagerly=False`."
            )

    @property
    def jit_compile(self):
        """Whether XLA compiles the steps."""
        return self._jit_compile if self._jit_compile not in (None, "auto") else None

    @jit_compile.setter
    def jit_compile(self, value):
        if value and self._run_eagerly:
            raise ValueError("You cannot enable `run_eagerly` and `jit_compile` at the same time.")
        self._jit_compile = value
        self._drop_compiled_functions()

    @property
    def steps_per_execution(self):
        """Batches that one call runs, as `compile` was told; 1 when it was told nothing."""
        return self._steps_per_execution or 1

    @steps_per_execution.setter
    def steps_per_execution(self, value):
        self._steps_per_execution = arguments.check_positive_int(value, "steps_per_execution", owner=self)
        self._drop_compiled_functions()

    @property
    def autotune_steps_per_execution(self):
        """Whether the number of steps of a call is found by timing; it always is, where none was given."""
        return self._autotune_steps_per_execution

    @autotune_steps_per_execution.setter
    def autotune_steps_per_execution(self, value):
        self._autotune_steps_per_execution = bool(value)

    @property
    def distribute_strategy(self):
        """The `tf.distribute.Strategy` that the model was made under."""
        return self._own_strategy or tf.distribute.get_strategy()

    @property
    def _distribute_strategy(self):
        return self.distribute_strategy

    @property
    def distribute_reduction_method(self):
        """How outputs of replicas become one; "auto" takes the first for logs and joins predictions."""
        return self._distribute_reduction_method

    @distribute_reduction_method.setter
    def distribute_reduction_method(self, value):
        self._distribute_reduction_method = value

    # Metrics.

    @property
    def metrics(self):
        """The running loss, the compiled metrics, and the metrics of the layers."""
        compiled = []
        for container in (self.compiled_loss, self.compiled_metrics):
            compiled += getattr(container, "metrics", None) or []
        return compiled + [metric for metric in super().metrics if not any(metric is known for known in compiled)]

    @property
    def metrics_names(self):
        """Names of the metrics, in the order in which `evaluate` returns values; complete after the first batch."""
        return [metric.name for metric in self.metrics]

    def reset_metrics(self):
        """Begins every metric again."""
        self._metric_reset(self.metrics)

    # Counters of steps.

    @property
    def _train_counter(self):
        return self._counter("train")

    @property
    def _test_counter(self):
        return self._counter("test")

    @property
    def _predict_counter(self):
        return self._counter("predict")

    def _counter(self, kind):
        """A variable that is no weight of the model, made when it is first asked for."""
        counters = self.__dict__.setdefault("_step_counters", {})
        if kind not in counters:
            with tf.init_scope():
                counters[kind] = make_variable(
                    0, dtype=tf.int64, trainable=False, aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA
                )
        return counters[kind]
