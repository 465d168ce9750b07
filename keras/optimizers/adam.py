"""Adam."""

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
        """Returns the scalars of the step, for the kernel that does all of Adam and for those that do its parts."""
        wide = dtype if dtype in (tf.float32, tf.float64) else tf.float32  # half precision takes 0.999 for 1
        step = tf.cast(self._iterations + 1, wide)
        beta_1, beta_2 = tf.cast(self.beta_1, wide), tf.cast(self.beta_2, wide)
        beta_1_power, beta_2_power = tf.pow(beta_1, step), tf.pow(beta_2, step)
        rate = tf.cast(learning_rate, wide)
        first, second = _kernel_share(self.beta_1, wide), _kernel_share(self.beta_2, wide) ** 0.5
        whole = {
            "beta1_power": beta_1_power,
            "beta2_power": beta_2_power,
            "lr": rate * (second / first),
            "beta1": beta_1,
            "beta2": beta_2,
            "epsilon": tf.cast(self.epsilon * second, wide),
        }
        parts = {
            "new_mean": tf.cast(1 - self.beta_1, dtype),
            "new_square": tf.cast(1 - self.beta_2, dtype),
            "rate": tf.cast(rate * tf.sqrt(1 - beta_2_power) / (1 - beta_1_power), dtype),
            "epsilon": tf.cast(self.epsilon, dtype),
        }
        return {"whole": whole, "parts": parts}

    def update_dense(self, gradient, variable, index, step):
        """Runs TensorFlow's Adam kernel, or the same in parts where that kernel does badly."""
        if self._has_good_kernel(variable):
            tf.raw_ops.ResourceApplyAdam(
                var=variable.handle,
                m=self._momentums[index].handle,
                v=self._velocities[index].handle,
                grad=gradient,
                **step["whole"],
            )
        else:
            self._update_in_parts(gradient, variable, index, **step["parts"])

    def _has_good_kernel(self, variable):
        """True where the kernel for all of Adam is right and fast.

        It knows no `amsgrad` that XLA compiles, and half precision rounds its `1 - beta_2` to nothing. On CPU it cuts
        variables of middle size into so many pieces that handing them out takes longer than the arithmetic.
        """
        if self.amsgrad or variable.dtype not in (tf.float32, tf.float64):
            return False
        size = variable.shape.num_elements()
        return size is None or not _SMALL < size < _LARGE or "GPU" in variable.device

    def _update_in_parts(self, gradient, variable, index, new_mean, new_square, rate, epsilon):
        mean, square = self._momentums[index], self._velocities[index]
        tf.raw_ops.ResourceApplyGradientDescent(var=mean.handle, alpha=new_mean, delta=mean - gradient)
        tf.raw_ops.ResourceApplyGradientDescent(var=square.handle, alpha=new_square, delta=square - tf.square(gradient))
        if self.amsgrad:
            largest = self._velocity_hats[index]
            largest.assign(tf.maximum(largest, square), read_value=False)
            square = largest
        # `w -= rate * mean / (sqrt(square) + epsilon)`: Adagrad's step on a sum of squares that it leaves alone.
        tf.raw_ops.ResourceApplyAdagradV2(
            var=variable.handle,
            accum=square.handle,
            lr=rate,
            epsilon=epsilon,
            grad=mean.read_value(),
            update_slots=False,
        )

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


# Sizes between which the parts are faster than the whole, as measured on 2 cores: 10 against 40 microseconds at 512.
_SMALL, _LARGE = 256, 40_000


def _kernel_share(beta, dtype):
    """What the kernel takes for `1 - beta`, as a share of it.

    The kernel subtracts in the type of the variable, where 1 - 0.999 comes out 1.3e-5 too small, and its running mean
    with it. The learning rate and epsilon are scaled by the same share, so that the step is that of the formula.
    """
    kind = dtype.as_numpy_dtype
    return float(kind(1) - kind(beta)) / (1.0 - beta) if beta != 1 else 1.0
