"""Accuracies: how often outputs give the right answer. Functions for each sample, and metrics of their mean."""

import tensorflow as tf

from keras.metrics.function_metric import MeanMetricWrapper
from keras.support import state
from keras.support.api_export import keras_export


def accuracy(y_true, y_pred):
    """1 where target and output are equal, else 0; for outputs that are labels themselves."""
    y_pred = tf.convert_to_tensor(y_pred)
    return _as_float(tf.equal(tf.cast(y_true, y_pred.dtype), y_pred))


@keras_export("keras.metrics.binary_accuracy")
def binary_accuracy(y_true, y_pred, threshold=0.5):
    """Share of yes-no answers that are right: `mean(y_true == (y_pred > threshold))` over the last axis.

    >>> keras.metrics.binary_accuracy([[1.0, 0.0]], [[0.7, 0.6]]).numpy()
    array([0.5], dtype=float32)

    Args:
        y_true: Targets 0 or 1, shape `(batch, d0, ..., dN)`.
        y_pred: Outputs, same shape.
        threshold: Outputs above it mean 1.

    Returns:
        Shares of the shape `(batch, d0, ..., dN-1)`.
    """
    return tf.reduce_mean(binary_matches(y_true, y_pred, threshold), axis=-1)


def binary_matches(y_true, y_pred, threshold=0.5):
    """1 where a yes-no answer is right, else 0: `y_true == (y_pred > threshold)`."""
    y_pred = tf.convert_to_tensor(y_pred)
    answers = tf.cast(y_pred > tf.cast(threshold, y_pred.dtype), y_pred.dtype)
    return _as_float(tf.equal(tf.cast(y_true, y_pred.dtype), answers))


@keras_export("keras.metrics.categorical_accuracy")
def categorical_accuracy(y_true, y_pred):
    """1 where the largest output stands where the largest target does, else 0.

    >>> keras.metrics.categorical_accuracy([[0.0, 1.0], [1.0, 0.0]], [[0.1, 0.9], [0.2, 0.8]]).numpy()
    array([1., 0.], dtype=float32)

    Args:
        y_true: One-hot targets, shape `(batch, d0, ..., classes)`.
        y_pred: Outputs, same shape.

    Returns:
        Zeros and ones of the shape `(batch, d0, ..., dN-1)`.
    """
    return _as_float(tf.equal(tf.argmax(y_true, axis=-1), tf.argmax(y_pred, axis=-1)))


@keras_export("keras.metrics.sparse_categorical_accuracy")
def sparse_categorical_accuracy(y_true, y_pred):
    """1 where the largest output stands at the label, else 0.

    >>> keras.metrics.sparse_categorical_accuracy([1, 0], [[0.1, 0.9], [0.2, 0.8]]).numpy()
    array([1., 0.], dtype=float32)

    Args:
        y_true: Labels, shape `(batch, d0, ..., dN-1)` or `(batch, d0, ..., dN-1, 1)`.
        y_pred: Outputs, shape `(batch, d0, ..., dN-1, classes)`.

    Returns:
        Zeros and ones of the shape `(batch, d0, ..., dN-1)`.
    """
    y_pred = tf.convert_to_tensor(y_pred)
    labels = tf.convert_to_tensor(y_true)
    if labels.shape.rank is not None and labels.shape.rank == y_pred.shape.rank and labels.shape[-1] == 1:
        labels = tf.squeeze(labels, -1)
    answers = tf.argmax(y_pred, axis=-1, output_type=labels.dtype if labels.dtype in _INTEGERS else tf.int64)
    return _as_float(tf.equal(labels, tf.cast(answers, labels.dtype)))


@keras_export("keras.metrics.top_k_categorical_accuracy")
def top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1 where the class of the largest target is among the `k` largest outputs, else 0.

    >>> keras.metrics.top_k_categorical_accuracy([[0.0, 0.0, 1.0]], [[0.1, 0.6, 0.3]], k=2).numpy()
    array([1.], dtype=float32)

    Args:
        y_true: One-hot targets, shape `(batch, d0, ..., classes)`.
        y_pred: Outputs, same shape.
        k: Integer of at least 1.

    Returns:
        Zeros and ones of the shape `(batch, d0, ..., dN-1)`.
    """
    return sparse_top_k_categorical_accuracy(tf.argmax(y_true, axis=-1), y_pred, k)


@keras_export("keras.metrics.sparse_top_k_categorical_accuracy")
def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1 where the label is among the `k` largest outputs, else 0.

    >>> keras.metrics.sparse_top_k_categorical_accuracy([2], [[0.1, 0.6, 0.3]], k=2).numpy()
    array([1.], dtype=float32)

    Args:
        y_true: Labels, shape `(batch, d0, ..., dN-1)` or `(batch, d0, ..., dN-1, 1)`.
        y_pred: Outputs, shape `(batch, d0, ..., dN-1, classes)`.
        k: Integer of at least 1.

    Returns:
        Zeros and ones in the shape of the labels.
    """
    y_pred = tf.convert_to_tensor(y_pred)
    labels = tf.cast(y_true, tf.int32)
    rows = tf.reshape(tf.cast(y_pred, tf.float32), tf.stack([-1, tf.shape(y_pred)[-1]]))
    hits = _as_float(tf.math.in_top_k(tf.reshape(labels, [-1]), rows, k))
    return hits if labels.shape.rank == 1 else tf.reshape(hits, tf.shape(labels))


@keras_export("keras.metrics.Accuracy")
class Accuracy(MeanMetricWrapper):
    """Share of outputs that equal their targets; for outputs that are labels themselves.

    >>> float(keras.metrics.Accuracy()([[1], [2]], [[1], [3]]))
    0.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(accuracy, name, dtype=dtype)


@keras_export("keras.metrics.BinaryAccuracy")
class BinaryAccuracy(MeanMetricWrapper):
    """Share of all yes-no answers that are right: `mean(y_true == (y_pred > threshold))`.

    Each answer can have a weight of its own, where `keras.metrics.binary_accuracy` gives one number for each sample.

    >>> float(keras.metrics.BinaryAccuracy()([[1.0], [0.0]], [[0.7], [0.6]]))
    0.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        threshold: Outputs above it mean 1.
    """

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(binary_matches, name, dtype=dtype, threshold=threshold)


@keras_export("keras.metrics.CategoricalAccuracy")
class CategoricalAccuracy(MeanMetricWrapper):
    """Mean of `keras.metrics.categorical_accuracy`.

    >>> float(keras.metrics.CategoricalAccuracy()([[0.0, 1.0], [1.0, 0.0]], [[0.1, 0.9], [0.2, 0.8]]))
    0.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name, dtype=dtype)


@keras_export("keras.metrics.SparseCategoricalAccuracy")
class SparseCategoricalAccuracy(MeanMetricWrapper):
    """Mean of `keras.metrics.sparse_categorical_accuracy`.

    >>> float(keras.metrics.SparseCategoricalAccuracy()([1, 0], [[0.1, 0.9], [0.2, 0.8]]))
    0.5

    Args:
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name, dtype=dtype)


@keras_export("keras.metrics.TopKCategoricalAccuracy")
class TopKCategoricalAccuracy(MeanMetricWrapper):
    """Mean of `keras.metrics.top_k_categorical_accuracy`.

    >>> float(keras.metrics.TopKCategoricalAccuracy(k=2)([[0.0, 0.0, 1.0]], [[0.1, 0.6, 0.3]]))
    1.0

    Args:
        k: Integer of at least 1.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(top_k_categorical_accuracy, name, dtype=dtype, k=k)


@keras_export("keras.metrics.SparseTopKCategoricalAccuracy")
class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """Mean of `keras.metrics.sparse_top_k_categorical_accuracy`.

    >>> float(keras.metrics.SparseTopKCategoricalAccuracy(k=2)([2], [[0.1, 0.6, 0.3]]))
    1.0

    Args:
        k: Integer of at least 1.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
    """

    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None):
        super().__init__(sparse_top_k_categorical_accuracy, name, dtype=dtype, k=k)


_INTEGERS = (tf.int32, tf.int64)


def _as_float(hits):
    return tf.cast(hits, state.process.float_type)
