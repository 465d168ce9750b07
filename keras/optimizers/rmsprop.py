"""RMSprop."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support import tf_internals
from keras.support.api_export import keras_export


@keras_export(
    "keras.optimizers.RMSprop",
    "keras.optimizers.experimental.RMSprop",
    "keras.dtensor.experimental.optimizers.RMSprop",
)
class RMSprop(Optimizer):
    """Steps divided by the root of a running mean of squared gradients.

    `v = rho * v + (1 - rho) * g ** 2`, `m = momentum * m + learning_rate * g / sqrt(v + epsilon)` and `w = w - m`.
    When `centered`, `v - a ** 2` stands in place of `v` under the root, with `a = rho * a + (1 - rho) * g`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.RMSprop(learning_rate=0.1, rho=0.75)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 4)
    0.8

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        rho: Number in `[0, 1)`, how much of the running mean is kept.
        momentum: Number in `[0, 1]`.
        epsilon: Small number inside the root.
        centered: Whether to divide by the running deviation instead of the running size.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Hinton, Srivastava, Swersky (2012), "Neural Networks for Machine Learning", lecture 6e,
        http://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf, with epsilon inside the root; Graves
        (2013), "Generating Sequences With Recurrent Neural Networks", https://arxiv.org/abs/1308.0850, for `centered`.
    """

    def __init__(
        self,
        learning_rate=0.001,
        rho=0.9,
        momentum=0.0,
        epsilon=1e-07,
        centered=False,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=100,
        jit_compile=True,
        name="RMSprop",
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
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered
        self._velocities = []
        self._momentums = []
        self._average_gradients = []
        # Where the kernel puts its momentums when there are none to keep: not state, so in no list and no file.
        self._scratch = tf_internals.NoDependency([])

    def build_slots(self, variables):
        """Makes the running mean of squares of each variable, then what `momentum` and `centered` keep."""
        self._add_slots(self._velocities, "velocity", variables)
        if self.momentum > 0:
            self._add_slots(self._momentums, "momentum", variables)
        else:
            for variable in variables:
                self._scratch.append(self._new_scratch(variable))
        if self.centered:
            self._add_slots(self._average_gradients, "average_gradient", variables)

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the kernel as tensors."""
        return {
            "lr": tf.cast(learning_rate, dtype),
            "rho": tf.cast(self.rho, dtype),
            "momentum": tf.cast(self.momentum, dtype),
            "epsilon": tf.cast(self.epsilon, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule."""
        momentums = self._momentums if self.momentum > 0 else self._scratch
        slots = {"ms": self._velocities[index].handle, "mom": momentums[index].handle}
        if self.centered:
            tf.raw_ops.ResourceApplyCenteredRMSProp(
                var=variable.handle, mg=self._average_gradients[index].handle, grad=gradient, **slots, **step
            )
        else:
            tf.raw_ops.ResourceApplyRMSProp(var=variable.handle, grad=gradient, **slots, **step)

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "rho": self.rho,
            "momentum": self.momentum,
            "epsilon": self.epsilon,
            "centered": self.centered,
        }

    def _new_scratch(self, variable):
        with tf.distribute.get_strategy().extended.colocate_vars_with(variable):
            return tf.Variable(tf.zeros(variable.shape, variable.dtype), name="scratch", trainable=False)
