"""`predict`: outputs for all rows of the data."""

from keras.training import joined_rows
from keras.training.batch_check import BatchCheck
from keras.training.closing_hooks import closed_by_interrupt
from keras.training.evaluate_loop import check_complete
from keras.training.iterator_function import as_step_function
from keras.training.step_function import StepPlan, run_chunks


def run_prediction(model, feed, callbacks):
    """Returns the outputs for all batches, joined along their rows, as NumPy arrays.

    Args:
        model: Has `make_predict_function`.
        feed: The data.
        callbacks: `CallbackList`, whose predict hooks are called.
    """
    function = as_step_function(model.make_predict_function())
    plan = StepPlan(model.steps_per_execution, callbacks.listens_to("predict"), callbacks.shows_bar("predict"))
    parts, done = [], 0
    check = BatchCheck(model, feed, "predict")
    with closed_by_interrupt(callbacks, "on_predict_end"):
        callbacks.on_predict_begin()
        for last, outputs in run_chunks(function, feed, plan, callbacks.on_predict_batch_begin, check):
            done = last + 1
            parts.append(joined_rows.to_numpy(outputs))
            if callbacks.wants_batch_ends("predict"):
                callbacks.on_predict_batch_end(last, {"outputs": parts[-1]})
        check_complete(feed, callbacks, done, "predict")
    feed.end_epoch()
    callbacks.on_predict_end()
    return joined_rows.to_numpy(joined_rows.join(parts))
