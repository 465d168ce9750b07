"""Runs a step function over one epoch of a feed, chunk by chunk."""

from keras.training import step_errors


def run_chunks(function, feed, plan, on_begin=None, check=None):
    """Runs the batches of one epoch and yields after each call of the function.

    Args:
        function: `StepFunction`, or what stands for one.
        feed: Where batches come from (see `keras.data.feed`).
        plan: `StepPlan`: how many batches the next call runs.
        on_begin: Called with the index of the first batch of a call, before it runs.
        check: `FirstBatchCheck` for the first chunk, or None.

    Yields:
        Pairs `(index of the last batch of the call, outputs)`.
    """
    feed.start_epoch()
    limit = feed.steps_per_epoch
    done = 0
    while limit is None or done < limit:
        chunk = feed.take(plan.next_steps(function, feed, None if limit is None else limit - done))
        if chunk is None:
            return
        if check is not None:
            check.before_trace(chunk)
            function.prepare(chunk, feed.has_partial_batch)
            check.before_run()
            check = None
        if on_begin is not None:
            on_begin(done)
        with step_errors.explained():
            outputs, steps = function.run(chunk)
        if not steps:
            return
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
    """

    def __init__(self, steps_per_execution=1, sees_batches=False, shows_first=False):
        self._fixed = steps_per_execution if steps_per_execution > 1 else 1 if sees_batches else None
        self._shows_first = shows_first
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
        if left is None:
            return self._fixed or function.choose_steps()
        steps = self._fixed or function.choose_steps(left - 1 if feed.has_partial_batch else left)
        return min(steps, left)

    def see_every_batch(self):
        """From now on a call runs one batch: its logs are needed."""
        self._fixed = self._fixed or 1
