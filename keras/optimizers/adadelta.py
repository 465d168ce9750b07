"""Adadelta."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support.api_export import keras_export


@keras_export(
    "keras.optimizers.Adadelta",
    "keras.optimizers.experimental.Adadelta",
    "keras.dtensor.experimental.optimizers.Adadelta",
)
class Adadelta(Optimizer):
    """Steps scaled by the running size of earlier steps over the running size of gradients.

    `a = rho * a + (1 - rho) * g ** 2`, `d = g * sqrt(u + epsilon) / sqrt(a + epsilon)`,
    `u = rho * u + (1 - rho) * d ** 2`, `w = w - learning_rate * d`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Adadelta(learning_rate=1.0, epsilon=0.01)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 3)
    0.564

    Args:
        learning_rate: Float >= 0 (1.0 in the reference), schedule, tensor, or a callable that gives one.
        rho: Number in `[0, 1)`, how much of the running means is kept.
        epsilon: Small number inside the roots.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Zeiler (2012), "ADADELTA: An Adaptive Learning Rate Method", https://arxiv.org/abs/1212.5701, algorithm 1
    """

    def __init__(
        self,
        learning_rate=0.001,
        rho=0.95,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Adadelta",
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
        self.rho = rho
        self.epsilon = epsilon
        self._accumulated_grads = []
        self._accumulated_delta_vars = []

    def build_slots(self, variables):
        """Makes the running means of squared gradients and of squared steps of each variable."""
        for variable in variables:
            self._add_slots(self._accumulated_grads, "accumulated_grad", [variable])
            self._add_slots(self._accumulated_delta_vars, "accumulated_delta_var", [variable])

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the kernel as tensors."""
        return {
            "lr": tf.cast(learning_rate, dtype),
            "rho": tf.cast(self.rho, dtype),
            "epsilon": tf.cast(self.epsilon, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule."""
        tf.raw_ops.ResourceApplyAdadelta(
            var=variable.handle,
            accum=self._accumulated_grads[index].handle,
            accum_update=self._accumulated_delta_vars[index].handle,
            grad=gradient,
            **step,
        )

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "rho": self.rho,
            "epsilon": self.epsilon,
        }
