"""Lion."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Lion")
class Lion(Optimizer):
    """Steps of one size, in the direction of the sign of the momentum.

    `w = w - learning_rate * sign(beta_1 * m + (1 - beta_1) * g)`, then `m = beta_2 * m + (1 - beta_2) * g`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Lion(learning_rate=0.25)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> float(weight)
    0.75

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        beta_1: Number in `(0, 1)`, how much the momentum counts in a step.
        beta_2: Number in `(0, 1)`, how much of the momentum is kept.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Raises:
        ValueError: `beta_1` is not in `(0, 1]`.

    Reference: Chen et al. (2023), "Symbolic Discovery of Optimization Algorithms", https://arxiv.org/abs/2302.06675,
        algorithm 2, with the decay before the step.
    """

    def __init__(
        self,
        learning_rate=0.0001,
        beta_1=0.9,
        beta_2=0.99,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Lion",
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
        self.momentums = []

        arguments.check_in_range(beta_1, 0, 1, "beta_1", self, low_open=True)

    def build_slots(self, variables):
        """Makes the momentum of each variable."""
        self._add_slots(self.momentums, "m", variables)

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the step as tensors."""
        return {
            "lr": tf.cast(learning_rate, dtype),
            "beta_1": tf.cast(self.beta_1, dtype),
            "beta_2": tf.cast(self.beta_2, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Steps by the sign, then brings the momentum up to date."""
        momentum = self.momentums[index]
        direction = tf.sign(momentum * step["beta_1"] + gradient * (1 - step["beta_1"]))
        tf.raw_ops.ResourceApplyGradientDescent(var=variable.handle, alpha=step["lr"], delta=direction)
        momentum.assign(momentum * step["beta_2"] + gradient * (1 - step["beta_2"]))

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "beta_1": self.beta_1,
            "beta_2": self.beta_2,
        }
