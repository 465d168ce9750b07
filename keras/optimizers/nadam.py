"""Nadam."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Nadam", "keras.optimizers.experimental.Nadam")
class Nadam(Optimizer):
    """Adam with Nesterov momentum.

    At step t, with `b(t) = beta_1 * (1 - 0.5 * 0.96 ** t)` and `B(t) = b(1) * ... * b(t)`:
    `m = beta_1 * m + (1 - beta_1) * g`, `v = beta_2 * v + (1 - beta_2) * g ** 2`,
    `n = b(t + 1) * m / (1 - B(t + 1)) + (1 - b(t)) * g / (1 - B(t))`, and
    `w = w - learning_rate * n / (sqrt(v / (1 - beta_2 ** t)) + epsilon)`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Nadam(learning_rate=0.1)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 4)
    0.8937

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        beta_1: Number in `[0, 1)`, how much of the running mean of gradients is kept.
        beta_2: Number in `[0, 1)`, how much of the running mean of squares is kept.
        epsilon: Small number that keeps the divisor from 0.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Dozat (2016), "Incorporating Nesterov Momentum into Adam", https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ,
        with the momentum schedule of Sutskever et al. (2013).
    """

    def __init__(
        self,
        learning_rate=0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Nadam",
        **kwargs,
    ):
        super().__init__(
            name=name,
            weight_decay=weight_decay,
            clipnorm=clipnorm,
            clipvalue=clipvalue,
            global_clipnorm=global_clipnorm,
            use_ema=use_ema,
            ema_momentum=ema_momentum,
            ema_overwrite_frequency=ema_overwrite_frequency,
            jit_compile=jit_compile,
            **kwargs,
        )
        self._learning_rate = self._build_learning_rate(learning_rate)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self._momentums = []
        self._velocities = []

    def build_slots(self, variables):
        """Makes the running means of each variable, and with the first ones the product of momentums."""
        if not hasattr(self, "_u_product"):
            dtype = variables[0].dtype if variables else "float32"
            self._u_product = tf.Variable(1.0, dtype=dtype, trainable=False)
        for variable in variables:
            self._add_slots(self._momentums, "m", [variable])
            self._add_slots(self._velocities, "v", [variable])

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the step."""
        beta_1, beta_2 = tf.cast(self.beta_1, dtype), tf.cast(self.beta_2, dtype)
        step = tf.cast(self._iterations + 1, dtype)
        now, following = self._momentum_at(step), self._momentum_at(step + 1)
        product = tf.cast(self._u_product, dtype) * now
        return {
            "momentum_factor": following / (1 - product * following),
            "gradient_factor": (1 - now) / (1 - product),
            "velocity_factor": 1 / (1 - tf.pow(beta_2, step)),
            "lr": tf.cast(learning_rate, dtype),
            "beta_1": beta_1,
            "beta_2": beta_2,
            "epsilon": tf.cast(self.epsilon, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Steps by plain operations: no kernel has this momentum schedule."""
        momentum, velocity = self._momentums[index], self._velocities[index]
        mean = momentum.assign_add((gradient - momentum) * (1 - step["beta_1"]))
        square = velocity.assign_add((tf.square(gradient) - velocity) * (1 - step["beta_2"]))
        ahead = step["momentum_factor"] * mean + step["gradient_factor"] * gradient
        size = tf.sqrt(square * step["velocity_factor"]) + step["epsilon"]
        variable.assign_sub(step["lr"] * ahead / size)

    def _momentum_at(self, step):
        """Momentum of the step that is counted as `step`, in its type."""
        return tf.cast(self.beta_1, step.dtype) * (1.0 - 0.5 * tf.pow(tf.cast(0.96, step.dtype), step))

    def _update_all(self, strategy, grads_and_vars):
        iterations = super()._update_all(strategy, grads_and_vars)
        done = tf.cast(self._iterations, self._u_product.dtype)
        self._u_product.assign(self._u_product * self._momentum_at(done))
        return iterations

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "beta_1": self.beta_1,
            "beta_2": self.beta_2,
            "epsilon": self.epsilon,
        }
