"""Adafactor."""

import tensorflow as tf

from keras.optimizers.optimizer import Optimizer
from keras.support import tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.Adafactor", "keras.optimizers.experimental.Adafactor")
class Adafactor(Optimizer):
    """Steps scaled by factored second moments: one number for each row and column instead of one for each weight.

    At step t, with `d = 1 - t ** beta_2_decay` and `s = g ** 2 + epsilon_1`: matrices keep the means `r` of `s` over
    the last axis and `c` over the one before, each as `d * r + (1 - d) * mean(s)`, and take
    `v = (r / mean(r)) c` for the second moment; vectors keep `v` itself. Then `u = g / sqrt(v)`, divided by
    `max(1, rms(u) / clip_threshold)`, and
    `w = w - max(epsilon_2, rms(w)) * min(learning_rate, 1 / sqrt(t)) * u`.

    >>> weight = tf.Variable([1.0, 1.0])
    >>> optimizer = keras.optimizers.Adafactor(learning_rate=0.5)
    >>> optimizer.minimize(lambda: tf.reduce_sum(weight ** 2), [weight])
    >>> [round(w, 4) for w in weight.numpy().tolist()]
    [0.5, 0.5]

    Args:
        learning_rate: Float >= 0, schedule, tensor, or a callable that gives one.
        beta_2_decay: Number below 0, how the share of old moments grows with the step.
        epsilon_1: Small number added to squared gradients.
        epsilon_2: Small number, the least size that weights are taken to have.
        clip_threshold: Number above 0, the largest size of a step before scaling.
        relative_step: Kept for the config. The rate is bounded by `1 / sqrt(t)` in either case, as in all of Keras 2.
        weight_decay, clipnorm, clipvalue, global_clipnorm, use_ema, ema_momentum, ema_overwrite_frequency,
            jit_compile, name, **kwargs: See `keras.optimizers.Optimizer`.

    Reference: Shazeer, Stern (2018), "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost",
        https://arxiv.org/abs/1804.04235, algorithms 4 and 5.
    """

    def __init__(
        self,
        learning_rate=0.001,
        beta_2_decay=-0.8,
        epsilon_1=1e-30,
        epsilon_2=0.001,
        clip_threshold=1.0,
        relative_step=True,
        weight_decay=None,
        clipnorm=None,
        clipvalue=None,
        global_clipnorm=None,
        use_ema=False,
        ema_momentum=0.99,
        ema_overwrite_frequency=None,
        jit_compile=True,
        name="Adafactor",
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
        self.beta_2_decay = beta_2_decay
        self.epsilon_1 = epsilon_1
        self.epsilon_2 = epsilon_2
        self.clip_threshold = clip_threshold
        self.relative_step = relative_step
        self._r = []
        self._c = []
        self._v = []

    def build_slots(self, variables):
        """Makes the second moments of rows and columns of each matrix, and the full one of each variable."""
        for variable in variables:
            if variable.shape.rank < 2:
                # Placeholders, so that the lists run in parallel; they are saved in no file of weights.
                self._r.append(tf.Variable(0, name=f"r/{tf_internals.shared_name(variable)}", trainable=False))
                self._c.append(tf.Variable(0, name=f"r/{tf_internals.shared_name(variable)}", trainable=False))
            else:
                rows, columns = variable.shape[:-1], variable.shape[:-2] + variable.shape[-1:]
                self._r.append(self.add_variable_from_reference(variable, "r", shape=rows))
                self._c.append(self.add_variable_from_reference(variable, "c", shape=columns))
            self._add_slots(self._v, "v", [variable])

    def step_values(self, dtype, learning_rate):
        """Returns the scalars of the step."""
        step = tf.cast(self._iterations + 1, dtype)
        rate = tf.minimum(tf.cast(learning_rate, dtype), tf.math.rsqrt(step))
        return {"rate": rate, "decay": 1 - tf.pow(step, tf.cast(self.beta_2_decay, dtype))}

    def update_dense(self, gradient, variable, index, step):
        """Steps by plain operations: no kernel factors second moments."""
        rate = tf.maximum(tf.cast(self.epsilon_2, variable.dtype), _rms(variable)) * step["rate"]
        square = tf.square(gradient) + tf.cast(self.epsilon_1, gradient.dtype)
        velocity = self._v[index]
        if variable.shape.rank < 2:
            size = velocity.assign(_mixed(velocity, square, step["decay"]))
        else:
            rows, columns = self._r[index], self._c[index]
            rows = rows.assign(_mixed(rows, tf.reduce_mean(square, axis=-1), step["decay"]))
            columns = columns.assign(_mixed(columns, tf.reduce_mean(square, axis=-2), step["decay"]))
            share = rows / tf.reduce_mean(rows, axis=-1, keepdims=True)
            size = velocity.assign(tf.expand_dims(share, -1) * tf.expand_dims(columns, -2))
        update = gradient * tf.math.rsqrt(size)
        update /= tf.maximum(tf.ones([], update.dtype), _rms(update) / self.clip_threshold)
        variable.assign_sub(rate * update)

    def get_config(self):
        """Returns what `from_config` needs to make this optimizer again."""
        return {
            **super().get_config(),
            "learning_rate": self._serialize_hyperparameter(self._learning_rate),
            "beta_2_decay": self.beta_2_decay,
            "epsilon_1": self.epsilon_1,
            "epsilon_2": self.epsilon_2,
            "clip_threshold": self.clip_threshold,
            "relative_step": self.relative_step,
        }


def _rms(tensor):
    return tf.sqrt(tf.reduce_mean(tf.square(tensor)))


def _mixed(old, new, decay):
    return decay * old + (1 - decay) * new
