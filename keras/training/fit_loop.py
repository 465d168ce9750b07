"""`fit`: epochs of batches, with validation and callbacks."""

import warnings

from keras.training import logs as logs_module
from keras.training.batch_check import BatchCheck
from keras.training.closing_hooks import closed_by_interrupt
from keras.training.gradient_accumulation import whole_groups
from keras.training.iterator_function import as_step_function
from keras.training.resume import progress_of
from keras.training.step_function import StepPlan, run_chunks


def run_fit(model, feed, callbacks, epochs, initial_epoch=0, validation=None):
    """Trains the model.

    Args:
        model: Has `make_train_function`, `train_function`, `reset_metrics`, `metrics`, `compile_settings` and
            `stop_training`.
        feed: The training data (see `keras.data.feed`).
        callbacks: `CallbackList`.
        epochs: Index of the epoch to stop before.
        initial_epoch: Index of the first epoch.
        validation: `keras.training.validation.Validation`, or None.

    Returns:
        The model's history.
    """
    function, made = as_step_function(model.make_train_function()), model.train_function
    model.stop_training = False
    history, train_logs, logs, check = model.history, {}, {}, BatchCheck(model, feed, "fit")
    with (
        closed_by_interrupt(callbacks, "on_train_end", lambda: logs),
        progress_of(callbacks, model, function, feed, initial_epoch, validation=validation) as progress,
    ):
        callbacks.on_train_begin()
        for epoch in progress.begin(epochs):
            model.reset_metrics()
            callbacks.on_epoch_begin(epoch)
            if model.train_function is not made:  # a callback compiled the model again
                function, made = as_step_function(model.make_train_function()), model.train_function
            check.epoch = epoch
            with whole_groups(model.compile_settings.gradient_accumulation):
                new_logs, done = _run_epoch(model, function, feed, callbacks, check, validation, progress)
            ran_dry = not model.stop_training and _note_size(feed, callbacks, done, epochs)
            train_logs = new_logs or train_logs  # an epoch without batches repeats those of the one before
            logs = dict(train_logs)
            if validation is not None:
                logs.update(validation.after_epoch(epoch, model, callbacks))
            callbacks.on_epoch_end(epoch, dict(logs))  # what callbacks add is the epoch's, not the training's
            feed.end_epoch()
            progress.save_if_due()
            if model.stop_training or ran_dry:
                break
    callbacks.on_train_end(logs)
    return history


def _run_epoch(model, function, feed, callbacks, check, validation, progress):
    """Returns the logs of the last batch, None without any, and how many batches there were."""
    until_pause = None if validation is None else validation.steps_until_due
    plan = StepPlan(
        model.steps_per_execution, callbacks.listens_to("train"), callbacks.shows_bar("train"), until_pause,
        callbacks.steps_until_heard,
    )  # fmt: skip
    position = progress.enter_epoch()
    outputs, done = (None, 0) if position is None else (position.logs, position.step)
    for last, outputs in run_chunks(function, feed, plan, callbacks.on_train_batch_begin, check, position):
        steps, done = last + 1 - done, last + 1
        if callbacks.wants_batch_ends("train"):
            logs = logs_module.to_numbers(outputs)
            callbacks.on_train_batch_end(last, logs)
            if callbacks.averages(logs):
                plan.see_every_batch()
        if validation is not None:
            validation.after_steps(steps, model, callbacks)
        progress.save_if_due()
        if model.stop_training:
            break
    return (logs_module.of_epoch(outputs, model.metrics) if done else None), done


def _note_size(feed, callbacks, done, epochs):
    """Takes note of how long an epoch is; True, with a warning, when this one was cut short."""
    if feed.steps_per_epoch is None:
        if not done:
            raise ValueError("Expected input data to be non-empty: the data yielded no batch.")
        feed.steps_per_epoch = done
        callbacks.note_steps(done)
        return False
    if done == feed.steps_per_epoch:
        return False
    warnings.warn(
        "Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at "
        f"least `steps_per_epoch * epochs` batches (in this case, {feed.steps_per_epoch * epochs} batches). You may "
        "need to use the repeat() function when building your dataset. "
        f"The epoch is incomplete: it got {done} of {feed.steps_per_epoch} batches.",
        stacklevel=2,
    )
    return True
