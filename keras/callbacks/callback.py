"""`Callback`: hooks into training, evaluation and prediction."""

from keras.support.api_export import keras_export


@keras_export("keras.callbacks.Callback")
class Callback:
    """Base of objects that are told when something begins and ends in `fit`, `evaluate` and `predict`.

    A subclass overrides the hooks that it needs. `logs` are dicts from names to numbers: of the batch in batch hooks,
    of the epoch in `on_epoch_end`.

    >>> class Losses(keras.callbacks.Callback):
    ...     def on_epoch_end(self, epoch, logs=None):
    ...         print(epoch, sorted(logs))

    Attributes:
        model: The model that runs.
        params: Dict with `verbose`, `epochs` and `steps`.
    """

    def __init__(self):
        self.validation_data = None
        self.model = None
        self.params = None

    def set_params(self, params):
        """Receives `verbose`, `epochs` and `steps` of the run."""
        self.params = params

    def set_model(self, model):
        """Receives the model that runs."""
        self.model = model

    def on_batch_begin(self, batch, logs=None):
        """Older name of `on_train_batch_begin`."""

    def on_batch_end(self, batch, logs=None):
        """Older name of `on_train_batch_end`."""

    def on_epoch_begin(self, epoch, logs=None):
        """Is called before the first batch of an epoch; `epoch` counts from 0."""

    def on_epoch_end(self, epoch, logs=None):
        """Is called after the last batch of an epoch and its validation, with results of both (`val_` in front)."""

    def on_train_batch_begin(self, batch, logs=None):
        """Is called before each training batch; `batch` counts from 0 in each epoch."""
        self.on_batch_begin(batch, logs=logs)

    def on_train_batch_end(self, batch, logs=None):
        """Is called after each training batch, with running means of the epoch so far."""
        self.on_batch_end(batch, logs=logs)

    def on_test_batch_begin(self, batch, logs=None):
        """Is called before each batch of `evaluate` and of validation."""

    def on_test_batch_end(self, batch, logs=None):
        """Is called after each batch of `evaluate` and of validation."""

    def on_predict_batch_begin(self, batch, logs=None):
        """Is called before each batch of `predict`."""

    def on_predict_batch_end(self, batch, logs=None):
        """Is called after each batch of `predict`; `logs["outputs"]` holds its outputs."""

    def on_train_begin(self, logs=None):
        """Is called once, when `fit` begins."""

    def on_train_end(self, logs=None):
        """Is called once, when `fit` ends, with the logs of the last epoch."""

    def on_test_begin(self, logs=None):
        """Is called when `evaluate` or validation begins."""

    def on_test_end(self, logs=None):
        """Is called when `evaluate` or validation ends, with its results."""

    def on_predict_begin(self, logs=None):
        """Is called when `predict` begins."""

    def on_predict_end(self, logs=None):
        """Is called when `predict` ends."""

    def get_state(self):
        """Returns what the callback remembers of the training so far, for `BackupAndRestore` to save; None for nothing.

        Override it, with `set_state`, in a callback whose attributes change while a model trains. A state is made of
        dicts, lists, tuples, numbers, texts, bytes, arrays and None.
        """

    def set_state(self, state):
        """Takes what `get_state` returned in the training that goes on now; called after `on_train_begin`.

        In a training that goes on within an epoch it is called once more after `on_epoch_begin`.
        """

    def _implements_train_batch_hooks(self):
        """Whether every training batch must be reported; otherwise steps may run together."""
        return overrides(self, "on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end")

    def _hears_some_batches(self):
        """Whether only those training batches must be reported that `_steps_until_heard` asks for."""
        return False

    def _steps_until_heard(self):
        """Returns after how many training steps the next batch must be reported."""
        return 1

    def _give_back(self):
        """Lets go of what the whole process shares, such as TensorFlow's default writer, when an error ends the run."""

    def _implements_test_batch_hooks(self):
        return overrides(self, "on_test_batch_begin", "on_test_batch_end")

    def _implements_predict_batch_hooks(self):
        return overrides(self, "on_predict_batch_begin", "on_predict_batch_end")


def overrides(callback, *hooks, base=Callback):
    """True when an object has one of these hooks of its own, by its class or as an attribute, not that of `base`."""
    for name in hooks:
        hook = getattr(callback, name, None)
        if hook is not None and getattr(hook, "__func__", hook) is not getattr(base, name):
            return True
    return False
