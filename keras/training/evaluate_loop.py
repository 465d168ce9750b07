"""`evaluate`, and the validation of `fit`: one pass over data without training."""

import warnings

from keras.training import logs as logs_module
from keras.training.batch_check import BatchCheck
from keras.training.closing_hooks import closed_by_interrupt
from keras.training.iterator_function import as_step_function
from keras.training.step_function import StepPlan, run_chunks


def run_evaluation(model, feed, callbacks, may_be_used_up=False):
    """Evaluates the model and returns the logs.

    Args:
        model: Has `make_test_function`, `reset_metrics` and `metrics`.
        feed: The data.
        callbacks: `CallbackList`, whose test hooks are called.
        may_be_used_up: True warns where there is no batch at all, and gives no logs, instead of raising.
    """
    function = as_step_function(model.make_test_function())
    plan = StepPlan(model.steps_per_execution, callbacks.listens_to("test"), callbacks.shows_bar("test"))
    feed.rewind()
    outputs, done = None, 0
    check = BatchCheck(model, feed, "evaluate")
    with closed_by_interrupt(callbacks, "on_test_end"):
        callbacks.on_test_begin()
        model.reset_metrics()
        for last, outputs in run_chunks(function, feed, plan, callbacks.on_test_batch_begin, check):
            done = last + 1
            if callbacks.wants_batch_ends("test"):
                logs = logs_module.to_numbers(outputs, "test_step")
                callbacks.on_test_batch_end(last, logs)
                if callbacks.averages(logs):
                    plan.see_every_batch()
        if done or not may_be_used_up:
            check_complete(feed, callbacks, done, "evaluate")
            logs = logs_module.of_epoch(outputs, model.metrics, "test_step")
        else:
            warnings.warn(_USED_UP, stacklevel=2)
            logs = {}
    feed.end_epoch()
    callbacks.on_test_end(logs)
    return logs


_USED_UP = (
    "`validation_data` ran out: earlier validations took all of its batches, and this one adds nothing to the logs.\n"
    "    Generators and iterators can be gone through once: give a dataset or a `keras.utils.Sequence`, or set "
    "`validation_steps`."
)


def check_complete(feed, callbacks, done, caller):
    """Raises when there was no batch at all; warns when there were fewer than asked for; tells callbacks how many."""
    if not done:
        raise ValueError("Expected input data to be non-empty: the data yielded no batch.")
    if feed.steps_per_epoch is None:
        callbacks.note_steps(done)
    elif done < feed.steps_per_epoch:
        warnings.warn(
            f"Your input ran out of data: `{caller}` got {done} of {feed.steps_per_epoch} batches.\n"
            "    Ask for fewer `steps`, or repeat the data, as with `dataset.repeat()`.",
            stacklevel=3,
        )
