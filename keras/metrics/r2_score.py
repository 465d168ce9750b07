"""Coefficient of determination."""

import warnings

import tensorflow as tf

from keras.losses import weighting
from keras.metrics.metric import Metric
from keras.support import arguments
from keras.support.api_export import keras_export

_AGGREGATIONS = (None, "uniform_average", "variance_weighted_average")


@keras_export("keras.metrics.R2Score")
class R2Score(Metric):
    """Share of the variance of the targets that the outputs explain, 1 for perfect ones and 0 for their mean.

    For each output `1 - sum(w (y_true - y_pred)^2) / sum(w (y_true - mean)^2)`; 0 where the targets are all equal
    and the outputs are not right. With `num_regressors` `p` and `n` numbers seen, the score `r` is adjusted to
    `1 - (1 - r) (n - 1) / (n - p - 1)`.

    >>> metric = keras.metrics.R2Score()
    >>> round(float(metric([[1.0], [4.0], [3.0]], [[2.0], [4.0], [4.0]])), 3)
    0.571

    Args:
        class_aggregation: None for one score an output; "uniform_average" for their mean;
            "variance_weighted_average" for their mean weighted by the variances of the targets.
        num_regressors: Integer of at least 0; how many inputs the model has, for the adjusted score. 0: not adjusted.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Targets and outputs have the shape `(batch, outputs)`; `outputs` must be known.

    Raises:
        ValueError: An argument is out of range, or targets and outputs are not of rank 2.

    Reference: Draper and Smith, 1998, "Applied Regression Analysis" (https://doi.org/10.1002/9781118625590).
    """

    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if class_aggregation not in _AGGREGATIONS:
            rule = f"Invalid value for argument `class_aggregation`. Expected one of {_AGGREGATIONS}."
            arguments.fail(self, rule, class_aggregation, "class_aggregation")
        if num_regressors < 0:
            rule = "Invalid value for argument `num_regressors`. Expected a value >= 0."
            arguments.fail(self, rule, num_regressors, "num_regressors")
        self.class_aggregation = class_aggregation
        self.num_regressors = num_regressors
        self.num_samples = self.add_weight("num_samples", dtype="int32")
        self.built = False

    def build(self, y_true_shape, y_pred_shape):
        """Makes the state for the shapes of targets and outputs."""
        y_true_shape, y_pred_shape = tf.TensorShape(y_true_shape), tf.TensorShape(y_pred_shape)
        if y_true_shape.rank != 2 or y_pred_shape.rank != 2:
            raise ValueError(
                "R2Score expects 2D inputs with shape (batch_size, output_dim). Received input shapes: "
                f"y_pred.shape={y_pred_shape} and y_true.shape={y_true_shape}."
            )
        if y_true_shape[1] is None or y_pred_shape[1] is None:
            raise ValueError(
                "R2Score expects 2D inputs with shape (batch_size, output_dim), with output_dim fully defined (not "
                f"None). Received input shapes: y_pred.shape={y_pred_shape} and y_true.shape={y_true_shape}."
            )
        shape = (y_pred_shape[1],)
        self.squared_sum = self.add_weight("squared_sum", shape=shape)
        self.sum = self.add_weight("sum", shape=shape)
        self.total_mse = self.add_weight("residual", shape=shape)
        self.count = self.add_weight("count", shape=shape)
        self.built = True

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets, shape `(batch, outputs)`.
            y_pred: Outputs, same shape.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        y_true, y_pred = tf.cast(y_true, self.dtype), tf.cast(y_pred, self.dtype)
        if not self.built:
            self.build(y_true.shape, y_pred.shape)
        if not y_true.shape.is_compatible_with(y_pred.shape):
            raise ValueError(
                "R2Score: targets and outputs must have the same shape. "
                f"Received: y_true.shape={y_true.shape}, y_pred.shape={y_pred.shape}"
            )
        weights = tf.ones_like(y_true)
        if sample_weight is not None:
            weights *= weighting.match_rank(tf.cast(sample_weight, self.dtype), y_true, "sample_weight")
        weighted = y_true * weights
        self.sum.assign_add(tf.reduce_sum(weighted, axis=0))
        self.squared_sum.assign_add(tf.reduce_sum(y_true * weighted, axis=0))
        self.total_mse.assign_add(tf.reduce_sum(tf.math.squared_difference(y_true, y_pred) * weights, axis=0))
        self.count.assign_add(tf.reduce_sum(weights, axis=0))
        self.num_samples.assign_add(tf.size(y_true))

    def result(self):
        """Returns the score so far: one number an output where `class_aggregation` is None, else a scalar."""
        if not self.built:
            raise AttributeError("R2Score: there is no result before a batch.")
        variation = self.squared_sum - self.sum * (self.sum / self.count)
        scores = 1 - self.total_mse / variation
        scores = tf.where(tf.math.is_inf(scores), tf.zeros_like(scores), scores)
        if self.class_aggregation == "uniform_average":
            scores = tf.reduce_mean(scores)
        elif self.class_aggregation == "variance_weighted_average":
            scores = tf.reduce_sum(scores * variation) / tf.reduce_sum(variation)
        return scores if self.num_regressors == 0 else self._adjusted(scores)

    def reset_state(self):
        """Begins again, with the same outputs."""
        super().reset_state()

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        config = {"class_aggregation": self.class_aggregation, "num_regressors": self.num_regressors}
        return {**super().get_config(), **config}

    def _adjusted(self, scores):
        """Scores that take the number of regressors into account, where there are enough samples for that."""
        number = tf.cast(self.num_samples, scores.dtype)
        freedom = number - self.num_regressors - 1
        if tf.executing_eagerly():
            _warn_of_few_samples(float(freedom))
        adjusted = 1 - tf.math.divide_no_nan((1 - scores) * (number - 1), freedom)
        return tf.where(freedom > 0, adjusted, scores)


def _warn_of_few_samples(freedom):
    if freedom < 0:
        warnings.warn(
            "More independent predictors than datapoints in adjusted R2 score. Falling back to standard R2 score.",
            stacklevel=5,
        )
    elif freedom == 0:
        warnings.warn("Division by zero in Adjusted R2 score. Falling back to standard R2 score.", stacklevel=5)
