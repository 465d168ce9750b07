"""Cosine decay that starts again."""

import math

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.schedules.CosineDecayRestarts", "keras.experimental.CosineDecayRestarts")
class CosineDecayRestarts(LearningRateSchedule):
    """Falls along half a cosine again and again; each fall is `t_mul` times longer and starts `m_mul` times as high.

    `initial * (alpha + (1 - alpha) * 0.5 * m_mul ** i * (1 + cos(pi * t)))` in the i-th fall, `t` from 0 to 1.

    >>> schedule = keras.optimizers.schedules.CosineDecayRestarts(1.0, first_decay_steps=10)
    >>> [round(float(schedule(step)), 4) for step in (5, 10, 20)]
    [0.5, 1.0, 0.5]

    Args:
        initial_learning_rate: Rate at step 0.
        first_decay_steps: Number of updates of the first fall.
        t_mul: Length of a fall, as a multiple of that of the fall before.
        m_mul: Height of a fall, as a multiple of that of the fall before.
        alpha: Rate at the end of a fall, as a share of `initial_learning_rate`.
        name: Optional name scope.

    Reference: Loshchilov, Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm Restarts",
        https://arxiv.org/abs/1608.03983, equation 5.
    """

    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name=None):
        super().__init__()
        self.initial_learning_rate = initial_learning_rate
        self.first_decay_steps = first_decay_steps
        self._t_mul = t_mul
        self._m_mul = m_mul
        self.alpha = alpha
        self.name = name

    def __call__(self, step):
        """Returns the learning rate of an update."""
        with tf.name_scope(self.name or "SGDRDecay"):
            initial = tf.convert_to_tensor(self.initial_learning_rate)
            dtype = initial.dtype
            alpha, m_mul = tf.cast(self.alpha, dtype), tf.cast(self._m_mul, dtype)
            count, done = self._place(tf.cast(step, dtype) / tf.cast(self.first_decay_steps, dtype))
            cosine = 0.5 * tf.pow(m_mul, count) * (1.0 + tf.cos(tf.constant(math.pi, dtype) * done))
            return initial * ((1 - alpha) * cosine + alpha)

    def get_config(self):
        """Returns what `from_config` needs to make this schedule again."""
        return {
            "initial_learning_rate": self.initial_learning_rate,
            "first_decay_steps": self.first_decay_steps,
            "t_mul": self._t_mul,
            "m_mul": self._m_mul,
            "alpha": self.alpha,
            "name": self.name,
        }

    def _place(self, elapsed):
        """How many falls are over after `elapsed` lengths of the first one, and how much of the running one is."""
        if self._t_mul == 1.0:
            count = tf.floor(elapsed)
            return count, elapsed - count
        # Falls 0..i-1 take (t_mul ** i - 1) / (t_mul - 1) lengths of the first one.
        t_mul = tf.cast(self._t_mul, elapsed.dtype)
        count = tf.floor(tf.math.log(1.0 - elapsed * (1.0 - t_mul)) / tf.math.log(t_mul))
        before = (1.0 - tf.pow(t_mul, count)) / (1.0 - t_mul)
        return count, (elapsed - before) / tf.pow(t_mul, count)
