"""Adamax."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Adamax", "keras.optimizers.experimental.Adamax")
class Adamax(Optimizer):
    """Adam with the largest recent gradient in place of the root of the mean square.

    At step t: `m = beta_1 * m + (1 - beta_1) * g`, `u = max(beta_2 * u, |g|)`, and
    `w = w - learning_rate / (1 - beta_1 ** t) * m / (u + epsilon)`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Adamax(learning_rate=0.1)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 4)
    0.9

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        beta_1: Number in `[0, 1)`, how much of the running mean of gradients is kept.
        beta_2: Number in `[0, 1)`, how fast the largest gradient is forgotten.
        epsilon: Small number that keeps the divisor from 0.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Kingma, Ba (2015), "Adam: A Method for Stochastic Optimization", https://arxiv.org/abs/1412.6980, section
        7.1.
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
        name="Adamax",
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
        self._m = []
        self._u = []

    def build_slots(self, variables):
        """Makes the running mean and the largest gradient of each variable."""
        for variable in variables:
            self._add_slots(self._m, "m", [variable])
            self._add_slots(self._u, "u", [variable])

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the kernel as tensors."""
        beta_1 = tf.cast(self.beta_1, dtype)
        return {
            "beta1_power": tf.pow(beta_1, tf.cast(self._iterations + 1, dtype)),
            "lr": tf.cast(learning_rate, dtype),
            "beta1": beta_1,
            "beta2": tf.cast(self.beta_2, dtype),
            "epsilon": tf.cast(self.epsilon, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule."""
        tf.raw_ops.ResourceApplyAdaMax(
            var=variable.handle, m=self._m[index].handle, v=self._u[index].handle, grad=gradient, **step
        )

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "beta_1": self.beta_1,
            "beta_2": self.beta_2,
            "epsilon": self.epsilon,
        }
