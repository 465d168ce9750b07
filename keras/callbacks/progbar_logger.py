"""`ProgbarLogger`: draws a progress bar, or writes one line an epoch."""

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message
from keras.support.progress_bar import Progbar


@keras_export("keras.callbacks.ProgbarLogger")
class ProgbarLogger(Callback):
    """Shows the logs of a run on standard output; `fit`, `evaluate` and `predict` add one by `verbose`.

    Metrics of the model are shown as they are, other logs as their mean over the epoch so far.

    >>> callback = keras.callbacks.ProgbarLogger(count_mode="steps")

    Args:
        count_mode: "samples" or "steps": what is counted.
        stateful_metrics: Names of logs that are not to be averaged. Default: the metrics of the model.

    Raises:
        ValueError: `count_mode` is neither of the two.
    """

    def __init__(self, count_mode="samples", stateful_metrics=None):
        super().__init__()
        if count_mode not in ("samples", "steps"):
            raise ValueError(f'`count_mode` must be "samples" or "steps". Received: count_mode={count_mode!r}')
        self.use_steps = count_mode == "steps"
        self.stateful_metrics = None if stateful_metrics is None else set(stateful_metrics)
        self.seen = 0
        self.progbar = None
        self.target = None
        self.verbose = 1
        self.epochs = 1
        self._is_in_fit = False
        self._given_metrics = self.stateful_metrics

    def set_params(self, params):
        """Takes `verbose`, `epochs` and the number of steps."""
        super().set_params(params)
        self.verbose = params.get("verbose", 1)
        self.epochs = params.get("epochs", 1)
        self.target = params["steps"] if self.use_steps else params.get("samples")

    def draws(self, mode):
        """Whether batches of "train", "test" or "predict" move the bar; validation within `fit` does not."""
        return self.verbose == 1 and (mode == "train" or not self._is_in_fit)

    def averages(self, logs):
        """Whether some of these logs are shown as a mean over batches that the bar computes."""
        return self.verbose == 1 and not set(logs) <= self._stateful_names()

    def on_train_begin(self, logs=None):
        """Notes that validation is part of `fit`."""
        self._is_in_fit = True

    def on_train_end(self, logs=None):
        """Notes that `fit` is over."""
        self._is_in_fit = False

    def on_epoch_begin(self, epoch, logs=None):
        """Begins a new bar under the number of the epoch."""
        self._begin()
        if self.verbose and self.epochs > 1:
            print_message(f"Epoch {epoch + 1}/{self.epochs}")

    def on_epoch_end(self, epoch, logs=None):
        """Draws the finished bar with the logs of the epoch."""
        self._finish(logs)

    def on_test_begin(self, logs=None):
        """Begins a new bar, except for validation."""
        if not self._is_in_fit:
            self._begin()

    def on_test_end(self, logs=None):
        """Draws the finished bar, except for validation."""
        if not self._is_in_fit:
            self._finish(logs)

    def on_predict_begin(self, logs=None):
        """Begins a new bar."""
        self._begin()

    def on_predict_end(self, logs=None):
        """Draws the finished bar."""
        self._finish(logs)

    def on_train_batch_end(self, batch, logs=None):
        """Moves the bar."""
        self._move(batch, logs)

    def on_test_batch_end(self, batch, logs=None):
        """Moves the bar, except for validation."""
        if not self._is_in_fit:
            self._move(batch, logs)

    def on_predict_batch_end(self, batch, logs=None):
        """Moves the bar."""
        self._move(batch, None)

    def _begin(self):
        self.seen = 0
        unit = "step" if self.use_steps else "sample"
        self.progbar = Progbar(target=self.target, verbose=self.verbose, unit_name=unit)

    def _bar(self):
        """The bar, with the names of metrics, some of which the first batch made."""
        self.progbar.stateful_metrics = self.stateful_metrics = self._stateful_names()
        return self.progbar

    def _stateful_names(self):
        if self._given_metrics is not None:
            return self._given_metrics
        return {metric.name for metric in self.model.metrics} if self.model else set()

    def _move(self, batch, logs):
        logs = dict(logs or {})
        size = logs.pop("size", None)
        logs.pop("batch", None)
        # Logs of `fit` do not say how many samples a batch has.
        self.seen = batch + 1 if self.use_steps or size is None else self.seen + size
        if self.verbose == 1:
            self._bar().update(self.seen, _numbers_of(logs), finalize=False)

    def _finish(self, logs):
        if not self.verbose:
            return
        bar = self._bar()
        if bar.target is None:
            bar.target = self.target = self.target or self.seen
        bar.update(self.target, _numbers_of(logs or {}), finalize=True)


def _numbers_of(logs):
    """Pairs of name and value; entries that are dicts themselves are spread."""
    pairs = []
    for name, value in logs.items():
        pairs += _numbers_of(value) if isinstance(value, dict) else [(name, value)]
    return pairs
