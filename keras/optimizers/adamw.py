"""Adam with decoupled weight decay."""

from keras.optimizers.adam import Adam
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export(
    "keras.optimizers.AdamW", "keras.optimizers.experimental.AdamW", "keras.dtensor.experimental.optimizers.AdamW"
)
class AdamW(Adam):
    """Adam whose weights first lose `weight_decay * learning_rate` of themselves in each step.

    `w = w - learning_rate * weight_decay * w`, then the step of `keras.optimizers.Adam`.

    >>> weight = tf.Variable(1.0)
    >>> optimizer = keras.optimizers.AdamW(learning_rate=0.1, weight_decay=0.5)
    >>> optimizer.minimize(lambda: 0.0 * weight, [weight])
    >>> round(float(weight), 4)
    0.95

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        weight_decay: Number >= 0.
        beta_1, beta_2, epsilon, amsgrad: See `keras.optimizers.Adam`.
        clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency, jit_compile, name,
            **kwargs: See `keras.optimizers.Optimizer`.

    Raises:
        ValueError: `weight_decay` is None.

    Reference: Loshchilov, Hutter (2019), "Decoupled Weight Decay Regularization", https://arxiv.org/abs/1711.05101,
        algorithm 2, with the learning rate as the multiplier of the decay.
    """

    def __init__(
        self,
        learning_rate=0.001,
        weight_decay=0.004,
        beta_1=0.9,
        beta_2=0.999,
        epsilon=1e-07,
        amsgrad=False,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="AdamW",
        **kwargs,
    ):
        if weight_decay is None:
            arguments.fail(self, "`weight_decay` must be a number >= 0.", weight_decay, "weight_decay")
        super().__init__(
            learning_rate=learning_rate,
            beta_1=beta_1,
            beta_2=beta_2,
            epsilon=epsilon,
            amsgrad=amsgrad,
            weight_decay=weight_decay,
            clipnorm=clipnorm,
            clipvalue=clipvalue,
            global_clipnorm=global_clipnorm,
            use_ema=use_ema,
            ema_momentum=ema_momentum,
            ema_overwrite_frequency=ema_overwrite_frequency,
            jit_compile=jit_compile,
            name=name,
            **kwargs,
        )
