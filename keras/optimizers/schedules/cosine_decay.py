"""Cosine decay, with an optional warm-up."""

import math

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.schedules.CosineDecay", "keras.experimental.CosineDecay")
class CosineDecay(LearningRateSchedule):
    """Falls from the top rate to `alpha` times it along half a cosine.

    `top * ((1 - alpha) * 0.5 * (1 + cos(pi * step / decay_steps)) + alpha)`. With `warmup_target` the rate first
    rises in a straight line from `initial_learning_rate` to it in `warmup_steps` updates, and falls from there.

    >>> schedule = keras.optimizers.schedules.CosineDecay(1.0, decay_steps=10)
    >>> round(float(schedule(5)), 6)
    0.5

    Args:
        initial_learning_rate: Rate at step 0.
        decay_steps: Number of updates of the decay, not counting the warm-up.
        alpha: Rate at the end, as a share of the top rate.
        name: Optional name scope.
        warmup_target: None, or the rate that the warm-up rises to.
        warmup_steps: Number of updates of the warm-up.

    Reference: Loshchilov, Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm Restarts",
        https://arxiv.org/abs/1608.03983, equation 5, without restarts.
    """

    def __init__(self, initial_learning_rate, decay_steps, alpha=0.0, name=None, warmup_target=None, warmup_steps=0):
        super().__init__()
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.name = name
        self.warmup_steps = warmup_steps
        self.warmup_target = warmup_target

    def __call__(self, step):
        """Returns the learning rate of an update."""
        with tf.name_scope(self.name or "CosineDecay"):
            initial = tf.convert_to_tensor(self.initial_learning_rate)
            dtype = initial.dtype
            step, decay_steps = tf.cast(step, dtype), tf.cast(self.decay_steps, dtype)
            if self.warmup_target is None:
                return self._decayed(step, decay_steps, initial)
            target, warmup_steps = tf.cast(self.warmup_target, dtype), tf.cast(self.warmup_steps, dtype)
            warming = (target - initial) * tf.math.divide_no_nan(step, warmup_steps) + initial
            return tf.where(step < warmup_steps, warming, self._decayed(step - warmup_steps, decay_steps, target))

    def get_config(self):
        """Returns what `from_config` needs to make this schedule again."""
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "decay_steps": self.decay_steps,
            "alpha": self.alpha,
            "name": self.name,
            "warmup_target": self.warmup_target,
            "warmup_steps": self.warmup_steps,
        }

    def _decayed(self, step, decay_steps, top):
        done = tf.minimum(step, decay_steps) / decay_steps
        cosine = 0.5 * (1.0 + tf.cos(tf.constant(math.pi, done.dtype) * done))
        return top * ((1 - self.alpha) * cosine + self.alpha)
