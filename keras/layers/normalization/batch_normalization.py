"""`BatchNormalization`: keeps mean and variance of the outputs near 0 and 1."""

import tensorflow as tf

from keras import constraints, initializers, regularizers
from keras.backend.branch import choose
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.normalization.batch_moments import batch_moments
from keras.layers.normalization.normalized_axes import check_axis, positive_axes
from keras.support import arguments, batch_share, shapes, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.layers.BatchNormalization")
class BatchNormalization(Layer):
    """Normalizes its inputs by their mean and variance over the batch.

    While training: `y = gamma * (x - mean) / sqrt(variance + epsilon) + beta`, with the mean and variance of the batch
    over all axes but `axis`; then `moving = moving * momentum + new * (1 - momentum)` for both. In inference, and when
    the layer is frozen (`trainable = False`), `moving_mean` and `moving_variance` take the place of those of the batch.

    >>> layer = keras.layers.BatchNormalization()
    >>> layer(tf.constant([[1.0], [3.0]]), training=True).numpy().round(2)
    array([[-1.],
           [ 1.]], dtype=float32)
    >>> layer.moving_mean.numpy()
    array([0.02], dtype=float32)

    Args:
        axis: Integer, or several: axes that keep statistics of their own, typically the channels.
        momentum: Float in [0, 1]: share of the moving statistics that a batch leaves as it is.
        epsilon: Float of at least 0, added to the variance against division by zero.
        center: Whether `beta` is added.
        scale: Whether `gamma` multiplies. May be left out when the next layer is linear.
        beta_initializer: Initializer of `beta`.
        gamma_initializer: Initializer of `gamma`.
        moving_mean_initializer: Initializer of the moving mean.
        moving_variance_initializer: Initializer of the moving variance.
        beta_regularizer: Penalty on `beta`, or None.
        gamma_regularizer: Penalty on `gamma`, or None.
        beta_constraint: Constraint on `beta` after each update, or None.
        gamma_constraint: Constraint on `gamma` after each update, or None.
        synchronized: Whether, under a `tf.distribute` strategy, mean and variance are those of the batches of all
            replicas together. By default each replica takes its own.
        **kwargs: `fused`: True to demand TensorFlow's fused kernel, False to refuse it; by default it is used where it
            fits (4 or 5 axes, channels first or last, no 64-bit floats). And what every layer takes: `name`, `dtype`,
            `trainable`.

    Input shape: any whose sizes along `axis` are known. A mask excludes its entries from the statistics, except on the
        fused kernel.
    Output shape: same as the input.

    Raises:
        TypeError: `axis` is neither an integer nor a list of them.
        ValueError: `axis` is no axis of the inputs or has an unknown size, an argument is out of its range, or
            `fused=True` is asked for where it does not fit.

    Reference: Ioffe and Szegedy, 2015, https://arxiv.org/abs/1502.03167 (algorithms 1 and 2, with moving averages).
    """

    static_output_rule = True

    def __init__(
        self,
        axis=-1,
        momentum=0.99,
        epsilon=1e-3,
        center=True,
        scale=True,
        beta_initializer="zeros",
        gamma_initializer="ones",
        moving_mean_initializer="zeros",
        moving_variance_initializer="ones",
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        synchronized=False,
        **kwargs,
    ):
        self.fused = kwargs.pop("fused", None)
        super().__init__(**kwargs)
        if synchronized and self.fused:
            raise ValueError("BatchNormalization: `fused=True` is not supported when `synchronized=True`.")
        self.axis = check_axis(axis, owner=self)
        self.synchronized = synchronized
        self.momentum = arguments.check_in_range(momentum, 0, 1, "momentum", owner=self)
        self.epsilon = arguments.check_in_range(epsilon, 0, None, "epsilon", owner=self)
        self.center = center
        self.scale = scale
        self.beta_initializer = initializers.get(beta_initializer)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.moving_mean_initializer = initializers.get(moving_mean_initializer)
        self.moving_variance_initializer = initializers.get(moving_variance_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)
        self.gamma_regularizer = regularizers.get(gamma_regularizer)
        self.beta_constraint = constraints.get(beta_constraint)
        self.gamma_constraint = constraints.get(gamma_constraint)
        self.supports_masking = True

    def build(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        axes = positive_axes(self.axis, input_shape, owner=self)
        self.axis = axes
        self.fused = self._check_fused(input_shape.rank, axes)
        self.input_spec = InputSpec(ndim=input_shape.rank, axes={axis: input_shape[axis] for axis in axes})
        self._reduced_axes = tuple(axis for axis in range(input_shape.rank) if axis not in axes)
        self._broadcast_shape = tuple(size if axis in axes else 1 for axis, size in enumerate(input_shape))
        shape = (input_shape[axes[0]],) if len(axes) == 1 else self._broadcast_shape
        self.gamma = self._add_parameter("gamma", shape) if self.scale else None
        self.beta = self._add_parameter("beta", shape) if self.center else None
        self.moving_mean = self._add_statistic("moving_mean", shape)
        self.moving_variance = self._add_statistic("moving_variance", shape)
        super().build(input_shape)

    @property
    def _parameter_dtype(self):
        """32 bits at least: statistics of 16 bits would stop moving."""
        dtype = tf.as_dtype(self.dtype or "float32")
        return tf.float32 if dtype in (tf.float16, tf.bfloat16) else dtype

    def _check_fused(self, rank, axes):
        fits = rank in (4, 5) and axes in ([1], [rank - 1]) and self._parameter_dtype == tf.float32
        fits = fits and not self.synchronized
        if self.fused and not fits:
            raise ValueError(
                f'Layer "{self.name}" (BatchNormalization): `fused=True` needs inputs of 4 or 5 axes, an `axis` of 1 '
                f"or the last, and no 64-bit floats. Received: axis={axes} for inputs of {rank} axes, "
                f"dtype={self.dtype}"
            )
        return fits if self.fused is None else bool(self.fused)

    def _add_parameter(self, name, shape):
        return self.add_weight(
            name,
            shape=shape,
            dtype=self._parameter_dtype,
            initializer=getattr(self, f"{name}_initializer"),
            regularizer=getattr(self, f"{name}_regularizer"),
            constraint=getattr(self, f"{name}_constraint"),
            autocast=False,
        )

    def _add_statistic(self, name, shape):
        return self.add_weight(
            name,
            shape=shape,
            dtype=self._parameter_dtype,
            initializer=getattr(self, f"{name}_initializer"),
            trainable=False,
            synchronization=tf.VariableSynchronization.ON_READ,
            aggregation=tf.VariableAggregation.MEAN,
            autocast=False,
        )

    def call(self, inputs, training=None, mask=None):
        if self._compute_dtype_object not in (None, inputs.dtype):
            inputs = tf.cast(inputs, self._compute_dtype_object)
        training = training if self.trainable else False
        if self.fused:
            return choose(training, lambda: self._train_fused(inputs), lambda: self._run_fused(inputs, False)[0])
        return choose(training, lambda: self._train(inputs, mask), lambda: self._infer(inputs))

    def _train(self, inputs, mask):
        mean, variance = batch_moments(
            tf.cast(inputs, self._parameter_dtype), self._reduced_axes, mask, across_replicas=self.synchronized
        )
        shape = self.moving_mean.shape
        self._move(self.moving_mean, tf.reshape(mean, shape), inputs)
        self._move(self.moving_variance, tf.reshape(variance, shape), inputs)
        return self._normalize(inputs, mean, variance)

    def _move(self, moving, new, inputs):
        """Brings a moving statistic nearer to that of the batch; an empty share of a batch leaves it alone."""
        step = (moving - new) * (1.0 - self.momentum)
        if may_be_empty(inputs) and not self.synchronized:
            step = tf.where(_has_rows(inputs), step, tf.zeros_like(step))
        moving.assign_sub(step)

    def _infer(self, inputs):
        return self._normalize(inputs, self.moving_mean, self.moving_variance)

    def _normalize(self, inputs, mean, variance):
        parameters = [mean, variance, self.beta, self.gamma]
        if self._reduced_axes != tuple(range(len(self._broadcast_shape) - 1)):
            parameters = [None if one is None else tf.reshape(one, self._broadcast_shape) for one in parameters]
        return tf.nn.batch_normalization(inputs, *parameters, self.epsilon)

    def _train_fused(self, inputs):
        if not may_be_empty(inputs):
            outputs, mean, variance = self._run_fused(inputs, True)
        else:
            statistics = (tf.convert_to_tensor(self.moving_mean), tf.convert_to_tensor(self.moving_variance))
            outputs, mean, variance = tf.cond(
                _has_rows(inputs), lambda: self._run_fused(inputs, True), lambda: (tf.identity(inputs), *statistics)
            )
        self.moving_mean.assign(mean)
        self.moving_variance.assign(variance)
        return outputs

    def _run_fused(self, inputs, training):
        """Outputs, moving mean and moving variance of TensorFlow's fused kernel."""
        shape, rank = self.moving_mean.shape, inputs.shape.rank
        layouts = {4: ("NHWC", "NCHW"), 5: ("NDHWC", "NCDHW")}[rank]
        found = tf.raw_ops.FusedBatchNormV3(
            x=inputs,
            scale=tf.ones(shape, self._parameter_dtype) if self.gamma is None else self.gamma,
            offset=tf.zeros(shape, self._parameter_dtype) if self.beta is None else self.beta,
            mean=self.moving_mean,
            variance=self.moving_variance,
            epsilon=self.epsilon,
            exponential_avg_factor=1.0 - self.momentum if training else 1.0,
            data_format=layouts[0] if self.axis == [rank - 1] else layouts[1],
            is_training=training,
        )
        return found.y, found.batch_mean, found.batch_variance

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object or super().compute_output_dtype(inputs)

    def get_config(self):
        config = {
            **super().get_config(),
            "axis": self.axis if arguments.is_integer(self.axis) else list(self.axis),
            "momentum": self.momentum,
            "epsilon": self.epsilon,
            "center": self.center,
            "scale": self.scale,
            "beta_initializer": initializers.serialize(self.beta_initializer),
            "gamma_initializer": initializers.serialize(self.gamma_initializer),
            "moving_mean_initializer": initializers.serialize(self.moving_mean_initializer),
            "moving_variance_initializer": initializers.serialize(self.moving_variance_initializer),
            "beta_regularizer": regularizers.serialize(self.beta_regularizer),
            "gamma_regularizer": regularizers.serialize(self.gamma_regularizer),
            "beta_constraint": constraints.serialize(self.beta_constraint),
            "gamma_constraint": constraints.serialize(self.gamma_constraint),
        }
        return {**config, "synchronized": True} if self.synchronized else config


def may_be_empty(inputs):
    """True where a replica may get an empty share of the last batch."""
    return inputs.shape[0] in (None, 0) and tf_internals.has_strategy()


def _has_rows(inputs):
    """Whether there are inputs, and these are rows of the replica's own batch."""
    share = batch_share.current()
    return tf.size(inputs) > 0 if share is None else (tf.size(inputs) > 0) & share.has_rows
