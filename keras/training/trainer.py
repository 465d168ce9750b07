"""`Trainer`: the training methods of a model. Each is its signature, its contract and a few lines; the work is in the
loops, the step functions and the compiled losses and metrics beside this file."""

import contextlib
import warnings

import tensorflow as tf

from keras.callbacks.callback_list import CallbackList
from keras.data.class_weight import read_class_weight
from keras.data.feed import open_feed, open_split_feeds
from keras.data.workers import Workers
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.support import tf_internals, tracebacks
from keras.training import batch_methods, logs as logs_module
from keras.training.compile_settings import CompileSettings, read_config
from keras.training.compiled_state import CompiledState
from keras.training.evaluate_loop import run_evaluation
from keras.training.fit_loop import run_fit
from keras.training.generator_methods import GeneratorMethods
from keras.training.loop_arguments import check_epochs, read_counts, read_verbose
from keras.training.predict_loop import run_prediction
from keras.training.step_function import StepFunction, build_step
from keras.training.validation import Validation, open_validation

# What may read the settings in ways of its own, where a subclass overrides it.
_STEPS = ("train_step", "test_step", "compute_loss", "compute_metrics")


class Trainer(GeneratorMethods, CompiledState):
    """What a model can do beyond being called: `compile`, `fit`, `evaluate`, `predict` and their parts."""

    @tracebacks.hides_own_frames
    def compile(
        self,
        optimizer="rmsprop",
        loss=None,
        metrics=None,
        loss_weights=None,
        weighted_metrics=None,
        run_eagerly=None,
        steps_per_execution=None,
        jit_compile=None,
        pss_evaluation_shards=0,
        accumulate_steps=None,
        **kwargs,
    ):
        """Says how the model is trained.

        Training goes by the `trainable` flags of the layers as they are now: after changing one, compile again.

        >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
        >>> model.compile(optimizer="adam", loss="mse", metrics=["mae"])

        Args:
            optimizer: Name or `keras.optimizers.Optimizer`.
            loss: Name, function or `keras.losses.Loss`; for several outputs also a list or a dict by output name.
            metrics: List of names, functions or `keras.metrics.Metric`; for several outputs also a list of lists or a
                dict by output name. They do not see `sample_weight`.
            loss_weights: For several outputs a list, or dict by output name, of factors of their losses.
            weighted_metrics: As `metrics`, for those that see `sample_weight` and `class_weight`.
            run_eagerly: Whether steps run as plain Python, which is slow and lets you step through them.
            steps_per_execution: Number of batches that one call runs; callbacks then see every so many batches. By
                default, and with "auto", calls run as many as nobody can tell the difference of.
            jit_compile: Whether XLA compiles the steps.
            pss_evaluation_shards: For `ParameterServerStrategy`; 0 evaluates unsharded.
            accumulate_steps: Number of batches whose gradients make one update, which equals that of one big batch;
                `optimizer.iterations` counts updates. An epoch ends with an update for the batches that are left.
            **kwargs: Keywords of old code, without effect.

        Raises:
            ValueError: A name that means nothing, with the closest ones, or settings that exclude each other.
            TypeError: An unknown keyword.
        """
        with self._strategy_scope():
            settings = CompileSettings(
                optimizer, loss, metrics, loss_weights, weighted_metrics, run_eagerly, steps_per_execution, jit_compile,
                getattr(self, "output_names", None), kwargs, accumulate_steps,
            )  # fmt: skip
        if self._is_graph_network and not any(tf_internals.is_overridden(self, name, Trainer) for name in _STEPS):
            settings.check_outputs(self.output)
        if self.dtype_policy.name == "mixed_float16":
            warnings.warn(
                f"{self.name}: training with 'mixed_float16' needs loss scaling, which `compile` does not add yet: "
                "gradients below 6e-8 become zero. Use 'mixed_bfloat16', or scale the loss in a `train_step` of your "
                "own."
            )
        self._take_settings(settings)

    # One batch.

    def train_step(self, data):
        """Trains on one batch; override it for steps of your own.

        Args:
            data: What the data gave: `x`, `(x, y)` or `(x, y, sample_weight)`, with tensors as leaves.

        Returns:
            Dict from names to values, the logs.
        """
        x, y, sample_weight = unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x, y, y_pred, sample_weight)
        self._check_has_loss(y)
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        return self.compute_metrics(x, y, y_pred, sample_weight)

    def test_step(self, data):
        """Evaluates one batch; override it for steps of your own. Takes and returns what `train_step` does."""
        x, y, sample_weight = unpack_x_y_sample_weight(data)
        y_pred = self(x, training=False)
        self.compute_loss(x, y, y_pred, sample_weight)
        return self.compute_metrics(x, y, y_pred, sample_weight)

    def predict_step(self, data):
        """Returns the outputs for one batch; override it for steps of your own."""
        return self(unpack_x_y_sample_weight(data)[0], training=False)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None):
        """Returns the scalar that training minimizes; override it for a loss of your own.

        On replicas that share a batch, this is the loss of the whole batch, and its gradients, summed over replicas as
        optimizers sum them, are those of one device. Means over the replica's rows that you add count once for each
        replica: divide them by `tf.distribute.get_strategy().num_replicas_in_sync`.

        Args:
            x: Inputs of the batch.
            y: Targets of the batch.
            y_pred: Outputs of the model.
            sample_weight: Weights, or None.
        """
        return self.compiled_loss(y, y_pred, sample_weight, regularization_losses=self.losses)

    def compute_metrics(self, x, y, y_pred, sample_weight):
        """Updates the metrics with one batch and returns their results; override it for results of your own."""
        self.compiled_metrics.update_state(y, y_pred, sample_weight)
        return self.get_metrics_result()

    def get_metrics_result(self):
        """Returns a dict from metric names to results; a metric whose result is a dict adds its entries."""
        results = {}
        for metric in self.metrics:
            result = metric.result()
            results.update(result if isinstance(result, dict) else {metric.name: result})
        return results

    # Loops.

    @tracebacks.hides_own_frames
    def fit(
        self,
        x=None,
        y=None,
        batch_size=None,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
        class_weight=None,
        sample_weight=None,
        initial_epoch=0,
        steps_per_epoch=None,
        validation_steps=None,
        validation_batch_size=None,
        validation_freq=1,
        max_queue_size=10,
        workers=1,
        use_multiprocessing=False,
    ):
        """Trains the model for `epochs` passes over the data.

        >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
        >>> model.compile("sgd", "mse")
        >>> history = model.fit(np.ones((8, 2)), np.ones((8, 1)), epochs=2, verbose=0)
        >>> len(history.history["loss"])
        2

        Args:
            x: Array, tensor, or list or dict of them; `tf.data.Dataset`, generator or `keras.utils.Sequence`, which
                yield `(x, y)` or `(x, y, sample_weight)` in batches.
            y: Targets; only with arrays.
            batch_size: Rows a batch, default 32; only with arrays.
            epochs: Index of the epoch to stop before.
            verbose: 0 shows nothing, 1 a progress bar, 2 one line an epoch, "auto" 1 on a terminal and 2 elsewhere.
            callbacks: List of `keras.callbacks.Callback`.
            validation_split: Share of the rows at the end that is set aside for validation; only with arrays.
            validation_data: `(x, y)`, `(x, y, sample_weight)` or a dataset, evaluated at the end of epochs. A dict with
                tuples or datasets as values, and not arrays, holds several sets by name: `{"easy": dataset, "hard":
                (x, y)}` logs `val_easy_loss`, `val_hard_loss` and so on.
            shuffle: True for a new order in each epoch, False for the given one, "batch" to keep rows near each other.
            class_weight: Dict from label to weight; for several outputs a list or dict by output of such dicts.
            sample_weight: Weights of the rows; only with arrays.
            initial_epoch: Index of the first epoch, to go on with an earlier training.
            steps_per_epoch: Batches an epoch; needed for endless datasets. A fraction, such as `rows / batch_size`, is
                rounded up.
            validation_steps: Batches of a validation, of each set.
            validation_batch_size: Rows a batch in validation, by default `batch_size`.
            validation_freq: Every how many epochs to validate, a collection of epoch numbers from 1, or "500 steps":
                after every 500 training steps, counted through all epochs. Then `on_test_end` of callbacks receives
                each result, and the logs of an epoch hold the newest one of that epoch, if there was any.
            max_queue_size: How many batches of a generator or `keras.utils.Sequence` are read ahead at most.
            workers: How many threads read a sequence; 0 reads in the thread that trains. A generator has one.
            use_multiprocessing: Whether processes read a sequence. They import the main program again, so what it runs
                must stand under `if __name__ == "__main__":`.

        Returns:
            `keras.callbacks.History`: its `history` maps names to lists of values, one for each epoch.

        Raises:
            RuntimeError: The model was not compiled.
            ValueError: Data, targets and model do not fit each other.
        """
        self._check_compiled()
        check_epochs(epochs, initial_epoch)
        batch_size, validation_batch_size, steps_per_epoch, validation_steps = read_counts(
            "fit", batch_size=batch_size, validation_batch_size=validation_batch_size, steps_per_epoch=steps_per_epoch,
            validation_steps=validation_steps,
        )  # fmt: skip
        with self._strategy_scope(), Workers(workers, use_multiprocessing, max_queue_size) as readers:
            settings = {
                "steps": steps_per_epoch, "epochs": epochs - initial_epoch, "shuffle": shuffle,
                "class_weight": read_class_weight(class_weight, self), "strategy": self.distribute_strategy,
                "workers": readers,
            }  # fmt: skip
            if validation_split and validation_data is None:
                feed, held_out = open_split_feeds(
                    x, y, sample_weight, validation_split, batch_size, validation_batch_size,
                    validation_steps=validation_steps, **settings,
                )  # fmt: skip
                validation = Validation({"val_": held_out}, validation_freq)
            else:
                feed = open_feed(x, y, sample_weight, batch_size, **settings)
                validation = open_validation(
                    validation_data, validation_batch_size or batch_size, validation_steps, validation_freq,
                    self.distribute_strategy, readers,
                )  # fmt: skip
            callbacks = self._callback_list(callbacks, verbose, epochs, feed.steps_per_epoch, is_fit=True)
            self._trainable_flags.warn_of_changes()
            self._train_counter.assign(0, read_value=False)
            history = run_fit(self, feed, callbacks, epochs, initial_epoch, validation)
            self._finalize_optimizer()
            return history

    @tracebacks.hides_own_frames
    def evaluate(
        self,
        x=None,
        y=None,
        batch_size=None,
        verbose="auto",
        sample_weight=None,
        steps=None,
        callbacks=None,
        max_queue_size=10,
        workers=1,
        use_multiprocessing=False,
        return_dict=False,
        **kwargs,
    ):
        """Returns loss and metrics of the model on data, without training it.

        Args:
            x, y, sample_weight, batch_size, verbose, callbacks: As in `fit`.
            steps: Number of batches; a fraction is rounded up. Default: all.
            max_queue_size, workers, use_multiprocessing: As in `fit`.
            return_dict: Whether to return a dict from names to values.
            **kwargs: `_use_cached_eval_dataset` of old code, without effect.

        Returns:
            The loss alone, the list of values in the order of `metrics_names`, or the dict.

        Raises:
            RuntimeError: The model was not compiled.
            ValueError: Data, targets and model do not fit each other.
        """
        self._check_compiled()
        unknown = sorted(set(kwargs) - {"_use_cached_eval_dataset"})
        if unknown:
            raise TypeError(f"evaluate: Invalid keyword arguments: {unknown}")
        batch_size, steps = read_counts("evaluate", batch_size=batch_size, steps=steps)
        with self._strategy_scope(), Workers(workers, use_multiprocessing, max_queue_size) as readers:
            feed = open_feed(
                x, y, sample_weight, batch_size, steps, strategy=self.distribute_strategy, workers=readers
            )  # fmt: skip
            callbacks = self._callback_list(callbacks, verbose, 1, feed.steps_per_epoch)
            logs = run_evaluation(self, feed, callbacks)
        return logs if return_dict else logs_module.as_list(logs, self.metrics_names)

    @tracebacks.hides_own_frames
    def predict(
        self,
        x,
        batch_size=None,
        verbose="auto",
        steps=None,
        callbacks=None,
        max_queue_size=10,
        workers=1,
        use_multiprocessing=False,
    ):
        """Returns the outputs of the model for all rows of the data.

        >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
        >>> model.predict(np.ones((5, 2)), verbose=0).shape
        (5, 3)

        Args:
            x, batch_size, verbose, callbacks: As in `fit`.
            steps: Number of batches; a fraction is rounded up. Default: all.
            max_queue_size, workers, use_multiprocessing: As in `fit`.

        Returns:
            NumPy array, or structure of arrays for several outputs.

        Raises:
            ValueError: The data does not fit the model.
        """
        batch_size, steps = read_counts("predict", batch_size=batch_size, steps=steps)
        with self._strategy_scope(), Workers(workers, use_multiprocessing, max_queue_size) as readers:
            feed = open_feed(x, None, None, batch_size, steps, strategy=self.distribute_strategy, workers=readers)
            callbacks = self._callback_list(callbacks, verbose, 1, feed.steps_per_epoch)
            return run_prediction(self, feed, callbacks)

    # One batch, from Python.

    @tracebacks.hides_own_frames
    def train_on_batch(
        self, x, y=None, sample_weight=None, class_weight=None, reset_metrics=True, return_dict=False
    ):  # fmt: skip
        """Trains on one batch.

        Args:
            x, y, sample_weight, class_weight: As in `fit`; all rows make one batch.
            reset_metrics: Whether the metrics returned are of this batch alone.
            return_dict: Whether to return a dict from names to values.

        Returns:
            The loss alone, the list of values in the order of `metrics_names`, or the dict.
        """
        self._check_compiled()
        return batch_methods.run(
            self, "train", (x, y, sample_weight), class_weight, reset_metrics, return_dict
        )  # fmt: skip

    @tracebacks.hides_own_frames
    def test_on_batch(self, x, y=None, sample_weight=None, reset_metrics=True, return_dict=False):
        """Evaluates one batch; takes and returns what `train_on_batch` does."""
        self._check_compiled()
        return batch_methods.run(self, "test", (x, y, sample_weight), None, reset_metrics, return_dict)

    @tracebacks.hides_own_frames
    def predict_on_batch(self, x):
        """Returns the outputs for one batch as NumPy arrays."""
        return batch_methods.predict(self, x)

    # Step functions.

    def make_train_function(self, force=False):
        """Returns the function that `fit` runs, and makes it when there is none yet; override it for loops of your own.

        The function takes an iterator of batches and returns the logs of the last batch that it ran.

        Args:
            force: Whether to make a new one.
        """
        if self._needs_function("train", force):
            self.train_function = self.train_tf_function = self._build_step_function("train")
        return self.train_function

    def make_test_function(self, force=False):
        """The same for `evaluate`."""
        if self._needs_function("test", force):
            self.test_function = self._build_step_function("test")
        return self.test_function

    def make_predict_function(self, force=False):
        """The same for `predict`; the function returns outputs."""
        if self._needs_function("predict", force):
            self.predict_function = self._build_step_function("predict")
        return self.predict_function

    # Configuration.

    def get_compile_config(self):
        """Returns the arguments of `compile` as JSON values, or None for a model that was not compiled."""
        return self.compile_settings.get_config() if self._is_compiled else None

    @tracebacks.hides_own_frames
    def compile_from_config(self, config):
        """Compiles the model with what `get_compile_config` returned, and makes the optimizer's state when it can."""
        self.compile(**read_config(config))
        if self.optimizer is not None and self.built:
            self.optimizer.build(self.trainable_variables)

    # Parts of the above.

    def _build_step_function(self, kind):
        counter = {"train": self._train_counter, "test": self._test_counter, "predict": self._predict_counter}[kind]
        step = build_step(self, kind, counter, base=Trainer)
        if kind == "train" and self._is_compiled and self.compile_settings.gradient_accumulation is not None:
            step = self.compile_settings.gradient_accumulation.wrap(step)
        return StepFunction(
            step,
            jit_compile=self.jit_compile,
            run_eagerly=self.run_eagerly,
            collect=kind == "predict",
            steps_per_execution=self.steps_per_execution,
            strategy=self.distribute_strategy,
            scope=self._trainable_flags.in_force if kind == "train" and self._is_compiled else None,
            metrics=None if tf_internals.is_overridden(self, "reset_metrics", Trainer) else lambda: self.metrics,
        )

    def _needs_function(self, kind, force):
        self._follow_run_functions_eagerly()
        return force or getattr(self, f"{kind}_function") is None

    def _callback_list(self, callbacks, verbose, epochs, steps, is_fit=False):
        if isinstance(callbacks, CallbackList):
            return callbacks
        verbose = read_verbose(verbose, self.distribute_strategy)
        return CallbackList(
            callbacks,
            add_history=is_fit,
            add_progbar=bool(verbose),
            model=self,
            verbose=verbose,
            epochs=epochs,
            steps=steps,
        )

    def _strategy_scope(self):
        """Scope of the model's strategy; nothing to enter for the default one."""
        return contextlib.nullcontext() if self._own_strategy is None else self._own_strategy.scope()

    def _finalize_optimizer(self):
        """Gives the weights their moving averages, where the optimizer keeps them for the end of training."""
        finalize = getattr(self.optimizer, "finalize_variable_values", None)
        if finalize is not None and getattr(self.optimizer, "use_ema", False):
            finalize(self.trainable_variables)

    def _check_has_loss(self, y):
        has_loss = getattr(self.compiled_loss, "has_loss", False)
        if y is None and has_loss:
            raise ValueError(
                f"Target data is missing. Your model was compiled with loss={self.compile_settings.given['loss']}, and "
                "therefore expects target data to be provided in `fit()`."
            )
        if not (has_loss or self.losses or tf_internals.is_overridden(self, "compute_loss", Trainer)):
            raise ValueError(
                "No loss found. You may have forgotten to provide a `loss` argument in the `compile()` method."
            )

    def _check_compiled(self):
        if not self._is_compiled:
            raise RuntimeError(
                "You must compile your model before training/testing. Use `model.compile(optimizer, loss)`."
            )
