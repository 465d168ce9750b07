"""Regularizer that makes the rows or columns of a matrix point in different directions."""

import tensorflow as tf

from keras.regularizers.regularizer import Regularizer, check_penalty
from keras.support.api_export import keras_export


@keras_export("keras.regularizers.OrthogonalRegularizer", "keras.regularizers.orthogonal_regularizer")
class OrthogonalRegularizer(Regularizer):
    """Regularizer `factor * mean(abs(cosine))` over all pairs of rows (or columns) of a matrix.

    >>> float(keras.regularizers.OrthogonalRegularizer(0.5)(tf.constant([[1.0, 0.0], [0.0, 2.0]])))
    0.0
    >>> float(keras.regularizers.OrthogonalRegularizer(0.5)(tf.constant([[1.0, 0.0], [2.0, 0.0]])))
    0.5

    Args:
        factor: Float: the penalty for vectors that all point in one direction.
        mode: "rows" or "columns": which vectors are compared.

    Raises:
        ValueError: `mode` is neither, or the weight is no matrix.
    """

    def __init__(self, factor=0.01, mode="rows"):
        self.factor = check_penalty(factor, "factor", self)
        if mode not in ("rows", "columns"):
            raise ValueError(
                'OrthogonalRegularizer: Invalid value for argument `mode`. Expected one of {"rows", "columns"}. '
                f"Received: mode={mode}"
            )
        self.mode = mode

    def __call__(self, inputs):
        if len(inputs.shape) != 2:
            raise ValueError(
                f"Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape == {inputs.shape}"
            )
        rows = inputs if self.mode == "rows" else tf.transpose(inputs)
        unit = tf.math.l2_normalize(rows, axis=1)
        cosines = tf.matmul(unit, unit, transpose_b=True)
        above_diagonal = tf.linalg.band_part(tf.linalg.set_diag(cosines, tf.zeros_like(cosines[0])), 0, -1)
        count = tf.shape(rows)[0]
        pairs = tf.cast(tf.maximum(count * (count - 1) // 2, 1), cosines.dtype)
        return self.factor * tf.reduce_sum(tf.abs(above_diagonal)) / pairs

    def get_config(self):
        return {"factor": self.factor, "mode": self.mode}
