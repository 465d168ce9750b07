"""`Conv`: what convolutions of every rank have in common."""

import tensorflow as tf

from keras import activations, constraints, initializers, regularizers
from keras.backend import image_layout
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers import windows
from keras.layers.output_rules import keeps_shape_and_dtype
from keras.support import arguments, shapes, tf_internals


class Conv(Layer):
    """Base of convolution layers: slides a trained kernel over the spatial axes.

    `y = activation(convolution(x, kernel) + bias)`, with `kernel` of shape
    `kernel_size + (channels // groups, filters)` and `bias` of shape `(filters,)`.

    Args:
        rank: Number of spatial axes: 1, 2 or 3.
        filters: Integer above 0: number of output channels.
        kernel_size: Integer, or one for each spatial axis: size of the window.
        strides: Integer, or one for each spatial axis: steps of the window.
        padding: "valid" (no padding) or "same" (zeros around, so that stride 1 keeps the size); "causal" for rank 1.
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.
        dilation_rate: Integer, or one for each spatial axis: distance of the entries of the window.
        groups: Integer above 0: parts that the channels are divided into; each is convolved by itself.
        activation: Function, or its name, applied to the sums. None for none.
        use_bias: Whether a bias is added.
        kernel_initializer: Initializer of `kernel`.
        bias_initializer: Initializer of `bias`.
        kernel_regularizer: Penalty on `kernel`, or None.
        bias_regularizer: Penalty on `bias`, or None.
        activity_regularizer: Penalty on the outputs, or None.
        kernel_constraint: Constraint on `kernel` after each update, or None.
        bias_constraint: Constraint on `bias` after each update, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`, `input_shape`.
    """

    static_output_rule = True
    _paddings = ("valid", "same")

    def __init__(
        self,
        rank,
        filters,
        kernel_size,
        strides=1,
        padding="valid",
        data_format=None,
        dilation_rate=1,
        groups=1,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.rank = rank
        self.filters = arguments.check_positive_int(filters, "filters", owner=self)
        self.groups = arguments.check_positive_int(groups, "groups", owner=self)
        self.kernel_size = windows.check_window(kernel_size, rank, "kernel_size", owner=self)
        self.strides = windows.check_window(strides, rank, "strides", owner=self)
        self.padding = windows.check_padding(padding, owner=self, choices=self._paddings)
        self.data_format = windows.check_data_format(data_format, owner=self)
        self.dilation_rate = windows.check_window(dilation_rate, rank, "dilation_rate", owner=self)
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self._check_combinations()
        self.input_spec = InputSpec(min_ndim=rank + 2)

    def _check_combinations(self):
        if self.filters % self.groups:
            raise ValueError(
                f"{type(self).__name__}: The number of filters must be evenly divisible by the number of groups. "
                f"Received: groups={self.groups}, filters={self.filters}"
            )
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ValueError(
                f"{type(self).__name__}: `strides > 1` not supported in conjunction with `dilation_rate > 1`. "
                f"Received: strides={self.strides} and dilation_rate={self.dilation_rate}"
            )

    @property
    def _channels_first(self):
        return self.data_format == "channels_first"

    @property
    def _channel_axis(self):
        return -1 - self.rank if self._channels_first else -1

    def build(self, input_shape):
        channels = shapes.known_dim(
            input_shape, self._channel_axis, owner=self, what="The channel dimension of the inputs"
        )
        if channels % self.groups:
            raise ValueError(
                f'Layer "{self.name}" ({type(self).__name__}): The number of input channels must be evenly divisible '
                f"by the number of groups. Received groups={self.groups}, but the input has {channels} channels (full "
                f"input shape is {shapes.as_tuple(input_shape)})."
            )
        self.compute_output_shape(input_shape)  # refuses inputs that are smaller than the window
        self.kernel = self.add_weight(
            "kernel",
            shape=self.kernel_size + (channels // self.groups, self.filters),
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                "bias",
                shape=(self.filters,),
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        self.input_spec = InputSpec(min_ndim=self.rank + 2, axes={self._channel_axis: channels})
        super().build(input_shape)

    def call(self, inputs):
        if self._compute_dtype_object not in (None, inputs.dtype):
            inputs = tf.cast(inputs, self._compute_dtype_object)
        if inputs.shape.rank is not None and inputs.shape.rank > self.rank + 2:
            outputs = self._run_with_leading_axes(inputs)
        else:
            outputs = self._run(inputs)
        return outputs if self.activation is None else self.activation(outputs)

    def _run_with_leading_axes(self, inputs):
        """Several batch axes: brought into one, and back."""
        count = inputs.shape.rank - self.rank - 1
        leading, sample = tf.shape(inputs)[:count], inputs.shape[count:]
        sample = sample if sample.is_fully_defined() else tf.shape(inputs)[count:]
        outputs = self._run(tf.reshape(inputs, tf.concat([[tf.reduce_prod(leading)], sample], axis=0)))
        outputs = tf.reshape(outputs, tf.concat([leading, tf.shape(outputs)[1:]], axis=0))
        return tf.ensure_shape(outputs, self.compute_output_shape(inputs.shape))

    def _run(self, inputs):
        """Convolution and bias of inputs with one batch axis."""
        sums = self.convolution_op(inputs, self.kernel)
        if not self.use_bias:
            return sums
        if not self._channels_first:
            return tf.nn.bias_add(sums, self.bias)
        return sums + tf.reshape(self.bias, (self.filters,) + (1,) * self.rank)

    def convolution_op(self, inputs, kernel):
        """Returns the convolution of inputs, in the layer's data format, with a kernel: without bias and activation.

        Override it, or call it with a kernel made from `self.kernel`, for layers that change the weights.
        """
        if self._channels_first and not image_layout.runs_channels_first():
            return image_layout.run_channels_last(
                lambda images: self._convolve(images, kernel, "channels_last"), inputs, self.rank
            )
        return self._convolve(inputs, kernel, self.data_format)

    def _convolve(self, inputs, kernel, data_format):
        if self.groups == 1 or _takes_groups(inputs.dtype):
            return self._convolve_group(inputs, kernel, data_format)
        axis = -1 if data_format == "channels_last" else -1 - self.rank
        parts = zip(tf.split(inputs, self.groups, axis), tf.split(kernel, self.groups, -1))
        return tf.concat([self._convolve_group(part, own, data_format) for part, own in parts], axis)

    def _convolve_group(self, inputs, kernel, data_format):
        axes = "DHW"[-self.rank :] if self.rank > 1 else "W"
        tf_format = f"NC{axes}" if data_format == "channels_first" else f"N{axes}C"
        padding = "VALID" if self.padding == "causal" else self.padding.upper()
        if self.padding == "causal":
            inputs = tf.pad(inputs, self._causal_padding(data_format))
        if self.rank == 2 and max(self.dilation_rate) == 1:
            return tf.nn.conv2d(inputs, kernel, self.strides, padding, tf_format)
        return tf.nn.convolution(inputs, kernel, self.strides, padding, tf_format, self.dilation_rate)

    def _causal_padding(self, data_format):
        before = self.dilation_rate[0] * (self.kernel_size[0] - 1)
        return [[0, 0], [0, 0], [before, 0]] if data_format == "channels_first" else [[0, 0], [before, 0], [0, 0]]

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        if input_shape.rank is None:
            return tf.TensorShape(None)
        first = input_shape.rank - self.rank - (0 if self._channels_first else 1)
        spatial = windows.output_sizes(
            input_shape[first : first + self.rank].as_list(),
            self.kernel_size, self.padding, self.strides, self.dilation_rate, self, input_shape,
        )  # fmt: skip
        batch = input_shape[: input_shape.rank - self.rank - 1].as_list()
        channels_first = [self.filters] + spatial
        return tf.TensorShape(batch + (channels_first if self._channels_first else spatial + [self.filters]))

    def compute_output_dtype(self, inputs):
        return self._compute_dtype_object or super().compute_output_dtype(inputs)

    @property
    def has_static_output_rule(self):
        return super().has_static_output_rule and keeps_shape_and_dtype(self.activation)

    def get_config(self):
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "strides": self.strides,
            "padding": self.padding,
            "data_format": self.data_format,
            "dilation_rate": self.dilation_rate,
            "groups": self.groups,
            "activation": activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
        }


def _takes_groups(dtype):
    """True where TensorFlow has kernels for groups, with gradients: on GPUs, and on CPUs through oneDNN."""
    return image_layout.runs_channels_first() or tf_internals.has_onednn() and dtype == tf.float32
