"""F-scores: precision and recall in one number."""

import tensorflow as tf

from keras.losses import weighting
from keras.metrics.metric import Metric
from keras.support import arguments
from keras.support.api_export import keras_export

_AVERAGES = (None, "micro", "macro", "weighted")

# The largest output of a sample names a class only if it is further than this from 0.
_NOTHING = 1e-9


@keras_export("keras.metrics.FBetaScore")
class FBetaScore(Metric):
    """Weighted harmonic mean of precision and recall of each class.

    `(1 + beta^2) * precision * recall / (beta^2 * precision + recall)`; 0 where both are 0. The larger `beta`, the
    more recall counts.

    >>> metric = keras.metrics.FBetaScore(beta=2.0, threshold=0.5)
    >>> metric([[1, 1], [1, 0]], [[0.2, 0.6], [0.6, 0.1]]).numpy().round(3)
    array([0.556, 1.   ], dtype=float32)

    Args:
        average: None for one score a class; "macro" for their mean; "weighted" for their mean weighted by the
            targets of each class; "micro" for one score over all classes together.
        beta: Float above 0.
        threshold: Float in (0, 1]; outputs above it mean yes. None: the largest output of each sample means yes.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Targets and outputs have the shape `(batch, classes)`; `classes` must be known.

    Raises:
        ValueError: An argument is out of range, or targets and outputs are not of rank 2.

    Reference: van Rijsbergen, 1979, "Information Retrieval", chapter 7 (https://www.dcs.gla.ac.uk/Keith/Preface.html).
    """

    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if average not in _AVERAGES:
            rule = f"Invalid `average` argument value. Expected one of: {_AVERAGES}."
            arguments.fail(self, rule, average, "average")
        self.average = average
        self.beta = _check_float(beta, "beta", "beta > 0", lambda value: value > 0, owner=self)
        self.threshold = threshold
        if threshold is not None:
            _check_float(threshold, "threshold", "0 < threshold <= 1", lambda value: 0 < value <= 1, owner=self)
        self.axis = None if average == "micro" else 0
        self.built = False

    def build(self, y_true_shape, y_pred_shape):
        """Makes the state for the shapes of targets and outputs."""
        y_true_shape, y_pred_shape = tf.TensorShape(y_true_shape), tf.TensorShape(y_pred_shape)
        if y_true_shape.rank != 2 or y_pred_shape.rank != 2:
            raise ValueError(
                f"{type(self).__name__}: FBetaScore expects 2D inputs with shape (batch_size, output_dim). Received "
                f"input shapes: y_pred.shape={y_pred_shape} and y_true.shape={y_true_shape}."
            )
        if y_true_shape[1] is None or y_pred_shape[1] is None:
            raise ValueError(
                f"{type(self).__name__}: FBetaScore expects 2D inputs with shape (batch_size, output_dim), with "
                f"output_dim fully defined (not None). Received input shapes: y_pred.shape={y_pred_shape} and "
                f"y_true.shape={y_true_shape}."
            )
        shape = () if self.average == "micro" else (y_pred_shape[1],)
        self.true_positives = self.add_weight("true_positives", shape=shape)
        self.false_positives = self.add_weight("false_positives", shape=shape)
        self.false_negatives = self.add_weight("false_negatives", shape=shape)
        self.intermediate_weights = self.add_weight("intermediate_weights", shape=shape)
        self.built = True

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets 0 or 1, shape `(batch, classes)`.
            y_pred: Outputs, same shape.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        y_true, y_pred = tf.cast(y_true, self.dtype), tf.cast(y_pred, self.dtype)
        if not self.built:
            self.build(y_true.shape, y_pred.shape)
        if not y_true.shape.is_compatible_with(y_pred.shape):
            raise ValueError(
                f"{type(self).__name__}: targets and outputs must have the same shape. "
                f"Received: y_true.shape={y_true.shape}, y_pred.shape={y_pred.shape}"
            )
        answers = self._answers(y_pred)
        weights = tf.ones([], self.dtype)
        if sample_weight is not None:
            weights = weighting.match_rank(tf.cast(sample_weight, self.dtype), y_pred, "sample_weight")

        def total(values):
            return tf.reduce_sum(values * weights, axis=self.axis)

        self.true_positives.assign_add(total(answers * y_true))
        self.false_positives.assign_add(total(answers * (1 - y_true)))
        self.false_negatives.assign_add(total((1 - answers) * y_true))
        self.intermediate_weights.assign_add(total(y_true))

    def result(self):
        """Returns the score so far: one number a class where `average` is None, else a scalar."""
        if not self.built:
            raise AttributeError(f"{type(self).__name__}: there is no result before a batch.")
        precision = tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_positives)
        recall = tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_negatives)
        share = self.beta**2
        scores = tf.math.divide_no_nan((1 + share) * precision * recall, share * precision + recall)
        if self.average == "weighted":
            weights = self.intermediate_weights
            return tf.reduce_sum(scores * tf.math.divide_no_nan(weights, tf.reduce_sum(weights)))
        return scores if self.average is None else tf.reduce_mean(scores)

    def reset_state(self):
        """Begins again, with the same classes."""
        if self.built:
            super().reset_state()

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {**super().get_config(), "average": self.average, "beta": self.beta, "threshold": self.threshold}

    def _answers(self, y_pred):
        """1 where an output means yes, else 0."""
        if self.threshold is not None:
            return tf.cast(y_pred > tf.cast(self.threshold, y_pred.dtype), self.dtype)
        is_largest = y_pred >= tf.reduce_max(y_pred, axis=-1, keepdims=True)
        return tf.cast(tf.logical_and(is_largest, tf.abs(y_pred) > _NOTHING), self.dtype)


@keras_export("keras.metrics.F1Score")
class F1Score(FBetaScore):
    """Harmonic mean of precision and recall: `keras.metrics.FBetaScore` with `beta=1`.

    `2 * precision * recall / (precision + recall)`; 0 where both are 0.

    >>> metric = keras.metrics.F1Score(threshold=0.5)
    >>> metric([[1, 1], [1, 0]], [[0.2, 0.6], [0.6, 0.1]]).numpy().round(3)
    array([0.667, 1.   ], dtype=float32)

    Args:
        average: None for one score a class; "macro" for their mean; "weighted" for their mean weighted by the
            targets of each class; "micro" for one score over all classes together.
        threshold: Float in (0, 1]; outputs above it mean yes. None: the largest output of each sample means yes.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: An argument is out of range, or targets and outputs are not of rank 2.
    """

    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None):
        super().__init__(average=average, beta=1.0, threshold=threshold, name=name, dtype=dtype)

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {key: value for key, value in super().get_config().items() if key != "beta"}


def _check_float(value, name, rule, holds, owner):
    if not isinstance(value, float):
        kind = f"Invalid `{name}` argument value. It should be a Python float."
        arguments.fail(owner, kind, value, name)
    if not holds(value):
        arguments.fail(owner, f"Invalid `{name}` argument value. It should verify {rule}.", value, name)
    return value
