"""Ftrl."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Ftrl", "keras.optimizers.experimental.Ftrl")
class Ftrl(Optimizer):
    """Follow the regularized leader: weights that regularization sets to exactly 0.

    With `s = g + 2 * l2_shrinkage * w` and `p = -learning_rate_power`: `a' = a + g ** 2`,
    `z = z + s - (a' ** p - a ** p) / learning_rate * w`,
    `q = a' ** p / learning_rate + 2 * (l2 + beta / (2 * learning_rate))`, and
    `w = (sign(z) * l1 - z) / q` where `|z| > l1`, else 0.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Ftrl(learning_rate=0.1, l1_regularization_strength=100.0)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> float(weight)
    0.0

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        learning_rate_power: Number <= 0; how the rate falls with the sum of squares, 0 for not at all.
        initial_accumulator_value: Number >= 0, the sum of squares at the start.
        l1_regularization_strength: Number >= 0.
        l2_regularization_strength: Number >= 0.
        l2_shrinkage_regularization_strength: Number >= 0; acts through the gradient.
        beta: Number >= 0, added to the root of the sum of squares.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Raises:
        ValueError: A number out of its range.

    Reference: McMahan et al. (2013), "Ad Click Prediction: a View from the Trenches",
        https://research.google/pubs/pub41159/, algorithm 1.
    """

    def __init__(
        self,
        learning_rate=0.001,
        learning_rate_power=-0.5,
        initial_accumulator_value=0.1,
        l1_regularization_strength=0.0,
        l2_regularization_strength=0.0,
        l2_shrinkage_regularization_strength=0.0,
        beta=0.0,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Ftrl",
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
        self.learning_rate_power = learning_rate_power
        self.initial_accumulator_value = initial_accumulator_value
        self.l1_regularization_strength = l1_regularization_strength
        self.l2_regularization_strength = l2_regularization_strength
        self.l2_shrinkage_regularization_strength = l2_shrinkage_regularization_strength
        self.beta = beta
        self._accumulators = []
        self._linears = []

        self._check_ranges()

    def build_slots(self, variables):
        """Makes the sum of squares and the linear term of each variable."""
        for variable in variables:
            self._add_slots(self._accumulators, "accumulator", [variable], self.initial_accumulator_value)
            self._add_slots(self._linears, "linear", [variable])

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the kernel as tensors."""
        rate = tf.cast(learning_rate, dtype)
        return {
            "lr": rate,
            "l1": tf.cast(self.l1_regularization_strength, dtype),
            "l2": tf.cast(self.l2_regularization_strength, dtype) + tf.cast(self.beta, dtype) / (2.0 * rate),
            "l2_shrinkage": tf.cast(self.l2_shrinkage_regularization_strength, dtype),
            "lr_power": tf.cast(self.learning_rate_power, dtype),
        }

    def update_dense(self, gradient, variable, index, step):
        """Runs the one kernel of the rule."""
        tf.raw_ops.ResourceApplyFtrlV2(
            var=variable.handle,
            accum=self._accumulators[index].handle,
            linear=self._linears[index].handle,
            grad=gradient,
            **step,
        )

    def _check_ranges(self):
        for name in (
            "initial_accumulator_value",
            "l1_regularization_strength",
            "l2_regularization_strength",
            "l2_shrinkage_regularization_strength",
        ):
            arguments.check_in_range(getattr(self, name), 0, None, name, self)
        arguments.check_in_range(self.learning_rate_power, None, 0, "learning_rate_power", self)

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "learning_rate_power": self.learning_rate_power,
            "initial_accumulator_value": self.initial_accumulator_value,
            "l1_regularization_strength": self.l1_regularization_strength,
            "l2_regularization_strength": self.l2_regularization_strength,
            "l2_shrinkage_regularization_strength": self.l2_shrinkage_regularization_strength,
            "beta": self.beta,
        }
