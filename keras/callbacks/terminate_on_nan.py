"""`TerminateOnNaN`: ends training when the loss is no number any more."""

import numpy as np

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message


@keras_export("keras.callbacks.TerminateOnNaN")
class TerminateOnNaN(Callback):
    """Ends training after the first batch whose loss is NaN or infinite.

    >>> callback = keras.callbacks.TerminateOnNaN()
    """

    def on_batch_end(self, batch, logs=None):
        """Checks the loss."""
        loss = (logs or {}).get("loss")
        if loss is not None and not np.isfinite(loss):
            print_message(f"Batch {batch}: Invalid loss, terminating training")
            self.model.stop_training = True
