"""`LearningRateScheduler`: sets the learning rate at the beginning of every epoch."""

import inspect
import warnings

import numpy as np
import tensorflow as tf

from keras.callbacks.callback import Callback
from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message


@keras_export("keras.callbacks.LearningRateScheduler")
class LearningRateScheduler(Callback):
    """Sets the learning rate at the beginning of every epoch, and adds it to the logs as `lr`.

    >>> callback = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.9)

    Args:
        schedule: Function from the epoch (from 0) and the current rate to the new rate, or from the epoch alone.
        verbose: 0, or 1 to say the rate.

    Raises:
        ValueError: The optimizer has no learning rate that can be set, or the function returns no float.
    """

    def __init__(self, schedule, verbose=0):
        super().__init__()
        self.schedule = schedule
        self.verbose = verbose

    def on_epoch_begin(self, epoch, logs=None):
        """Asks for the rate and sets it."""
        rate = self._ask(epoch)
        if not isinstance(rate, (tf.Tensor, float, np.floating)):
            raise ValueError(
                f"LearningRateScheduler: the output of `schedule` must be a float. Received: {rate!r} of type "
                f"{type(rate).__name__}"
            )
        if isinstance(rate, tf.Tensor) and not rate.dtype.is_floating:
            raise ValueError(f"LearningRateScheduler: `schedule` returned a tensor of dtype {rate.dtype}, not a float.")
        set_learning_rate(self.model, float(rate), "LearningRateScheduler")
        if self.verbose > 0:
            print_message(f"\nEpoch {epoch + 1}: LearningRateScheduler setting learning rate to {float(rate)}.")

    def on_epoch_end(self, epoch, logs=None):
        """Adds the rate to the logs."""
        if logs is not None:
            logs["lr"] = learning_rate_of(self.model)

    def _ask(self, epoch):
        try:
            inspect.signature(self.schedule).bind(epoch, 0.0)
        except TypeError:
            return self.schedule(epoch)
        except ValueError:  # a function without a signature, as those of C extensions
            pass
        return self.schedule(epoch, learning_rate_of(self.model, as_float=True))


def learning_rate_of(model, as_float=False):
    """The learning rate of the model's optimizer: a NumPy float, or a Python one."""
    rate = np.asarray(tf.convert_to_tensor(model.optimizer.learning_rate))
    return float(rate) if as_float else rate[()]


def set_learning_rate(model, rate, owner):
    """Sets the learning rate of the model's optimizer; warns, and leaves it, where a schedule of the optimizer does."""
    optimizer = model.optimizer
    if not hasattr(optimizer, "learning_rate"):
        raise ValueError(f'{owner}: the optimizer must have a "learning_rate" attribute. Received: {optimizer!r}')
    try:
        optimizer.learning_rate = rate
    except TypeError:  # a training of hours does not end for it
        warnings.warn(
            f"{owner}: the learning rate follows a schedule that the optimizer was made with, and stays as it is.\n"
            "    Make the optimizer with a float `learning_rate`, or leave the callback out.",
            stacklevel=2,
        )
