"""Polynomial decay."""

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.schedules.PolynomialDecay")
class PolynomialDecay(LearningRateSchedule):
    """`(initial - end) * (1 - min(step, decay_steps) / decay_steps) ** power + end`.

    With `cycle`, `decay_steps` grows to its smallest multiple that is not below `step`.

    >>> schedule = keras.optimizers.schedules.PolynomialDecay(1.0, decay_steps=10, end_learning_rate=0.0)
    >>> [float(schedule(step)) for step in (0, 5, 20)]
    [1.0, 0.5, 0.0]

    Args:
        initial_learning_rate: Rate at step 0.
        decay_steps: Number of updates of the decay.
        end_learning_rate: Rate at its end.
        power: Exponent; 1 is a straight line.
        cycle: Whether to rise again and decay once more after the end.
        name: Optional name scope.
    """

    def __init__(self, initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False, name=None):
        super().__init__()
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.end_learning_rate = end_learning_rate
        self.power = power
        self.cycle = cycle
        self.name = name

    def __call__(self, step):
        """Returns the learning rate of an update."""
        with tf.name_scope(self.name or "PolynomialDecay"):
            initial = tf.convert_to_tensor(self.initial_learning_rate)
            dtype = initial.dtype
            end = tf.cast(self.end_learning_rate, dtype)
            step, decay_steps = tf.cast(step, dtype), tf.cast(self.decay_steps, dtype)
            if self.cycle:
                decay_steps *= tf.maximum(tf.math.ceil(step / decay_steps), 1)
            else:
                step = tf.minimum(step, decay_steps)
            return (initial - end) * tf.pow(1 - step / decay_steps, tf.cast(self.power, dtype)) + end

    def get_config(self):
        """Returns what `from_config` needs to make this schedule again."""
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "end_learning_rate": self.end_learning_rate,
            "power": self.power,
            "cycle": self.cycle,
            "name": self.name,
        }
