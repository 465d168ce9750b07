"""The one builder of compiled steps, for training, testing and predicting.

A step is a Python function from one batch to outputs. `StepFunction` traces it once for each kind of batch, and runs

- one batch with one graph call,
- many stacked batches with one graph call, in a loop inside the graph (one XLA program with `jit_compile`),
- the next batches of a TensorFlow iterator, in a loop inside the graph.

`build_step` says what a step of a model is, and `run_chunks` runs one epoch of a feed through a `StepFunction`.

As soon as two sizes of a dimension were seen, the next trace leaves it open: sizes that vary cost two traces.
"""

import time

import numpy as np
import tensorflow as tf

from keras.data.chunk import IteratorBatches, OneBatch, StackedBatches
from keras.support import autograph, tf_internals
from keras.support.variable_creation import variables_made_at_once
from keras.training import joined_rows, replicas, step_errors
from keras.training.step_trace import StepTrace

_SECONDS_A_CALL = 0.05
_MOST_STEPS_A_CALL = 2048
_MOST_REMEMBERED_SIGNATURES = 256


def build_step(model, kind, counter, base):
    """Returns the function from one batch to the outputs of the model's own step.

    Args:
        model: The model.
        kind: "train", "test" or "predict": which of its methods `<kind>_step` runs.
        counter: Variable that counts the steps.
        base: Class whose methods have no Python control flow on tensors to convert.
    """
    name = f"{kind}_step"
    converts = tf_internals.is_overridden(model, name, base)

    def step(data):
        method = getattr(model, name)
        if tf.executing_eagerly():
            outputs = method(data)
        else:
            with tf_internals.autograph_scope(), variables_made_at_once():
                outputs = (autograph.convert(method) if converts else method)(data)
        counter.assign_add(1, read_value=False)
        return outputs

    return step


class StepFunction:
    """Runs a step over chunks of batches.

    Args:
        step: Function from one batch (as `train_step` receives it) to a structure of tensors.
        jit_compile: Whether XLA compiles the step, and the loop over steps.
        run_eagerly: Whether every step runs as plain Python.
        collect: True returns the outputs of all steps, joined along their first axis; False those of the last one.
        steps_per_execution: How many batches `step_function(iterator)` takes.
        strategy: `tf.distribute.Strategy`; None, or one of a single replica, runs the step directly.
        scope: Function that gives a context manager, inside of which the step is traced or runs as Python; or None.
        metrics: Function that returns the metrics which the step updates, for `run_fresh`; or None.
    """

    def __init__(
        self, step, jit_compile=False, run_eagerly=False, collect=False, steps_per_execution=1, strategy=None,
        scope=None, metrics=None,
    ):  # fmt: skip
        self._is_distributed = strategy is not None and strategy.num_replicas_in_sync > 1
        if self._is_distributed:
            step = replicas.ReplicatedStep(step, strategy, concatenate=collect, jit_compile=jit_compile)
            self._replicated = step
        self._step = step if scope is None else _inside(scope, step)
        self._jit_compile = jit_compile
        self._runs_python = run_eagerly or self._is_distributed
        self._collect = collect
        self._steps_per_execution = steps_per_execution
        self._metrics = metrics
        self.log_orders = {}  # names of logs -> the same names in the order of lists, for those who return lists
        self.has_seen_data = False  # whether the values of a first batch were checked
        self._traces = {}  # signature of a batch -> StepTrace; other threads may add one at any time
        self.seconds_per_step = None  # as measured on the last call that traced nothing

    def __call__(self, iterator):
        """Takes `steps_per_execution` batches from `iterator`, runs them and returns the outputs."""
        if tf_internals.is_tensorflow_iterator(iterator) and not self._runs_python:
            return self._run_iterator(IteratorBatches(iterator, self._steps_per_execution, is_certain=True))[0]
        return self._join([self.run_batch(next(iterator)) for _ in range(self._steps_per_execution)])

    def prepare(self, chunk, rows_vary=False):
        """Traces what `run(chunk)` needs, so that mistakes which shapes show are raised before the first step.

        Args:
            chunk: The chunk that will be run.
            rows_vary: Whether batches of other sizes will follow: the trace leaves the number of rows open.
        """
        if not self._runs_python:
            batch = chunk.iterator.element_spec if isinstance(chunk, IteratorBatches) else chunk.batch(0)
            self._trace_of(batch, rows_vary)

    def take_out(self, chunk):
        """Returns the only batch of an iterator's chunk, to be looked at, where the step then runs as it would have.

        Any other chunk is returned as it is: one of several batches, of other things than tensors, or of a step that
        draws random numbers, which each graph counts for itself.
        """
        if not isinstance(chunk, IteratorBatches) or chunk.steps > 1:
            return chunk
        specs = tf.nest.flatten(chunk.iterator.element_spec)
        if not all(isinstance(spec, tf.TensorSpec) and spec.shape.rank is not None for spec in specs):
            return chunk
        if not self._runs_python and self._trace_of(chunk.iterator.element_spec).draws_numbers:
            return chunk
        batch = next(chunk.iterator, None)
        if batch is None:
            return chunk
        self.prepare(OneBatch(batch))
        return OneBatch(batch)

    def run(self, chunk):
        """Runs the batches of a chunk.

        Returns:
            Pair of outputs and how many batches there were.
        """
        traces_before = self._count_traces()
        begin = time.perf_counter()
        outputs, steps = self._run_chunk(chunk)
        if steps and self._count_traces() == traces_before:
            _wait_for(outputs)
            self.seconds_per_step = (time.perf_counter() - begin) / steps
        return outputs, steps

    def run_batch(self, data):
        """Runs one batch and returns its outputs."""
        if self._runs_python:
            return self._step(tf.nest.map_structure(_as_tensor, data))
        return self._trace_of(data).run_one(tf.nest.flatten(data))

    @property
    def resets_metrics(self):
        """Whether `run_fresh` may be used: the step is compiled, and it is known which metrics it updates."""
        return self._metrics is not None and not self._runs_python

    def run_fresh(self, data):
        """Sets the metrics to zero and runs one batch, in one call where metrics are reset as usual."""
        return self._trace_of(data).run_one_fresh(tf.nest.flatten(data), self._metrics)

    @property
    def graphs(self):
        """The graphs of the steps that were traced so far, one for each kind of batch."""
        if self._is_distributed:
            return self._replicated.graphs
        return [trace.graph for trace in dict.fromkeys(list(self._traces.values()))]

    def choose_steps(self, available=None):
        """How many batches the next call should run: about 50 ms of work, in calls of equal size.

        Args:
            available: How many batches of equal size are left in the epoch, when that is known.
        """
        if self.seconds_per_step is None or self._runs_python:
            return 1
        steps = int(min(max(_SECONDS_A_CALL / self.seconds_per_step, 1), _MOST_STEPS_A_CALL))
        if self._jit_compile:
            steps = self._compiled_size_near(steps)
        if not available or available < 0:
            return steps
        return -(-available // -(-available // steps))

    def _run_chunk(self, chunk):
        if isinstance(chunk, StackedBatches):
            return self._run_stack(chunk.data, chunk.steps), chunk.steps
        if isinstance(chunk, IteratorBatches):
            return self._run_iterator(chunk)
        return self._run_alone(chunk.data), 1

    def _run_alone(self, data):
        """Runs one batch between chunks of several.

        Each graph that a step is part of draws numbers of its own: were single batches to run in another graph, seeded
        draws would begin again whenever the size of chunks changed, which the speed of the machine decides.
        """
        if not self._runs_python and not self._jit_compile:
            trace = self._trace_of(data)
            if trace.draws_numbers:
                return trace.run_one_in_loop(tf.nest.flatten(data))
        return self.run_batch(data)

    def _run_stack(self, data, steps):
        if not self._runs_python:
            trace = self._trace_of(_batch_of_stack(data, 0))
            if trace.can_loop:
                return trace.run_stack(tf.nest.flatten(data), steps)
        outputs = [self.run_batch(_batch_of_stack(data, step)) for step in range(steps)]
        return self._join(outputs)

    def _run_iterator(self, chunk):
        if not self._runs_python:
            trace = self._trace_of(chunk.iterator.element_spec)
            if trace.can_loop:
                return trace.run_iterator(chunk.iterator, chunk.steps, chunk.is_certain)
        outputs = []
        for _ in range(chunk.steps):
            batch = next(chunk.iterator, None)
            if batch is None:
                break
            outputs.append(self.run_batch(batch))
        return (self._join(outputs) if outputs else None), len(outputs)

    def _join(self, outputs):
        return joined_rows.join(outputs) if self._collect else outputs[-1]

    def _trace_of(self, data, rows_vary=False):
        key = _signature(data)
        trace = self._traces.get(key)
        if trace is None:
            trace = self._find_or_build_trace(data, rows_vary)
            if len(self._traces) < _MOST_REMEMBERED_SIGNATURES:
                self._traces[key] = trace
        return trace

    def _find_or_build_trace(self, data, rows_vary):
        specs = [_spec_of(leaf, rows_vary) for leaf in tf.nest.flatten(data)]
        nesting = tf.nest.map_structure(lambda leaf: None, data)
        for trace in dict.fromkeys(list(self._traces.values())):
            if not trace.has_structure(nesting):
                continue
            shared = [_common_spec(spec, traced) for spec, traced in zip(specs, trace.specs)]
            if shared == trace.specs:
                return trace
            if None not in [a for a, b in zip(shared, specs) if b is not None]:
                specs = shared
        return StepTrace(self._step, nesting, specs, self._jit_compile, self._collect)

    def _compiled_size_near(self, steps):
        sizes = [size for trace in list(self._traces.values()) for size in trace.stack_sizes]
        return next((size for size in sizes if size / 4 <= steps <= size * 4), steps)

    def _count_traces(self):
        return len(self._traces) + sum(trace.loop_count for trace in list(self._traces.values()))


def run_chunks(function, feed, plan, on_begin=None, check=None, position=None):
    """Runs the batches of one epoch and yields after each call of the function.

    Args:
        function: `StepFunction`, or what stands for one.
        feed: Where batches come from (see `keras.data.feed`).
        plan: `StepPlan`: how many batches the next call runs.
        on_begin: Called with the index of the first batch of a call, before it runs.
        check: `keras.training.batch_check.BatchCheck`, or None.
        position: Where the epoch goes on after an interruption (see `keras.training.resume`), or None.

    Yields:
        Pairs `(index of the last batch of the call, outputs)`.
    """
    if position is None:
        feed.start_epoch()
    done, waiting = (0, None) if position is None else (position.step, position.chunk)
    limit = feed.steps_per_epoch
    while limit is None or done < limit:
        chunk = waiting or feed.take(plan.next_steps(function, feed, None if limit is None else limit - done))
        waiting = None
        if chunk is None:
            return
        if check is not None:
            chunk = check.before(function, chunk)
        if on_begin is not None:
            on_begin(done)
        with step_errors.explained() if check is None else check.explained(chunk):
            outputs, steps = function.run(chunk)
        if not steps:
            return
        if check is not None:
            check.after(chunk, outputs, done)
        done += steps
        yield done - 1, outputs
        if steps < chunk.steps:
            return


class StepPlan:
    """How many batches one call runs.

    Args:
        steps_per_execution: The number that the user asked for; 1 leaves it to be chosen.
        sees_batches: Whether somebody listens to every batch: then a call runs one, unless the user asked for more.
        shows_first: Whether the first batch of an epoch is shown by itself, as the progress bar does.
        until_pause: Function that returns after how many steps the loop has something else to do, or None for never.
        until_heard: The same for the next batch that somebody listens to; not asked when the user gave a number.
    """

    def __init__(
        self, steps_per_execution=1, sees_batches=False, shows_first=False, until_pause=None, until_heard=None
    ):  # fmt: skip
        self._fixed = steps_per_execution if steps_per_execution > 1 else 1 if sees_batches else None
        self._shows_first = shows_first
        self._until_pause = until_pause
        self._until_heard = None if self._fixed else until_heard
        self._is_first = True

    def next_steps(self, function, feed, left):
        """Returns the number for the next call.

        Args:
            function: The step function, which knows how long a step takes.
            feed: The feed.
            left: Batches left in the epoch, or None when nobody knows.
        """
        if self._is_first and self._shows_first and not self._fixed:
            self._is_first = False
            return 1
        self._is_first = False
        waits = [wait() for wait in (self._until_pause, self._until_heard) if wait is not None]
        most = min((count for count in (left, *waits) if count is not None), default=None)
        if most is None:
            return self._fixed or function.choose_steps()
        steps = self._fixed or function.choose_steps(most - 1 if feed.has_partial_batch and most == left else most)
        return min(steps, most)

    def see_every_batch(self):
        """From now on a call runs one batch: its logs are needed."""
        self._fixed = self._fixed or 1


def _inside(scope, step):
    def run(data):
        with scope():
            return step(data)

    return run


def _signature(data):
    """A hashable description of the nesting, dtypes and shapes of a batch."""
    if isinstance(data, np.ndarray):
        return data.dtype, data.shape
    if isinstance(data, (tuple, list)):
        return type(data), tuple([_signature(part) for part in data])
    if isinstance(data, dict):
        return dict, tuple([(key, _signature(data[key])) for key in sorted(data)])
    if isinstance(data, tf.Tensor):
        return data.dtype, tuple(data.shape)
    return None if data is None else _spec_of(data, False)


def _spec_of(leaf, rows_vary):
    if leaf is None or isinstance(leaf, tf.TypeSpec):
        return leaf
    if isinstance(leaf, (np.ndarray, np.generic)):
        spec = tf.TensorSpec(leaf.shape, tf.as_dtype(leaf.dtype) if leaf.dtype.kind not in "OUS" else tf.string)
    else:
        spec = tf.type_spec_from_value(leaf)
    if rows_vary and isinstance(spec, tf.TensorSpec) and spec.shape.rank:
        spec = tf.TensorSpec([None, *spec.shape[1:]], spec.dtype)
    return spec


def _common_spec(spec, other):
    """The narrowest spec for values of both, or None when they differ in more than the sizes of dimensions."""
    if spec is None or other is None:
        return None
    if isinstance(spec, tf.TensorSpec) and isinstance(other, tf.TensorSpec) and spec.shape.rank != other.shape.rank:
        return None
    return spec.most_specific_common_supertype([other])


def _batch_of_stack(data, step):
    return tf.nest.map_structure(lambda leaf: None if leaf is None else leaf[step], data)


def _as_tensor(leaf):
    return tf.convert_to_tensor(leaf) if isinstance(leaf, (np.ndarray, np.generic)) else leaf


def _wait_for(outputs):
    """Returns when the device has finished: the values are there."""
    for leaf in tf.nest.flatten(outputs)[:1]:
        if isinstance(leaf, tf.Tensor):
            leaf.numpy()
