"""Constraint that makes the kernels of 2D convolutions look the same in every direction."""

import numpy as np
import tensorflow as tf

from keras.constraints.constraint import Constraint
from keras.support.api_export import keras_export


@keras_export("keras.constraints.RadialConstraint", "keras.constraints.radial_constraint")
class RadialConstraint(Constraint):
    """Constraint that gives all positions of a kernel on one square ring around its middle the same value.

    For kernels of shape `(size, size, inputs, filters)`. The rings take their values from the diagonal: the innermost
    from position `size // 2 - 1`, the next ones from the positions that follow, skipping one when `size` is even.

    >>> kernel = tf.reshape(tf.range(9.0), (3, 3, 1, 1))
    >>> keras.constraints.RadialConstraint()(kernel)[:, :, 0, 0].numpy()
    array([[4., 4., 4.],
           [4., 0., 4.],
           [4., 4., 4.]], dtype=float32)

    Raises:
        ValueError: The weight has not four dimensions, or its first two differ.
    """

    def __call__(self, w):
        shape = w.shape
        if shape.rank is None or shape.rank != 4:
            raise ValueError(f"The weight tensor must have rank 4. Received weight tensor with shape: {shape}")
        if shape[0] is None or shape[0] != shape[1]:
            raise ValueError(
                "RadialConstraint: The first two dimensions of the weight must be equal and known. Received: "
                f"w.shape={shape}"
            )
        positions = _ring_positions(shape[0])
        return tf.gather_nd(w, np.stack([positions, positions], axis=-1))


def _ring_positions(size):
    """For each position of a `(size, size)` kernel, where on the diagonal the value of its ring stands."""
    from_middle = np.abs(2 * np.arange(size) - (size - 1))
    ring = np.maximum(from_middle[:, None], from_middle[None, :]) // 2
    skipped = (ring > 0) * (size % 2 == 0)
    return np.maximum(size // 2 - 1 + ring + skipped, 0)
