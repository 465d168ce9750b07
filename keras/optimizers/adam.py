"""Adam."""

import numpy as np
import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support.api_export import keras_export


@keras_export(
    "keras.optimizers.Adam", "keras.optimizers.experimental.Adam", "keras.dtensor.experimental.optimizers.Adam"
)
class Adam(Optimizer):
    """Steps scaled by running means of the gradient and of its square.

    At step t: `m = beta_1 * m + (1 - beta_1) * g`, `v = beta_2 * v + (1 - beta_2) * g ** 2`, and
    `w = w - learning_rate * sqrt(1 - beta_2 ** t) / (1 - beta_1 ** t) * m / (sqrt(v) + epsilon)`. With `amsgrad` the
    largest `v` so far stands in place of `v`. Rows that a sparse gradient leaves out decay as for a gradient of 0.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Adam(learning_rate=0.1)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 4)
    0.9

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        beta_1: Number in `[0, 1)`, how much of the running mean of gradients is kept.
        beta_2: Number in `[0, 1)`, how much of the running mean of squares is kept.
        epsilon: Small number that keeps the divisor from 0; "epsilon hat" of the reference.
        amsgrad: Whether to divide by the largest mean of squares so far.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Kingma, Ba (2015), "Adam: A Method for Stochastic Optimization", https://arxiv.org/abs/1412.6980, end of
        section 2; Reddi, Kale, Kumar (2018), "On the Convergence of Adam and Beyond",
        https://openreview.net/forum?id=ryQu7f-RZ, for `amsgrad`.
    """

    def __init__(
        self,
        learning_rate=0.001,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        amsgrad=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Adam",
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
        self.amsgrad = amsgrad
        self._momentums = []
        self._velocities = []
        if amsgrad:
            self._velocity_hats = []

    def build_slots(self, variables):
        """Makes the running means of each variable, and for `amsgrad` the largest means of squares after them."""
        for variable in variables:
            self._add_slots(self._momentums, "m", [variable])
            self._add_slots(self._velocities, "v", [variable])
        if self.amsgrad:
            self._add_slots(self._velocity_hats, "vhat", variables)

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the step: powers of the betas and the settings, as tensors."""
        step = tf.cast(self._iterations + 1, dtype)
        beta_1, beta_2 = tf.cast(self.beta_1, dtype), tf.cast(self.beta_2, dtype)
        values = {"beta1_power": tf.pow(beta_1, step), "beta2_power": tf.pow(beta_2, step)}
        if not self._has_kernel(dtype):
            correction = tf.sqrt(1 - values["beta2_power"]) / (1 - values["beta1_power"])
            return {"rate": tf.cast(learning_rate, dtype) * correction}
        first, second = _kept_share(self.beta_1, dtype), _kept_share(self.beta_2, dtype) ** 0.5
        return {
            **values,
            "lr": tf.cast(learning_rate, dtype) * (second / first),
            "beta1": beta_1,
            "beta2": beta_2,
            "epsilon": tf.cast(self.epsilon * second, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule, or plain operations where it has none."""
        momentum, velocity = self._momentums[index], self._velocities[index]
        if self._has_kernel(variable.dtype):
            tf.raw_ops.ResourceApplyAdam(
                var=variable.handle, m=momentum.handle, v=velocity.handle, grad=gradient, **step
            )
            return
        mean = momentum.assign_add((gradient - momentum) * (1 - self.beta_1))
        square = velocity.assign_add((tf.square(gradient) - velocity) * (1 - self.beta_2))
        if self.amsgrad:
            square = self._velocity_hats[index].assign(tf.maximum(self._velocity_hats[index], square))
        variable.assign_sub(step["rate"] * mean / (tf.sqrt(square) + self.epsilon))

    def _has_kernel(self, dtype):
        """True where the kernel does: XLA has none for `amsgrad`, and half precision rounds `1 - beta_2` to nothing."""
        return not self.amsgrad and dtype in (tf.float32, tf.float64)

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "beta_1": self.beta_1,
            "beta_2": self.beta_2,
            "epsilon": self.epsilon,
            "amsgrad": self.amsgrad,
        }


def _kept_share(beta, dtype):
    """What the kernel takes for `1 - beta`, as a share of it.

    The kernel subtracts in the type of the variable, where 1 - 0.999 comes out 1.3e-5 too small, and its running mean
    with it. The learning rate and epsilon are scaled by the same share, so that the step is that of the formula.
    """
    one = np.ones([], dtype.as_numpy_dtype)
    return float(one - one * beta) / (1.0 - beta) if beta != 1 else 1.0
