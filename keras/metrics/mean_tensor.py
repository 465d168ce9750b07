"""Element-wise mean over batches."""

import tensorflow as tf

from keras.losses import weighting
from keras.metrics.metric import Metric
from keras.support.api_export import keras_export


@keras_export("keras.metrics.MeanTensor")
class MeanTensor(Metric):
    """Weighted mean of tensors of one shape, element by element.

    >>> mean = keras.metrics.MeanTensor()
    >>> mean([1.0, 3.0]).numpy()
    array([1., 3.], dtype=float32)
    >>> mean([3.0, 5.0]).numpy()
    array([2., 4.], dtype=float32)

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        shape: Shape of the tensors. Default: that of the first one.

    Raises:
        ValueError: Tensors of another shape come in, or the result is asked for before any.
    """

    def __init__(self, name="mean_tensor", dtype=None, shape=None):
        super().__init__(name=name, dtype=dtype)
        self._shape = None
        self._total = None
        self._count = None
        self.built = False
        if shape is not None:
            self._build(shape)

    @property
    def total(self):
        """Variable that holds the weighted sum; None before its shape is known."""
        return self._total if self.built else None

    @property
    def count(self):
        """Variable that holds the sum of the weights; None before its shape is known."""
        return self._count if self.built else None

    def update_state(self, values, sample_weight=None):
        """Takes in a tensor.

        Args:
            values: The tensor.
            sample_weight: Optional weights that broadcast to it.
        """
        values = tf.cast(values, self.dtype)
        if not self.built:
            self._build(values.shape)
        elif values.shape != self._shape:
            raise ValueError(
                f"{type(self).__name__}: MeanTensor input values must always have the same shape. Expected shape (set "
                f"during the first call): {self._shape}. Got: {values.shape}."
            )
        counts = tf.ones_like(values)
        if sample_weight is not None:
            weights = weighting.match_rank(tf.cast(sample_weight, self.dtype), values, "sample_weight")
            counts *= weights
            values *= weights
        self._total.assign_add(values, read_value=False)
        return self._count.assign_add(counts)

    def result(self):
        """Returns the mean so far."""
        if not self.built:
            raise ValueError(
                f"{type(self).__name__}: MeanTensor does not have any value yet. Please call the MeanTensor instance "
                "or use `.update_state(value)` before retrieving the result."
            )
        return tf.math.divide_no_nan(self._total, self._count)

    def reset_state(self):
        """Begins again, with the same shape."""
        if self.built:
            super().reset_state()

    def _build(self, shape):
        self._shape = tf.TensorShape(shape)
        self._build_input_shape = self._shape
        self._total = self.add_weight("total", shape=self._shape)
        self._count = self.add_weight("count", shape=self._shape)
        self.built = True
