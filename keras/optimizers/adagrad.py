"""Adagrad."""

import tensorflow as tf

from keras.optimizers import gradients
from keras.optimizers.optimizer import Optimizer
from keras.support.api_export import keras_export


@keras_export(
    "keras.optimizers.Adagrad", "keras.optimizers.experimental.Adagrad", "keras.dtensor.experimental.optimizers.Adagrad"
)
class Adagrad(Optimizer):
    """Steps divided by the root of the sum of all squared gradients.

    `a = a + g ** 2`, `w = w - learning_rate * g / sqrt(a + epsilon)`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.Adagrad(learning_rate=0.5, initial_accumulator_value=0.0)
    >>> optimizer.minimize(lambda: weight ** 2, [weight])
    >>> round(float(weight), 4)
    0.5

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        initial_accumulator_value: Number >= 0, the sum of squares at the start.
        epsilon: Small number inside the root.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Duchi, Hazan, Singer (2011), "Adaptive Subgradient Methods for Online Learning and Stochastic
        Optimization", https://www.jmlr.org/papers/v12/duchi11a.html
    """

    def __init__(
        self,
        learning_rate=0.001,
        initial_accumulator_value=0.1,
        epsilon=1e-07,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Adagrad",
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
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon
        self._accumulators = []

    def build_slots(self, variables):
        """Makes the sum of squares of each variable."""
        self._add_slots(self._accumulators, "accumulator", variables, self.initial_accumulator_value)

    def step_values(self, dtype, learning_rate):
        """Returns the learning rate and epsilon as tensors."""
        return {"lr": tf.cast(learning_rate, dtype), "epsilon": tf.cast(self.epsilon, dtype)}

    def update_dense(self, gradient, variable, index, step):
        """Adds the squares and steps; TensorFlow's own kernel has its epsilon outside the root."""
        accumulator = self._accumulators[index]
        total = accumulator.assign_add(tf.square(gradient))
        variable.assign_sub(step["lr"] * gradient * tf.math.rsqrt(total + step["epsilon"]))

    def update_sparse(self, gradient, variable, index, step):
        """Changes the given rows alone."""
        gradient = gradients.add_up_duplicates(gradient)
        rows, values = gradient.indices, gradient.values
        accumulator = self._accumulators[index]
        accumulator.scatter_add(tf.IndexedSlices(tf.square(values), rows))
        total = tf.gather(accumulator, rows)
        variable.scatter_sub(tf.IndexedSlices(step["lr"] * values * tf.math.rsqrt(total + step["epsilon"]), rows))

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "initial_accumulator_value": self.initial_accumulator_value,
            "epsilon": self.epsilon,
        }
