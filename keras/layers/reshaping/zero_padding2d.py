"""`ZeroPadding2D`: zeros around images."""

import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.windows import check_data_format, check_window
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.layers.ZeroPadding2D")
class ZeroPadding2D(Layer):
    """Puts rows and columns of zeros around images.

    >>> keras.layers.ZeroPadding2D(padding=((1, 0), (2, 0)))(tf.ones((1, 2, 2, 1)))[0, :, :, 0].numpy()
    array([[0., 0., 0., 0.],
           [0., 0., 1., 1.],
           [0., 0., 1., 1.]], dtype=float32)

    Args:
        padding: Integer for all sides; or two, for top and bottom, and for left and right; or two pairs,
            `((top, bottom), (left, right))`. In pixels, at least 0.
        data_format: "channels_last", `(batch, height, width, channels)`, or "channels_first",
            `(batch, channels, height, width)`. Defaults to `keras.backend.image_data_format()`.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: 4 axes as `data_format` says.
    Output shape: the same with the padded height and width.

    Raises:
        ValueError: `padding` is of another form.
    """

    static_output_rule = True

    def __init__(self, padding=(1, 1), data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = check_data_format(data_format, owner=self)
        self.padding = _check_paddings(padding, owner=self)
        self.input_spec = InputSpec(ndim=4)

    @property
    def _all_paddings(self):
        rest = list(self.padding)
        return [(0, 0)] + (rest + [(0, 0)] if self.data_format == "channels_last" else [(0, 0)] + rest)

    def call(self, inputs):
        return tf.pad(inputs, self._all_paddings)

    def compute_output_shape(self, input_shape):
        sizes = tf.TensorShape(input_shape).with_rank(4)
        return tf.TensorShape(
            [None if size is None else size + sum(pair) for size, pair in zip(sizes, self._all_paddings)]
        )

    def get_config(self):
        return {**super().get_config(), "padding": self.padding, "data_format": self.data_format}


def _check_paddings(padding, owner):
    """Returns `((top, bottom), (left, right))`."""
    if arguments.is_integer(padding):
        padding = (padding, padding)
    if not isinstance(padding, (list, tuple)) or len(padding) != 2:
        rule = (
            "`padding` should have two elements: it is either an int, a tuple of 2 ints (symmetric_height_pad, "
            "symmetric_width_pad), or a tuple of 2 tuples of 2 ints ((top_pad, bottom_pad), (left_pad, right_pad))."
        )
        arguments.fail(owner, rule, padding, "padding")
    places = ("1st entry of padding", "2nd entry of padding")
    return tuple(check_window(pair, 2, place, owner, minimum=0) for pair, place in zip(padding, places))
