"""Exponential decay."""

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.schedules.ExponentialDecay")
class ExponentialDecay(LearningRateSchedule):
    """`initial_learning_rate * decay_rate ** (step / decay_steps)`.

    >>> schedule = keras.optimizers.schedules.ExponentialDecay(1.0, decay_steps=10, decay_rate=0.25)
    >>> float(schedule(5))
    0.5

    Args:
        initial_learning_rate: Rate at step 0.
        decay_steps: Number of updates after which the rate has changed by the factor `decay_rate`.
        decay_rate: The factor.
        staircase: Whether the rate stays for `decay_steps` updates at a time.
        name: Optional name scope.
    """

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name=None):
        super().__init__()
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase
        self.name = name

    def __call__(self, step):
        """Returns the learning rate of an update."""
        with tf.name_scope(self.name or "ExponentialDecay"):
            initial = tf.convert_to_tensor(self.initial_learning_rate)
            dtype = initial.dtype
            periods = tf.cast(step, dtype) / tf.cast(self.decay_steps, dtype)
            if self.staircase:
                periods = tf.floor(periods)
            return initial * tf.pow(tf.cast(self.decay_rate, dtype), periods)

    def get_config(self):
        """Returns what `from_config` needs to make this schedule again."""
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "decay_rate": self.decay_rate,
            "staircase": self.staircase,
            "name": self.name,
        }
