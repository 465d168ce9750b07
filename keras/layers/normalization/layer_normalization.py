"""`LayerNormalization`: brings each sample to mean 0 and variance 1."""

import tensorflow as tf

from keras import constraints, initializers, regularizers
from keras.engine.layer import Layer
from keras.layers.normalization.normalized_axes import check_axis, positive_axes
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.LayerNormalization")
class LayerNormalization(Layer):
    """Normalizes each sample by its own mean and variance, in training and inference alike.

    `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`, with mean and variance over `axis`; `gamma` and `beta`
    have the shape of those axes.

    >>> layer = keras.layers.LayerNormalization()
    >>> layer(tf.constant([[0.0, 10.0], [20.0, 40.0]])).numpy().round(2)
    array([[-1.,  1.],
           [-1.,  1.]], dtype=float32)

    Args:
        axis: Integer, or several: axes to normalize over, typically the features.
        epsilon: Float of at least 0, added to the variance against division by zero.
        center: Whether `beta` is added.
        scale: Whether `gamma` multiplies. May be left out when the next layer is linear.
        beta_initializer: Initializer of `beta`.
        gamma_initializer: Initializer of `gamma`.
        beta_regularizer: Penalty on `beta`, or None.
        gamma_regularizer: Penalty on `gamma`, or None.
        beta_constraint: Constraint on `beta` after each update, or None.
        gamma_constraint: Constraint on `gamma` after each update, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any whose sizes along `axis` are known.
    Output shape: same as the input.

    Raises:
        TypeError: `axis` is neither an integer nor a list of them.
        ValueError: `axis` is no axis of the inputs or has an unknown size, or `epsilon` is negative.

    Reference: Ba et al., 2016, https://arxiv.org/abs/1607.06450 (equation 4).
    """

    static_output_rule = True

    def __init__(
        self,
        axis=-1,
        epsilon=0.001,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.axis = check_axis(axis, owner=self)
        self.epsilon = arguments.check_in_range(epsilon, 0, None, "epsilon", owner=self)
        self.center = center
        self.scale = scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)
        self.supports_masking = True

    def build(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        self.axis = positive_axes(self.axis, input_shape, owner=self)
        shape = tuple(input_shape[axis] for axis in self.axis)
        self.gamma = self._add_parameter("gamma", shape) if self.scale else None
        self.beta = self._add_parameter("beta", shape) if self.center else None
        super().build(input_shape)

    def _add_parameter(self, name, shape):
        return self.add_weight(
            name,
            shape=shape,
            initializer=getattr(self, f"{name}_initializer"),
            regularizer=getattr(self, f"{name}_regularizer"),
            constraint=getattr(self, f"{name}_constraint"),
            autocast=False,
        )

    def call(self, inputs):
        if self._compute_dtype_object not in (None, inputs.dtype):
            inputs = tf.cast(inputs, self._compute_dtype_object)
        wide = tf.cast(inputs, tf.float32) if inputs.dtype.size < 4 else inputs  # 16 bits cannot hold squares
        mean, variance = tf.nn.moments(wide, self.axis, keepdims=True)
        shape = [size if axis in self.axis else 1 for axis, size in enumerate(inputs.shape)]
        beta, gamma = (
            None if one is None else tf.reshape(tf.cast(one, wide.dtype), shape) for one in (self.beta, self.gamma)
        )
        return tf.cast(tf.nn.batch_normalization(wide, mean, variance, beta, gamma, self.epsilon), inputs.dtype)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object or super().compute_output_dtype(inputs)

    def get_config(self):
        return {
            **super().get_config(),
            "axis": self.axis if arguments.is_integer(self.axis) else list(self.axis),
            "epsilon": self.epsilon,
            "center": self.center,
            "scale": self.scale,
            "beta_initializer": initializers.serialize(self.beta_initializer),
            "gamma_initializer": initializers.serialize(self.gamma_initializer),
            "beta_regularizer": regularizers.serialize(self.beta_regularizer),
            "gamma_regularizer": regularizers.serialize(self.gamma_regularizer),
            "beta_constraint": constraints.serialize(self.beta_constraint),
            "gamma_constraint": constraints.serialize(self.gamma_constraint),
        }
