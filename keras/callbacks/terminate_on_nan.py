"""`TerminateOnNaN`: ends training when the loss is no number any more."""

import numpy as np

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message


@keras_export("keras.callbacks.TerminateOnNaN")
class TerminateOnNaN(Callback):
    """Ends training after the first batch whose loss is NaN or infinite, and says which one that was.

    While it watches, every batch is a call of its own: training ends at exactly that step.

    >>> callback = keras.callbacks.TerminateOnNaN()
    """

    def __init__(self):
        super().__init__()
        self._epoch = 0

    def on_epoch_begin(self, epoch, logs=None):
        """Takes note of the epoch."""
        self._epoch = epoch

    def on_batch_end(self, batch, logs=None):
        """Checks the loss."""
        loss = (logs or {}).get("loss")
        if loss is not None and not np.isfinite(loss):
            print_message(
                f"Batch {batch}: Invalid loss, terminating training. The loss is {loss} at step {batch + 1} of epoch "
                f"{self._epoch + 1}."
            )
            self.model.stop_training = True
