"""The best of one rate where another rate is at least what is asked for, over evenly spaced thresholds."""

import tensorflow as tf

from keras.metrics import confusion_counts, threshold_arguments
from keras.metrics.metric import Metric
from keras.support import arguments
from keras.support.api_export import keras_export


class _OperatingPoint(Metric):
    """Counts at every threshold, and the best value of one rate among those where the other is large enough."""

    _asked: str

    def __init__(self, value, num_thresholds, class_id, name, dtype):
        super().__init__(name=name, dtype=dtype)
        if not arguments.is_integer(num_thresholds) or num_thresholds <= 0:
            rule = "Argument `num_thresholds` must be an integer > 0."
            arguments.fail(self, rule, num_thresholds, "num_thresholds")
        self.value = _check_rate(value, self._asked, owner=self)
        self.class_id = class_id
        self.num_thresholds = num_thresholds
        self.thresholds = threshold_arguments.even(num_thresholds)
        for count in confusion_counts.ConfusionCounts._fields:
            setattr(self, count, self.add_weight(count, shape=(num_thresholds,)))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets; 0 means no, all else yes.
            y_pred: Outputs in [0, 1], same shape.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        counts = confusion_counts.at_thresholds(
            y_true, y_pred, list(self.thresholds), sample_weight, dtype=self.dtype, class_id=self.class_id
        )
        for name, count in counts._asdict().items():
            getattr(self, name).assign_add(count)

    def result(self):
        """Returns the best value so far; 0 where no threshold does."""
        asked, wanted = self._rates()
        return tf.reduce_max(tf.where(asked >= tf.cast(self.value, asked.dtype), wanted, tf.zeros_like(wanted)))

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {
            **super().get_config(),
            "class_id": self.class_id,
            "num_thresholds": self.num_thresholds,
            self._asked: self.value,
        }

    def _rates(self):
        """The rate that must be large enough and the rate to report, at every threshold."""
        raise NotImplementedError(f"{type(self).__name__}: a subclass must define `_rates`.")

    def _precision(self):
        return tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_positives)

    def _recall(self):
        return tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_negatives)

    def _specificity(self):
        return tf.math.divide_no_nan(self.true_negatives, self.true_negatives + self.false_positives)


@keras_export("keras.metrics.SensitivityAtSpecificity")
class SensitivityAtSpecificity(_OperatingPoint):
    """Largest sensitivity `TP / (TP + FN)` at a threshold whose specificity `TN / (TN + FP)` is large enough.

    >>> metric = keras.metrics.SensitivityAtSpecificity(0.5)
    >>> float(metric([0, 0, 0, 1, 1], [0.0, 0.3, 0.8, 0.3, 0.8]))
    0.5

    Args:
        specificity: Float in [0, 1]; the least specificity.
        num_thresholds: Integer of at least 1; thresholds that divide [0, 1] into equal parts.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: `specificity` or `num_thresholds` is out of range, or targets and outputs do not fit.
    """

    _asked = "specificity"

    def __init__(self, specificity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(specificity, num_thresholds, class_id, name, dtype)
        self.specificity = specificity

    def _rates(self):
        return self._specificity(), self._recall()


@keras_export("keras.metrics.SpecificityAtSensitivity")
class SpecificityAtSensitivity(_OperatingPoint):
    """Largest specificity `TN / (TN + FP)` at a threshold whose sensitivity `TP / (TP + FN)` is large enough.

    >>> metric = keras.metrics.SpecificityAtSensitivity(0.5)
    >>> round(float(metric([0, 0, 0, 1, 1], [0.0, 0.3, 0.8, 0.3, 0.8])), 3)
    0.667

    Args:
        sensitivity: Float in [0, 1]; the least sensitivity.
        num_thresholds: Integer of at least 1; thresholds that divide [0, 1] into equal parts.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: `sensitivity` or `num_thresholds` is out of range, or targets and outputs do not fit.
    """

    _asked = "sensitivity"

    def __init__(self, sensitivity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(sensitivity, num_thresholds, class_id, name, dtype)
        self.sensitivity = sensitivity

    def _rates(self):
        return self._recall(), self._specificity()


@keras_export("keras.metrics.PrecisionAtRecall")
class PrecisionAtRecall(_OperatingPoint):
    """Largest precision `TP / (TP + FP)` at a threshold whose recall `TP / (TP + FN)` is large enough.

    >>> metric = keras.metrics.PrecisionAtRecall(0.5)
    >>> float(metric([0, 0, 0, 1, 1], [0.0, 0.3, 0.8, 0.3, 0.8]))
    0.5

    Args:
        recall: Float in [0, 1]; the least recall.
        num_thresholds: Integer of at least 1; thresholds that divide [0, 1] into equal parts.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: `recall` or `num_thresholds` is out of range, or targets and outputs do not fit.
    """

    _asked = "recall"

    def __init__(self, recall, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(recall, num_thresholds, class_id, name, dtype)
        self.recall = recall

    def _rates(self):
        return self._recall(), self._precision()


@keras_export("keras.metrics.RecallAtPrecision")
class RecallAtPrecision(_OperatingPoint):
    """Largest recall `TP / (TP + FN)` at a threshold whose precision `TP / (TP + FP)` is large enough.

    >>> metric = keras.metrics.RecallAtPrecision(0.8)
    >>> float(metric([0, 0, 1, 1], [0.0, 0.5, 0.3, 0.9]))
    0.5

    Args:
        precision: Float in [0, 1]; the least precision.
        num_thresholds: Integer of at least 1; thresholds that divide [0, 1] into equal parts.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: `precision` or `num_thresholds` is out of range, or targets and outputs do not fit.
    """

    _asked = "precision"

    def __init__(self, precision, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(precision, num_thresholds, class_id, name, dtype)
        self.precision = precision

    def _rates(self):
        return self._precision(), self._recall()


def _check_rate(value, name, owner):
    rule = f"Argument `{name}` must be in the range [0, 1]."
    if not arguments.is_number(value):
        arguments.fail(owner, rule, value, name, error=TypeError)
    return value if 0 <= value <= 1 else arguments.fail(owner, rule, value, name)
