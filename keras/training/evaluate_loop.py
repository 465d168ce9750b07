"""`evaluate`, and the validation of `fit`: one pass over data without training."""

import warnings

from keras.training import logs as logs_module
from keras.training.first_batch import FirstBatchCheck
from keras.training.iterator_function import as_step_function
from keras.training.step_function import StepPlan, run_chunks


def run_evaluation(model, feed, callbacks):
    """Evaluates the model and returns the logs.

    Args:
        model: Has `make_test_function`, `reset_metrics` and `metrics`.
        feed: The data.
        callbacks: `CallbackList`, whose test hooks are called.
    """
    function = as_step_function(model.make_test_function())
    plan = StepPlan(model.steps_per_execution, callbacks.listens_to("test"), callbacks.shows_bar("test"))
    feed.rewind()
    callbacks.on_test_begin()
    model.reset_metrics()
    outputs, done = None, 0
    check = FirstBatchCheck(model, feed, "evaluate")
    for last, outputs in run_chunks(function, feed, plan, callbacks.on_test_batch_begin, check):
        done = last + 1
        if callbacks.wants_batch_ends("test"):
            logs = logs_module.to_numbers(outputs, "test_step")
            callbacks.on_test_batch_end(last, logs)
            if callbacks.averages(logs):
                plan.see_every_batch()
    check_complete(feed, callbacks, done, "evaluate")
    logs = logs_module.flatten(logs_module.to_numbers(outputs, "test_step"))
    callbacks.on_test_end(logs)
    return logs


def check_complete(feed, callbacks, done, caller):
    """Raises when there was no batch at all; warns when there were fewer than asked for; tells callbacks how many."""
    if not done:
        raise ValueError("Expected input data to be non-empty: the data yielded no batch.")
    if feed.steps_per_epoch is None:
        callbacks.note_steps(done)
    elif done < feed.steps_per_epoch:
        warnings.warn(
            f"Your input ran out of data: `{caller}` got {done} of {feed.steps_per_epoch} batches.", stacklevel=3
        )
