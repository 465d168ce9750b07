"""`Conv2D`: convolution over images."""

from keras.layers.convolutional.conv import Conv
from keras.support.api_export import keras_export


@keras_export("keras.layers.Conv2D", "keras.layers.Convolution2D")
class Conv2D(Conv):
    """Convolution over the height and width of images.

    `y[b, i, j, f] = activation(sum over di, dj, c of x[b, i*s + di*d, j*s + dj*d, c] * kernel[di, dj, c, f] +
    bias[f])`, with strides `s` and dilation `d`; `kernel` has the shape `kernel_size + (channels // groups, filters)`.

    >>> layer = keras.layers.Conv2D(4, 3, activation="relu")
    >>> layer(tf.ones((2, 28, 28, 1))).shape
    TensorShape([2, 26, 26, 4])

    Args:
        filters: Integer above 0: number of output channels.
        kernel_size: Integer or two: height and width of the window, in pixels.
        strides: Integer or two: steps of the window, in pixels.
        padding: "valid" (no padding) or "same" (zeros around, so that stride 1 keeps the size).
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first",
            `(batch, channels, height, width)`. Defaults to `keras.backend.image_data_format()`.
        dilation_rate: Integer or two: distance of the entries of the window. Above 1 only with strides of 1.
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

    Input shape: 4 axes as `data_format` says; more axes in front are further batch axes. `channels` must be known.
    Output shape: the same with `filters` channels and the new height and width.

    Raises:
        ValueError: An argument is out of its range, `groups` divides `filters` or the channels unevenly, strides and
            dilation are both above 1, or the images are smaller than the window.
    """

    def __init__(
        self,
        filters,
        kernel_size,
        strides=(1, 1),
        padding="valid",
        data_format=None,
        dilation_rate=(1, 1),
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
        super().__init__(
            rank=2,
            filters=filters,
            kernel_size=kernel_size,
            strides=strides,
            padding=padding,
            data_format=data_format,
            dilation_rate=dilation_rate,
            groups=groups,
            activation=activation,
            use_bias=use_bias,
            kernel_initializer=kernel_initializer,
            bias_initializer=bias_initializer,
            kernel_regularizer=kernel_regularizer,
            bias_regularizer=bias_regularizer,
            activity_regularizer=activity_regularizer,
            kernel_constraint=kernel_constraint,
            bias_constraint=bias_constraint,
            **kwargs,
        )
