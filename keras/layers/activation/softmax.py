"""`Softmax`: makes distributions, with a mask for what is left out."""

import tensorflow as tf

from keras import activations
from keras.engine.layer import Layer
from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Softmax")
class Softmax(Layer):
    """Makes a distribution of any values: `exp(x) / sum(exp(x))` along `axis`.

    >>> layer = keras.layers.Softmax()
    >>> layer(tf.constant([[0.0, 0.0, 5.0]]), mask=tf.constant([[True, True, False]])).numpy()
    array([[0.5, 0.5, 0. ]], dtype=float32)

    Args:
        axis: Integer, or several: the axes that the values sum to 1 over.
        **kwargs: `robust_masking`, whether entries under False are replaced by the lowest number, however large they
            are, and not only lowered by it; and what every layer takes: `name`, `dtype`, `trainable`.

    Call arguments: `mask`, booleans in the shape of the inputs: entries under False get the probability 0. A mask of
        the first axes alone, as steps of a sequence carry it, changes nothing within a step.
    Input shape: any of at least two axes, floating point.
    Output shape: same as the input.
    """

    static_output_rule = True

    def __init__(self, axis=-1, **kwargs):
        self._robust_masking = kwargs.pop("robust_masking", False)
        super().__init__(**kwargs)
        self.supports_masking = True
        self.axis = axis

    def call(self, inputs, mask=None):
        if mask is not None:
            penalty = _penalty(mask, inputs)
            kept = tf.where(penalty < 0, tf.zeros_like(inputs), inputs) if self._robust_masking else inputs
            inputs = kept + penalty
        axis = tuple(self.axis) if isinstance(self.axis, (list, tuple)) else self.axis
        return activations.softmax(inputs, axis=axis[0] if isinstance(axis, tuple) and len(axis) == 1 else axis)

    def compute_output_shape(self, input_shape):
        return shapes.as_tensor_shapes(input_shape)

    def get_config(self):
        axis = list(self.axis) if isinstance(self.axis, (list, tuple)) else self.axis
        robust = {"robust_masking": True} if self._robust_masking else {}
        return {**super().get_config(), "axis": axis, **robust}


def _penalty(mask, inputs):
    """0 under True, and a number so low that nothing is left of it under False."""
    lowest = inputs.dtype.min / 2 if inputs.dtype == tf.float16 else -1e9
    penalty = (1.0 - tf.cast(mask, inputs.dtype)) * tf.cast(lowest, inputs.dtype)
    for _ in range(inputs.shape.rank - mask.shape.rank):
        penalty = tf.expand_dims(penalty, -1)
    return penalty
