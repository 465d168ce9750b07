"""`fit`: epochs of batches, with validation and callbacks."""

import warnings

from keras.training import logs as logs_module
from keras.training.evaluate_loop import run_evaluation
from keras.training.first_batch import FirstBatchCheck
from keras.training.iterator_function import as_step_function
from keras.training.step_function import StepPlan, run_chunks


class Validation:
    """Data to validate on, and at the end of which epochs.

    Args:
        feed: The validation feed.
        frequency: Every how many epochs, or a collection of epoch numbers, the first epoch being number 1.
    """

    def __init__(self, feed, frequency=1):
        self.feed = feed
        self._frequency = frequency

    def is_due(self, epoch):
        """Whether the epoch with this index (from 0) ends with validation."""
        if isinstance(self._frequency, int):
            return (epoch + 1) % self._frequency == 0
        return epoch + 1 in self._frequency


def run_fit(model, feed, callbacks, epochs, initial_epoch=0, validation=None):
    """Trains the model.

    Args:
        model: Has `make_train_function`, `reset_metrics`, `metrics` and `stop_training`.
        feed: The training data (see `keras.data.feed`).
        callbacks: `CallbackList`.
        epochs: Index of the epoch to stop before.
        initial_epoch: Index of the first epoch.
        validation: `Validation`, or None.
    """
    function = as_step_function(model.make_train_function())
    model.stop_training = False
    logs = {}
    callbacks.on_train_begin()
    try:
        for epoch in range(initial_epoch, epochs):
            model.reset_metrics()
            callbacks.on_epoch_begin(epoch)
            train_logs, ran_dry = _run_epoch(model, function, feed, callbacks, epochs, is_first=epoch == initial_epoch)
            logs = dict(train_logs or logs)
            if validation is not None and validation.is_due(epoch):
                validation_logs = run_evaluation(model, validation.feed, callbacks)
                logs.update({f"val_{name}": value for name, value in validation_logs.items()})
            callbacks.on_epoch_end(epoch, logs)
            feed.end_epoch()
            if model.stop_training or ran_dry:
                break
    except KeyboardInterrupt:
        callbacks.on_train_end(logs)
        raise
    callbacks.on_train_end(logs)
    return model.history


def _run_epoch(model, function, feed, callbacks, epochs, is_first):
    """Returns the logs of the last batch, and whether the data ran out before the epoch was complete."""
    plan = StepPlan(model.steps_per_execution, callbacks.listens_to("train"), callbacks.shows_bar("train"))
    check = FirstBatchCheck(model, feed, "fit") if is_first else None
    outputs, done = None, 0
    for last, outputs in run_chunks(function, feed, plan, callbacks.on_train_batch_begin, check):
        done = last + 1
        if callbacks.wants_batch_ends("train"):
            logs = logs_module.to_numbers(outputs)
            callbacks.on_train_batch_end(last, logs)
            if callbacks.averages(logs):
                plan.see_every_batch()
        if model.stop_training:
            break
    ran_dry = not model.stop_training and _note_size(feed, callbacks, done, epochs)
    return (logs_module.flatten(logs_module.to_numbers(outputs)) if done else None), ran_dry


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
