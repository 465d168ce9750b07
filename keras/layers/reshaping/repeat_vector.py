"""`RepeatVector`: a row as a sequence."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.layers.RepeatVector")
class RepeatVector(Layer):
    """Makes a sequence of `n` equal steps from each row: `(batch, features)` becomes `(batch, n, features)`.

    >>> keras.layers.RepeatVector(2)(tf.constant([[1.0, 5.0]])).numpy()
    array([[[1., 5.],
            [1., 5.]]], dtype=float32)

    Args:
        n: Integer of at least 0: number of steps.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: `(batch, features)`.
    Output shape: `(batch, n, features)`.

    Raises:
        TypeError: `n` is no integer.
        ValueError: `n` is negative.
    """

    static_output_rule = True

    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        if not arguments.is_integer(n):
            arguments.fail(self, f"Expected an integer value for `n`, got {type(n)}.", n, "n", error=TypeError)
        self.n = arguments.check_int_at_least(n, 0, "n", owner=self)
        self.input_spec = InputSpec(ndim=2)

    def call(self, inputs):
        return tf.repeat(tf.expand_dims(inputs, 1), self.n, axis=1)

    def compute_output_shape(self, input_shape):
        batch, features = tf.TensorShape(input_shape).with_rank(2)
        return tf.TensorShape([batch, self.n, features])

    def get_config(self):
        return {**super().get_config(), "n": self.n}
