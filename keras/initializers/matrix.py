"""Initializers that make a whole matrix: orthogonal, identity."""

import math

import tensorflow as tf

from keras.initializers.initializer import Initializer, RandomInitializer, check_whole, drawn_shape, float_dtype
from keras.support.api_export import keras_export


@keras_export("keras.initializers.Orthogonal", "keras.initializers.orthogonal")
class Orthogonal(RandomInitializer):
    """Initializer that gives `gain` times a random orthogonal matrix.

    The factor `q` of the QR decomposition of a matrix of normal draws, its columns multiplied by the signs of the
    diagonal of `r`. All axes but the last count as rows. With fewer rows than columns the rows are orthonormal, else
    the columns.

    >>> q = keras.initializers.Orthogonal(seed=1)((3, 3))
    >>> np.round(tf.matmul(q, q, transpose_a=True), 5) + 0.0
    array([[1., 0., 0.],
           [0., 1., 0.],
           [0., 0., 1.]], dtype=float32)

    Args:
        gain: Number that multiplies the matrix.
        seed: Integer, or None for a seed of its own.

    Reference: Saxe et al., 2014, https://arxiv.org/abs/1312.6120 (Section 3).
    """

    def __init__(self, gain=1.0, seed=None):
        super().__init__(seed)
        self.gain = gain

    def __call__(self, shape, dtype=None, **kwargs):
        check_whole(kwargs, self)
        drawn_shape(shape, kwargs, self)
        dtype = float_dtype(dtype, self)
        if len(shape) < 2:
            raise ValueError(
                "The tensor to initialize must be at least two-dimensional. Received: "
                f"shape={shape} of rank {len(shape)}."
            )
        rows, columns = math.prod(int(size) for size in shape[:-1]), int(shape[-1])
        tall = (max(rows, columns), min(rows, columns))
        drawn = tf.random.stateless_normal(tall, self.stateless_seed(kwargs), dtype=dtype)
        q, r = tf.linalg.qr(drawn, full_matrices=False)
        q *= tf.sign(tf.linalg.diag_part(r))
        if rows < columns:
            q = tf.linalg.matrix_transpose(q)
        return self.gain * tf.reshape(q, shape)

    def get_config(self):
        return {"gain": self.gain, "seed": self.seed}


@keras_export("keras.initializers.Identity", "keras.initializers.identity")
class Identity(Initializer):
    """Initializer that gives `gain` on the diagonal of a matrix and 0 elsewhere.

    >>> keras.initializers.Identity(2.0)((2, 3)).numpy()
    array([[2., 0., 0.],
           [0., 2., 0.]], dtype=float32)

    Args:
        gain: Number on the diagonal.
    """

    def __init__(self, gain=1.0):
        self.gain = gain

    def __call__(self, shape, dtype=None, **kwargs):
        check_whole(kwargs, self)
        drawn_shape(shape, kwargs, self)
        dtype = float_dtype(dtype, self)
        if len(shape) != 2:
            raise ValueError(
                "Identity matrix initializer can only be used for 2D matrices. Received: "
                f"shape={shape} of rank {len(shape)}."
            )
        return self.gain * tf.eye(*shape, dtype=dtype)

    def get_config(self):
        return {"gain": self.gain}
