"""`LambdaCallback`: a callback made of functions."""

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export


@keras_export("keras.callbacks.LambdaCallback")
class LambdaCallback(Callback):
    """Callback whose hooks are given as functions.

    Epoch hooks receive `(epoch, logs)`, batch hooks `(batch, logs)`, the others `(logs)`.

    >>> lines = []
    >>> callback = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: lines.append(epoch))
    >>> callback.on_epoch_end(0, {})
    >>> lines
    [0]

    Args:
        on_epoch_begin, on_epoch_end, on_batch_begin, on_batch_end, on_train_begin, on_train_end: Functions, or None.
        **kwargs: Functions for any other hook, such as `on_train_batch_end`.
    """

    def __init__(
        self,
        on_epoch_begin=None,
        on_epoch_end=None,
        on_batch_begin=None,
        on_batch_end=None,
        on_train_begin=None,
        on_train_end=None,
        **kwargs,
    ):
        super().__init__()
        hooks = {
            "on_epoch_begin": on_epoch_begin,
            "on_epoch_end": on_epoch_end,
            "on_batch_begin": on_batch_begin,
            "on_batch_end": on_batch_end,
            "on_train_begin": on_train_begin,
            "on_train_end": on_train_end,
        }
        for name, function in {**hooks, **kwargs}.items():
            if function is not None or name in kwargs:
                setattr(self, name, function)
