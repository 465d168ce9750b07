"""Gradient descent, with momentum."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.SGD", "keras.optimizers.experimental.SGD", "keras.dtensor.experimental.optimizers.SGD")
class SGD(Optimizer):
    """Gradient descent.

    Without momentum: `w = w - learning_rate * g`. With momentum: `m = momentum * m - learning_rate * g` and
    `w = w + m`, or with `nesterov` `w = w + momentum * m - learning_rate * g`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.SGD(learning_rate=0.25)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> float(weight)
    0.5

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        momentum: Number in `[0, 1]`.
        nesterov: Whether to look one step of momentum ahead.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Sutskever, Martens, Dahl, Hinton (2013), "On the importance of initialization and momentum in deep
        learning", https://proceedings.mlr.press/v28/sutskever13.html, section 2.
    """

    def __init__(
        self,
        learning_rate=0.01,
        momentum=0.0,
        nesterov=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="SGD",
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
        if isinstance(momentum, (int, float)) and not 0 <= momentum <= 1:
            arguments.fail(self, "`momentum` must be between [0, 1].", momentum, "momentum")
        self.momentum = momentum
        self.nesterov = nesterov
        self.momentums = []

    def build_slots(self, variables):
        """Makes a momentum for each variable; files hold it also where `momentum` is 0."""
        self._add_slots(self.momentums, "m", variables)

    def step_values(self, dtype, learning_rate):
        """Returns the learning rate and the momentum as tensors."""
        return {"lr": tf.cast(learning_rate, dtype), "momentum": tf.cast(self.momentum, dtype)}

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule."""
        if not self._has_momentum():
            tf.raw_ops.ResourceApplyGradientDescent(var=variable.handle, alpha=step["lr"], delta=gradient)
            return
        tf.raw_ops.ResourceApplyKerasMomentum(
            var=variable.handle,
            accum=self.momentums[index].handle,
            grad=gradient,
            use_nesterov=bool(self.nesterov),
            **step,
        )

    def update_sparse(self, gradient, variable, index, step):
        """Changes the given rows alone, unless momentum moves every row."""
        if self._has_momentum():
            super().update_sparse(gradient, variable, index, step)
            return
        tf.raw_ops.ResourceScatterSub(
            resource=variable.handle, indices=gradient.indices, updates=step["lr"] * gradient.values
        )

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "momentum": self.momentum,
            "nesterov": self.nesterov,
        }

    def _has_momentum(self):
        return not isinstance(self.momentum, (int, float)) or self.momentum != 0
