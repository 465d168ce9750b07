"""`compile(accumulate_steps=n)`: weights change once for every `n` batches, as if these had been one."""

import contextlib
import functools
import warnings

import tensorflow as tf

from keras.support import batch_share, state, tf_internals
from keras.support.variable_creation import make_variable


class GradientAccumulation:
    """Sums the gradients of batches and gives their mean to the optimizer once for every `steps` batches.

    With the gradients `g_i` of batches of `rows_i` rows, the optimizer receives

        sum(rows_i * g_i) / sum(rows_i)

    which is the gradient of the one big batch whenever a loss is a mean over rows, with sample weights too, and also
    where the last batch is smaller. (Losses whose divisor is not the number of rows, as means over a mask, are averaged
    batch by batch.) Clipping, weight decay and moving averages happen once an update, and `optimizer.iterations`
    counts updates. Layers that look at a batch as a whole, as batch normalization does, still see the small batches.

    It holds for every optimizer that applies gradients within the training step, also in a `train_step` of one's own.

    Args:
        steps: Number of batches of a group.
    """

    def __init__(self, steps):
        self.steps = steps
        self._sums = {}  # (id of an optimizer, reference to a variable) -> sum of gradients
        self._groups = {}  # (id of an optimizer, references to variables) -> pair of optimizer and variables
        self._batches = _new_variable(0, tf.int64)
        self._rows = _new_variable(0.0, tf.float32)

    @property
    def variables(self):
        """The sums and counters of the running group."""
        return [self._batches, self._rows, *self._sums.values()]

    def wrap(self, step):
        """Returns `step`, a function from one batch to outputs, with its gradients summed."""

        @functools.wraps(step)
        def accumulating_step(data):
            rows = self._count_rows(data)
            self._batches.assign_add(1, read_value=False)
            self._rows.assign_add(rows, read_value=False)
            with _collecting(functools.partial(self._collect, rows)):
                outputs = step(data)
            is_over = self._is_group_complete()
            self._batches.assign(tf.where(is_over, tf.zeros_like(self._batches), self._batches), read_value=False)
            self._rows.assign(tf.where(is_over, tf.zeros_like(self._rows), self._rows), read_value=False)
            return outputs

        return accumulating_step

    def begin(self):
        """Drops what is left of a group that was not completed."""
        for variable in self.variables:
            variable.assign(tf.zeros_like(variable))

    def finish(self):
        """Updates the weights with the batches of a group that was not completed: the last one of an epoch."""
        if not self._groups:
            warnings.warn(
                f"`accumulate_steps={self.steps}` had no effect: no `keras.optimizers.Optimizer` applied gradients "
                "within the training step.",
                stacklevel=3,
            )
        if self._batches.numpy() > 0:
            for optimizer, variables in self._groups.values():
                self._update(optimizer, variables)
            self.begin()

    def _collect(self, rows, optimizer, grads_and_vars, is_aggregated):
        """Takes what an optimizer was given to apply; called by the optimizer."""
        if not is_aggregated:
            grads_and_vars = optimizer.aggregate_gradients(grads_and_vars)
        gradients, variables = (list(parts) for parts in zip(*grads_and_vars))
        for variable in variables:
            self._sum_of(optimizer, variable)
        self._groups[id(optimizer), tuple(variable.ref() for variable in variables)] = (optimizer, variables)
        if tf_internals.has_strategy() and not tf.distribute.in_cross_replica_context():
            context = tf.distribute.get_replica_context()
            add = functools.partial(self._add, optimizer)
            context.merge_call(lambda strategy, *args: add(*args), args=(gradients, variables, rows))
        else:
            self._add(optimizer, gradients, variables, rows)
        return optimizer.iterations

    def _add(self, optimizer, gradients, variables, rows):
        """Adds to the sums, and updates the weights when the group is complete."""
        for gradient, variable in zip(gradients, variables):
            _run_on_copies(_add_weighted, self._sum_of(optimizer, variable), gradient, rows)
        tf.cond(
            self._is_group_complete(), lambda: self._update(optimizer, variables, returns=True), lambda: tf.constant(0)
        )

    def _update(self, optimizer, variables, returns=False):
        sums = [self._sum_of(optimizer, variable) for variable in variables]
        means = [tf.cast(total / tf.cast(self._rows, total.dtype), v.dtype) for total, v in zip(sums, variables)]
        with _collecting(None):
            optimizer.apply_gradients(zip(means, variables), skip_gradients_aggregation=True)
        for total in sums:
            total.assign(tf.zeros_like(total))
        return tf.constant(1) if returns else None

    def _is_group_complete(self):
        return self._batches >= self.steps

    def _sum_of(self, optimizer, variable):
        key = (id(optimizer), variable.ref())
        if key not in self._sums:
            dtype = tf.float32 if variable.dtype.size < 4 else variable.dtype
            with tf.init_scope():
                self._sums[key] = _new_variable(tf.zeros(variable.shape, dtype), dtype)
        return self._sums[key]

    def _count_rows(self, data):
        """Number of rows of the batch, over all replicas."""
        rows = tf.cast(batch_share.count_rows(data), tf.float32)
        return batch_share.add_up(rows) if batch_share.is_shared() else rows


@contextlib.contextmanager
def whole_groups(accumulation):
    """Context manager around one epoch: it begins with a new group and completes the last one.

    Args:
        accumulation: `GradientAccumulation`, or None where every batch is an update.
    """
    if accumulation is not None:
        accumulation.begin()
    yield
    if accumulation is not None:
        accumulation.finish()


@contextlib.contextmanager
def _collecting(collector):
    """Lets optimizers of this thread give their gradients to a collector in place of applying them."""
    outer, state.thread.gradient_collector = state.thread.gradient_collector, collector
    try:
        yield
    finally:
        state.thread.gradient_collector = outer


def _run_on_copies(function, variable, *args):
    """Runs a function for a variable; under a strategy, for the copy of each replica."""
    if tf_internals.has_strategy():
        tf.distribute.get_strategy().extended.update(variable, function, args=args, group=False)
    else:
        function(variable, *args)


def _add_weighted(total, gradient, rows):
    rows = tf.cast(rows, total.dtype)
    if isinstance(gradient, tf.IndexedSlices):
        values = tf.cast(gradient.values, total.dtype) * rows
        total.scatter_add(tf.IndexedSlices(values, gradient.indices, gradient.dense_shape))
    else:
        total.assign_add(tf.cast(gradient, total.dtype) * rows, read_value=False)


def _new_variable(value, dtype):
    return make_variable(value, dtype=dtype, trainable=False, aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA)
