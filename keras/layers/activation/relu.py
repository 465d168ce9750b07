"""`ReLU`: the rectified linear unit with settings."""

from keras import activations
from keras.backend.config import cast_to_floatx
from keras.engine.layer import Layer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.ReLU")
class ReLU(Layer):
    """Rectified linear unit: cuts values below `threshold`, and those above `max_value`.

    `max_value` for `x >= max_value`, `x` for `threshold <= x < max_value`, `negative_slope * (x - threshold)`
    otherwise.

    >>> keras.layers.ReLU(max_value=6.0)(tf.constant([-3.0, 0.0, 2.0, 9.0])).numpy()
    array([0., 0., 2., 6.], dtype=float32)

    Args:
        max_value: Float of at least 0: largest value that comes out, or None for no bound.
        negative_slope: Float of at least 0: slope below `threshold`.
        threshold: Float of at least 0: values below it are damped.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: any.
    Output shape: same as the input.

    Raises:
        ValueError: An argument is negative.
    """

    static_output_rule = True

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
        self.max_value = None if max_value is None else _check_setting(max_value, "max_value")
        self.negative_slope = _check_setting(negative_slope, "negative_slope")
        self.threshold = _check_setting(threshold, "threshold")

    def call(self, inputs):
        max_value = None if self.max_value is None else float(self.max_value)
        return activations.relu(inputs, float(self.negative_slope), max_value, float(self.threshold))

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        return {
            **super().get_config(),
            "max_value": None if self.max_value is None else float(self.max_value),
            "negative_slope": float(self.negative_slope),
            "threshold": float(self.threshold),
        }


def _check_setting(value, name):
    """Returns the number as an array of the default float type; it must be at least 0."""
    is_number = arguments.is_number(value) or getattr(value, "shape", None) == ()
    if not is_number or value < 0.0:
        arguments.fail("ReLU", f"{name} of a ReLU layer cannot be a negative value.", value, name)
    return cast_to_floatx(value)
