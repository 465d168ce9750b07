"""Totals of right and wrong yes-no answers: true and false positives and negatives."""

from keras.metrics import confusion_counts, threshold_arguments
from keras.metrics.metric import Metric
from keras.support.api_export import keras_export


class _ConfusionTotal(Metric):
    """Sum over batches of one of the four counts, at one or several thresholds."""

    _count: str

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.init_thresholds = thresholds
        self.thresholds = threshold_arguments.check_thresholds(thresholds, default=0.5, owner=self)
        self.accumulator = self.add_weight("accumulator", shape=(len(self.thresholds),))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets; 0 means no, all else yes.
            y_pred: Outputs in [0, 1], same shape.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        counts = confusion_counts.at_thresholds(y_true, y_pred, list(self.thresholds), sample_weight, dtype=self.dtype)
        self.accumulator.assign_add(getattr(counts, self._count))

    def result(self):
        """Returns the total so far: a scalar for one threshold, else one number a threshold."""
        return self.accumulator[0] if len(self.thresholds) == 1 else self.accumulator.read_value()

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {**super().get_config(), "thresholds": threshold_arguments.as_given(self.init_thresholds)}


@keras_export("keras.metrics.TruePositives")
class TruePositives(_ConfusionTotal):
    """Sum of the weights of samples that are yes and called yes: `sum(w * (y_true != 0) * (y_pred > threshold))`.

    >>> float(keras.metrics.TruePositives()([0, 1, 1, 1], [0.9, 0.2, 0.7, 0.8]))
    2.0
    >>> keras.metrics.TruePositives(thresholds=[0.5, 0.75])([0, 1, 1, 1], [0.9, 0.2, 0.7, 0.8]).numpy()
    array([2., 1.], dtype=float32)

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], or targets and outputs have different shapes.
    """

    _count = "true_positives"


@keras_export("keras.metrics.TrueNegatives")
class TrueNegatives(_ConfusionTotal):
    """Sum of the weights of samples that are no and called no: `sum(w * (y_true == 0) * (y_pred <= threshold))`.

    >>> float(keras.metrics.TrueNegatives()([0, 0, 0, 1], [0.9, 0.2, 0.3, 0.8]))
    2.0

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], or targets and outputs have different shapes.
    """

    _count = "true_negatives"


@keras_export("keras.metrics.FalsePositives")
class FalsePositives(_ConfusionTotal):
    """Sum of the weights of samples that are no but called yes: `sum(w * (y_true == 0) * (y_pred > threshold))`.

    >>> float(keras.metrics.FalsePositives()([0, 0, 0, 1], [0.9, 0.2, 0.3, 0.8]))
    1.0

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], or targets and outputs have different shapes.
    """

    _count = "false_positives"


@keras_export("keras.metrics.FalseNegatives")
class FalseNegatives(_ConfusionTotal):
    """Sum of the weights of samples that are yes but called no: `sum(w * (y_true != 0) * (y_pred <= threshold))`.

    >>> float(keras.metrics.FalseNegatives()([0, 1, 1, 1], [0.9, 0.2, 0.7, 0.8]))
    1.0

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], or targets and outputs have different shapes.
    """

    _count = "false_negatives"
